import fc from "fast-check";
import { askTrace } from "../support/ask-trace.js";
import { recordsOf, toComponents, toGraph, toVariables } from "../support/components.js";
import { toRequest } from "../support/memory-facts.js";
import {
  allowedPaths,
  expectedAnswer,
  type OraclePath,
  ranked,
  rankOf,
  shortest,
} from "../support/oracle.js";
import { stepCases } from "../support/random-steps.js";
import { startTestServer, type TestServer } from "../support/server.js";

const GRAPHS = 120;
const SEED = Date.now() % 2 ** 31;
const MOST_PATHS = 100;

/** Questions that are about one component of the database, and that the API takes: filters name a node at least. */
const askable = stepCases.filter(
  ({ plan: { question } }) =>
    question.from.kinds.length === 0 &&
    question.from.places.every((place) => !question.to?.places.includes(place)) &&
    (question.steps ?? []).every(({ max }) => max > 0),
);
const cases = fc.sample(askable, { numRuns: GRAPHS, seed: SEED });
const components = toComponents(cases.map(({ plan }) => plan));

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(recordsOf(components));
});
afterAll(() => server.close());

function text(path: OraclePath): string {
  return path.map(({ from, fact }) => `${from.id} ${fact.statementId}`).join(" ");
}

function textOfAnswer({ hops }: any): string {
  return hops.map(({ from, statement }: any) => `${from.id} ${statement.id}`).join(" ");
}

/** Asks about one component; tells whether there was a path. */
async function check(number: number): Promise<boolean> {
  const [component, asked] = [components[number], cases[number]];
  if (!component || !asked) throw new Error(`There is no component ${number}.`);
  const graph = toGraph(component);
  const plain = toRequest(component.plan.question, graph, Date.now());
  const maxPaths = Math.min(asked.maxPaths, MOST_PATHS);
  const request = { ...plain, mode: asked.mode, limits: { ...plain.limits, maxPaths } };
  const result = await askTrace(server, toVariables(request, component.plan));
  const allowed = allowedPaths(graph, request);
  const candidates = asked.mode === "SHORTEST" || asked.mode === "ALL_SHORTEST" ? shortest(allowed) : allowed;
  const best = ranked(candidates, request).slice(0, asked.mode === "SHORTEST" ? 1 : maxPaths);
  const byText = new Map(candidates.map((path) => [text(path), path]));
  const ranks = (paths: readonly (OraclePath | undefined)[]): unknown[] =>
    paths.map((path) => path && rankOf(path, request));
  expect(ranks(result.paths.map((path: any) => byText.get(textOfAnswer(path))))).toEqual(ranks(best));
  expect(result.complete).toBe(result.stoppedBy === null);
  if (allowed.length > 0) expect(result.whyEmpty).toBeNull();
  else {
    const expected = expectedAnswer(graph, request);
    expect(expected.whyEmpty).toContain(result.whyEmpty);
    const blocked = expected.blocked.map(text);
    expect(result.blocked).toHaveLength(Math.min(blocked.length, maxPaths));
    for (const path of result.blocked) expect(blocked).toContain(textOfAnswer(path));
  }
  return allowed.length > 0;
}

test(`Over Neo4j, a trace along steps agrees with the oracle on ${GRAPHS} random graphs in one database (seed ${SEED})`, async () => {
  const wrong: string[] = [];
  let found = 0;
  for (const number of components.keys()) {
    try {
      found += (await check(number)) ? 1 : 0;
    } catch (error) {
      wrong.push(`graph ${number}: ${String(error)}\n${JSON.stringify(cases[number])}`);
    }
  }
  expect(wrong.slice(0, 2).join("\n")).toBe("");
  expect(found).toBeGreaterThan(GRAPHS / 6);
});
