import { nameKey } from "../../shared/name-key.js";
import { entity, given, say } from "../drafts.js";
import type { RecordDraft } from "../format.js";
import { countryName, isPublicAdministration, sectorOf } from "./codes.js";
import { knownOf, type VerisIncident } from "./incident.js";
import type { Speaker } from "./speaker.js";

/** An organization that an incident affected. */
export interface Victim {
  readonly ref: string;
  readonly name: string;
}

/** Names that stand for no one: two of them are not the same. */
const NOBODY =
  /^(unknown|unnamed|undisclosed|not disclosed|anonymous|n\/?a|none|various|multiple|several|other|\?+)\b.{0,40}$/i;

/**
 * The victim of an incident; null where nothing at all is known of it. One without a name has a node of its own: two that nobody
 * names are not the same.
 */
export function victimOf({ victim, incident_id: id }: VerisIncident): Victim | null {
  const kind = kindOf(victim.industry ?? "");
  const name = cleanName(victim.victim_id ?? "");
  if (name !== "" && !NOBODY.test(name)) return { ref: `${kind}:${name}`, name };
  const [country] = knownOf(victim.country);
  const sector = sectorOf(victim.industry ?? "")?.name;
  if (country === undefined && sector === undefined) return null;
  const about = [sector, country && (countryName(country) ?? country)].filter((each) => each !== undefined);
  return { ref: `${kind}:veris victim of ${id.toLowerCase()}`, name: `Unnamed victim (${about.join(", ")})` };
}

/** What the incident says of its victim, beside what happened to it: where it is, and what it does. */
export function describeVictim(
  { victim }: VerisIncident,
  { ref, name }: Victim,
  speaker: Speaker,
): RecordDraft[] {
  const countries = knownOf(victim.country).filter((code) => countryName(code) !== undefined);
  const [country] = countries;
  const sector = sectorOf(victim.industry ?? "");
  return [
    entity(ref, name, given({ country })),
    ...countries.flatMap((code) => [
      entity(`country:${code.toLowerCase()}`, countryName(code) ?? code, { code }),
      ...say({
        statement: [ref, "LOCATED_IN", `country:${code.toLowerCase()}`],
        claim: speaker(`located/${code}`),
      }),
    ]),
    ...(sector
      ? [
          entity(`sector:${sector.name}`, sector.name, { code: sector.code }),
          ...say({ statement: [ref, "IN_SECTOR", `sector:${sector.name}`], claim: speaker("sector") }),
        ]
      : []),
  ];
}

/** Organizations that suffered from a breach of the victim; some are written with their NAICS code: "AMP Limited;5241". */
export function secondaryVictims({ victim }: VerisIncident, primary: Victim | null): Victim[] {
  const named = new Map<string, Victim>();
  for (const written of victim.secondary?.victim_id ?? []) {
    const [, names = "", naics = ""] = /^(.*?)(?:;\s*(\d{2,6})\s*)?$/s.exec(written) ?? [];
    for (const name of names.split(";").map(cleanName)) {
      if (name === "" || NOBODY.test(name)) continue;
      named.set(nameKey(name), { ref: `${kindOf(naics)}:${name}`, name });
    }
  }
  if (primary) named.delete(nameKey(primary.name));
  return [...named.values()];
}

function kindOf(naics: string): "agency" | "company" {
  return isPublicAdministration(naics) ? "agency" : "company";
}

function cleanName(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[,;]+$/, "")
    .trim();
}
