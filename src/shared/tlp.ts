import { vocabulary } from "./vocabulary.js";

/** Traffic Light Protocol 2.0 (FIRST), from the widest to the narrowest circle. */
export const TLP = vocabulary(
  "Tlp",
  "Traffic Light Protocol 2.0 (FIRST): how far a thing may be passed on.",
  {
    CLEAR: "May be passed on without limit.",
    GREEN: "May be passed on within the community, not in public.",
    AMBER: "May be passed on within the organization and to its clients, as far as they need to know.",
    AMBER_STRICT: "May be passed on within the organization only.",
    RED: "For the eyes of the recipients only.",
  },
);

export type Tlp = keyof typeof TLP.values;

const ORDER = Object.keys(TLP.values) as Tlp[];

/** The rank of who may see everything. */
export const TOP_RANK = ORDER.length - 1;

/** The rank of a marking: 0 for CLEAR up to 4 for RED. Stored as `tlp`, so that the database can compare. */
export function tlpRank(marking: Tlp): number {
  return ORDER.indexOf(marking);
}

/** The marking of a rank. */
export function tlpOfRank(rank: number): Tlp {
  const marking = ORDER[rank];
  if (!marking) throw new Error(`No TLP marking has the rank ${rank}.`);
  return marking;
}
