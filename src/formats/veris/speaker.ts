import { entity, given, source } from "../drafts.js";
import type { RecordDraft } from "../format.js";
import { toDay } from "./dates.js";
import type { VerisIncident } from "./incident.js";
import { splitReferences } from "./references.js";

/** Who keeps the records, and so says what they say. */
const DATABASE = "publisher:veris-community-database";

type ClaimDraft = Extract<RecordDraft, { record: "claim" }>;
/** A claim of the database about this incident, told from its others by a key. */
export type Speaker = (
  key: string,
  extras?: Partial<ClaimDraft>,
) => Omit<ClaimDraft, "record" | "about" | "stance">;

const CERTAINTY: Readonly<Record<string, number>> = { High: 80, Medium: 60, Low: 30, None: 10 };
/** What is only possible is at most as certain as not. */
const POTENTIAL = 50;

/** The database's record of an incident, with the articles it cites, and how the database speaks of it. */
export function speakerOf(incident: VerisIncident): {
  speaker: Speaker;
  records: RecordDraft[];
  notes: string[];
} {
  const id = incident.incident_id.toLowerCase();
  const record = `veris/${id}`;
  const { urls, rest } = splitReferences(incident.reference);
  const stated = CERTAINTY[incident.confidence ?? ""];
  const publishedAt = toDay(incident.plus?.created);
  const speaker: Speaker = (key, extras = {}) => ({
    by: DATABASE,
    speakerRole: "ANALYST",
    sources: [record],
    ...given({ publishedAt, certainty: stated }),
    ...extras,
    claim: `${record}/${key}`,
  });
  return {
    speaker,
    records: [
      entity(DATABASE, "VERIS Community Database", { aliases: ["VCDB"] }),
      ...urls.map((url) => source(url, { kind: "ARTICLE", title: `Article at ${new URL(url).host}`, url })),
      source(record, {
        kind: "RESEARCH",
        title: `VCDB incident ${incident.incident_id}`,
        publisher: DATABASE,
        cites: [...urls],
        ...given({ publishedAt }),
      }),
    ],
    notes: rest.length > 0 ? [`no addresses, so no sources: "${rest.join(" ")}"`] : [],
  };
}

/** As certain as the record, and no more certain than what is only possible. */
export function potentially(incident: VerisIncident): { readonly certainty: number } {
  return { certainty: Math.min(POTENTIAL, CERTAINTY[incident.confidence ?? ""] ?? POTENTIAL) };
}
