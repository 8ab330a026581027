import { findReferred } from "../../records/ids.js";

const ORGANIZATIONS = ["Company", "Affiliate", "Agency", "Publisher"];

/** A relationship type between two kinds, and our relation for it. */
interface Row {
  readonly types: readonly string[];
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly relation: string;
}

/** STIX relationship types that say what one of our relations says. */
const ROWS: readonly Row[] = [
  { types: ["attributed-to"], from: ["Incident"], to: ["ThreatActor"], relation: "ATTRIBUTED_TO" },
  { types: ["targets", "impacts"], from: ["Incident"], to: ORGANIZATIONS, relation: "AFFECTED" },
  { types: ["targets", "compromises"], from: ["Incident"], to: ["Tool"], relation: "COMPROMISED" },
  { types: ["compromises"], from: ["Incident"], to: ORGANIZATIONS, relation: "COMPROMISED" },
  { types: ["part-of"], from: ORGANIZATIONS, to: ["Sector"], relation: "IN_SECTOR" },
  { types: ["part-of"], from: ORGANIZATIONS, to: ORGANIZATIONS, relation: "PART_OF" },
  { types: ["part-of", "employed-by"], from: ["Person"], to: ORGANIZATIONS, relation: "EMPLOYED_BY" },
  { types: ["located-at"], from: ORGANIZATIONS, to: ["Country"], relation: "LOCATED_IN" },
  {
    types: ["controls", "owns", "operates"],
    from: [...ORGANIZATIONS, "ThreatActor"],
    to: ["Tool"],
    relation: "OPERATES",
  },
  { types: ["uses"], from: ORGANIZATIONS, to: ["Tool"], relation: "USES" },
];

/** Our relation for a relationship between two recorded entities; undefined where there is none. */
export function relationOf(type: string, source: string, target: string): string | undefined {
  const [from, to] = [source, target].map((ref) => findReferred(ref)?.kind?.name ?? "");
  return ROWS.find(
    (row) => row.types.includes(type) && row.from.includes(from ?? "") && row.to.includes(to ?? ""),
  )?.relation;
}
