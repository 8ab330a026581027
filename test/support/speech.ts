import type { Graph } from "../../src/graph/graph.js";
import { defineQuery } from "../../src/graph/query.js";
import { entity, fact, type Fixture, source } from "./records.js";
import type { TestServer } from "./server.js";

/** The mutations, with what their payloads show beside errors and the journal's entry. */
const MUTATIONS = {
  upsertEntity: "created entity { id kind name aliases marking }",
  makeClaim: "claim { id stance stands } statement { id status confidence claims { id } }",
  supersedeClaim: "claim { id stance stands } statement { id status confidence claims { id } }",
  retractClaim: "claim { id stance stands } statement { id status confidence claims { id } }",
  citeSource: "source { id title cites { id } }",
  mergeEntities: "entity { id name aliases } statementsMoved statementsLaidAside",
  unmerge: "entity { id name aliases } from { id name aliases }",
} as const;
export type MutationName = keyof typeof MUTATIONS;
export const MUTATION_NAMES = Object.keys(MUTATIONS) as MutationName[];

type Input = Readonly<Record<string, unknown>>;

/** The document of a mutation; its payload is the field `done`. */
export function mutationOf(name: MutationName): string {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${type}!) { done: ${name}(input: $input) {
    userErrors { code message path suggestion } replayed
    operation { key sequence at action who note touched { id } changes { id field before after } hash }
    ${MUTATIONS[name]} } }`;
}

/** Does a speech act, and returns its payload, refused or not. */
export async function speak(server: TestServer, name: MutationName, input: Input): Promise<any> {
  return (await server.data(mutationOf(name), { input })).done;
}

/** Does a speech act that must not be refused. */
export async function say(server: TestServer, name: MutationName, input: Input): Promise<any> {
  const payload = await speak(server, name, input);
  if (payload.userErrors.length > 0) throw new Error(`Refused: ${JSON.stringify(payload.userErrors)}`);
  return payload;
}

/** Some organizations, a tool and two papers: what claims of tests are about. */
export const SPOKEN_OF: readonly Fixture[] = [
  entity("publisher:paper-test", "Paper Test"),
  entity("publisher:daily-test", "Daily Test"),
  entity("person:writer-test", "Writer Test"),
  entity("company:one-test", "One Test", { aliases: ["Uno Test"] }),
  entity("company:two-test", "Two Test"),
  entity("company:three-test", "Three Test"),
  entity("tool:tool-test", "Tool Test"),
  source("paper", {
    publisher: "publisher:paper-test",
    author: "person:writer-test",
    publishedAt: "2020-01-01",
  }),
  source("daily", { publisher: "publisher:daily-test", publishedAt: "2020-02-01", cites: ["paper"] }),
  ...fact(["company:one-test", "AFFILIATE_OF", "company:two-test"], "publisher:paper-test", {
    validFrom: "2019",
  }),
];

/** The input of a claim by the paper about two entities that are told by name. */
export function claimInput(subject: string, predicate: string, object: string, more: Input = {}): Input {
  return {
    about: { subject: { name: subject }, predicate, object: { name: object } },
    stance: "ASSERTS",
    by: { name: "Paper Test" },
    speakerRole: "PRESS",
    sources: [{ kind: "ARTICLE", title: `On ${subject} and ${object}`, publishedAt: "2020-03-01" }],
    ...more,
  };
}

const COUNT_OPERATIONS = defineQuery("test.operations", "MATCH (o:Operation) RETURN count(o) AS found");

/** How many operations the journal's entries are, counted in the database. */
export async function countOperations(graph: Graph): Promise<number> {
  const [row] = await graph.read(COUNT_OPERATIONS);
  return row?.get("found") as number;
}
