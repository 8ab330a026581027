import { claimId, sourceId } from "../../../src/records/ids.js";
import { tripleId } from "../ids.js";
import { claim, entity, fact, type Fixture, source } from "../records.js";
import { claimInput, type MutationName, SPOKEN_OF } from "../speech.js";

export const PAPER = "publisher:paper-test";
export const FACT = ["company:one-test", "AFFILIATE_OF", "company:two-test"] as const;
export const STATEMENT = tripleId([...FACT]);
export const SAID = claimId(`claim ${FACT.join(" ")}`);
export const NEW = { kind: "ARTICLE", title: "New" };

/** What is there when the cases are tried. */
export const RECORDS: readonly Fixture[] = [
  ...SPOKEN_OF,
  entity("company:double-a", "Double Test"),
  entity("company:double-b", "Double Test"),
  entity("company:red", "Red Test", { marking: "RED" }),
  entity("company:marked", "Marked Test"),
  entity("affiliate:seller", "Seller Test"),
  source("last", { cites: ["daily"], url: "https://last.test" }),
  ...fact(["company:marked", "AFFILIATE_OF", "company:two-test"], PAPER, { marking: "AMBER" }),
  ...fact(["company:one-test", "PROVIDES", "tool:tool-test"], PAPER),
  claim("replaced", FACT, PAPER, ["paper"]),
  claim("replacing", FACT, PAPER, ["paper"], { supersedes: ["replaced"] }),
];

/** Input that is refused, with the code and the path of its problem. */
export type Case = [
  what: string,
  mutation: MutationName,
  input: Record<string, unknown>,
  code: string,
  path: string,
];

export const about = (more: object): Record<string, unknown> => claimInput("", "", "", { about: more });
export const uses = { subject: { name: "One Test" }, predicate: "USES", object: { name: "Tool Test" } };
export const ofFact = (more: object): Record<string, unknown> => ({
  ...about({ statement: STATEMENT }),
  ...more,
});
export const measured = (more: object): Record<string, unknown> =>
  ofFact({ measurements: [{ kind: "BYTES", ...more }] });
export const sourced = (...sources: object[]): Record<string, unknown> => ofFact({ sources });
export const replacing = (more: object): Record<string, unknown> => ({
  claim: SAID,
  sources: [NEW],
  ...more,
});
export const merging = (one: object, two: object): Record<string, unknown> => ({ entity: one, into: two });
export const foretold = (index: number): string => sourceId(`operation:circle:${index}`);
