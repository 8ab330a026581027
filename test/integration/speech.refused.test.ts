import { graphql } from "graphql";
import { buildApiSchema } from "../../src/api/build-schema.js";
import { makeContext } from "../../src/api/context.js";
import type { Graph } from "../../src/graph/graph.js";
import { BreachpathError } from "../../src/shared/errors.js";
import { canonicalHash } from "../support/canonical-hash.js";
import { connectTestGraph } from "../support/graph.js";
import { idOf } from "../support/ids.js";
import { expectNothingInternal } from "../support/refusal.js";
import { ABOUT_CASES, CLAIM_CASES } from "../support/refused/claims.js";
import { merging, NEW, ofFact, RECORDS, replacing, SAID } from "../support/refused/fixture.js";
import { ENTITY_CASES, SOURCE_CASES } from "../support/refused/sources-and-entities.js";
import { startTestServer, type TestServer } from "../support/server.js";
import {
  countOperations,
  MUTATION_NAMES,
  type MutationName,
  mutationOf,
  say,
  speak,
} from "../support/speech.js";
import { serviceOver } from "../support/service.js";

let server: TestServer;
let graph: Graph;
beforeAll(async () => {
  server = await startTestServer(RECORDS);
  graph = connectTestGraph();
  await say(server, "mergeEntities", { entity: { name: "Three Test" }, into: { name: "Seller Test" } });
  await say(server, "unmerge", { entity: idOf("company:three-test") });
});
afterAll(async () => {
  await graph.close();
  await server.close();
});

test.each([...ABOUT_CASES, ...CLAIM_CASES, ...SOURCE_CASES, ...ENTITY_CASES])(
  "%s: %s is refused, says why, and writes nothing",
  async (_, mutation, input, code, path) => {
    const before = [await canonicalHash(graph), await countOperations(graph)];
    const payload = await speak(server, mutation, input);
    const [problem] = payload.userErrors;
    expect([problem?.code, problem?.path.join(".")]).toEqual([code, path]);
    expect(problem.message.length).toBeGreaterThan(20);
    expectNothingInternal(JSON.stringify(payload.userErrors));
    expect([payload.operation, payload.replayed]).toEqual([null, false]);
    expect([await canonicalHash(graph), await countOperations(graph)]).toEqual(before);
  },
);

const INPUTS: Readonly<Record<MutationName, object>> = {
  upsertEntity: { company: { name: "By a reader" } },
  makeClaim: ofFact({}),
  supersedeClaim: replacing({}),
  retractClaim: { claim: SAID, reason: "RECORDED_IN_ERROR" },
  citeSource: { source: NEW, claims: [SAID] },
  mergeEntities: merging({ name: "One Test" }, { name: "Two Test" }),
  unmerge: { entity: idOf("company:three-test") },
};

test.each([
  ...MUTATION_NAMES.map((name): [string, string, Record<string, unknown>] => [
    name,
    mutationOf(name),
    { input: INPUTS[name] },
  ]),
  ["operations", "{ operations { nodes { key } } }", {}],
  ["journal", "{ journal { head } }", {}],
])("who may only read may not ask for %s", async (_, query, variableValues) => {
  const before = [await canonicalHash(graph), await countOperations(graph)];
  for (const highestMarking of ["CLEAR", "RED"] as const) {
    const viewer = { role: "READER", name: "reader", highestMarking } as const;
    const contextValue = makeContext(serviceOver(graph), viewer, Date.now());
    const answer = await graphql({ schema: buildApiSchema(), source: query, variableValues, contextValue });
    const refusal = answer.errors?.[0]?.originalError;
    expect(refusal).toBeInstanceOf(BreachpathError);
    expect((refusal as BreachpathError).code).toBe("FORBIDDEN");
    expect(answer.data ?? null).toBeNull();
  }
  expect([await canonicalHash(graph), await countOperations(graph)]).toEqual(before);
});
