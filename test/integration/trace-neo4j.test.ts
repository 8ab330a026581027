import fc from "fast-check";
import { askTrace, routes } from "../support/ask-trace.js";
import { type Component, recordsOf, toComponents, toGraph, toVariables } from "../support/components.js";
import { toRequest } from "../support/memory-facts.js";
import { expectedAnswer } from "../support/oracle.js";
import { casePlans } from "../support/random-graphs.js";
import { startTestServer, type TestServer } from "../support/server.js";

const GRAPHS = 240;
const SEED = Date.now() % 2 ** 31;

function draw(): Component[] {
  // A kind alone at both ends would be asked of all components at once; one entity at both is refused by the API.
  const askable = casePlans.filter(({ question: { from, to } }) => {
    if (to === null) return true;
    const [start, goal] = [new Set(from.places), new Set(to.places)];
    const same = start.size === 1 && goal.size === 1 && from.places[0] === to.places[0];
    return from.kinds.length * to.kinds.length === 0 && !(same && from.kinds.length + to.kinds.length === 0);
  });
  return toComponents(fc.sample(askable, { numRuns: GRAPHS, seed: SEED }));
}

let server: TestServer;
const components = draw();
beforeAll(async () => {
  server = await startTestServer(recordsOf(components));
});
afterAll(() => server.close());

function written(paths: any[]): string[] {
  return paths
    .map(({ hops }) => hops.map(({ from, statement }: any) => `${from.id} ${statement.id}`).join(" "))
    .sort();
}

async function check(component: Component): Promise<void> {
  const graph = toGraph(component);
  const request = toRequest(component.plan.question, graph, Date.now());
  const expected = expectedAnswer(graph, request);
  const write = (paths: typeof expected.paths): string[] =>
    paths.map((path) => path.map(({ from, fact }) => `${from.id} ${fact.statementId}`).join(" ")).sort();
  const result = await askTrace(server, toVariables(request, component.plan));
  // Whether a kind has members is a matter of the whole database, not of the component.
  const [reason] = expected.whyEmpty;
  const reasons =
    reason === "NO_SUCH_START" ? [reason, "NOT_CONNECTED", "BEYOND_MAX_HOPS"] : expected.whyEmpty;
  expect(written(result.paths)).toEqual(write(expected.paths));
  expect(written(result.blocked)).toEqual(write(expected.blocked));
  expect(reasons).toContain(result.whyEmpty);
  expect(result.complete).toBe(result.stoppedBy === null);
}

describe("Over Neo4j, a trace", () => {
  test(`agrees with the oracle on ${GRAPHS} random graphs in one database (seed ${SEED})`, async () => {
    const wrong: string[] = [];
    for (let first = 0; first < GRAPHS; first += 4) {
      const some = components.slice(first, first + 4);
      const checks = await Promise.allSettled(some.map(check));
      checks.forEach((each, index) => {
        if (each.status === "rejected")
          wrong.push(`graph ${first + index}: ${String(each.reason)}\n${JSON.stringify(some[index]?.plan)}`);
      });
    }
    expect(wrong.slice(0, 2).join("\n")).toBe("");
  });

  test("from any of a kind to any of a kind is a trace over the whole database", async () => {
    const kinds = { from: [{ kind: "LISTING" }], to: [{ kind: "MARKETPLACE" }] };
    const expected = components.flatMap((component) => {
      const graph = toGraph(component);
      const none = { through: [], via: ["LISTED_ON"], avoid: [], sameIncident: true, maxHops: 1, lens: {} };
      const [from, to] = [
        { places: [], kinds: ["Listing"] },
        { places: [], kinds: ["Marketplace"] },
      ];
      return expectedAnswer(graph, toRequest({ from, to, ...none }, graph, Date.now())).paths;
    });
    const result = await askTrace(server, { ...kinds, via: ["LISTED_ON"], limits: { maxPaths: 100 } });
    expect(result).toMatchObject({ complete: true, whyEmpty: null });
    // The listing on Marketo is the seed's.
    expect(result.paths).toHaveLength(expected.length + 1);
    expect(routes(result.paths)).toContainEqual(["Marketo"]);
  });
});
