import fc from "fast-check";
import { entityId, statementId } from "../../src/importing/ids.js";
import { getKind } from "../../src/kinds/registry.js";
import type { Endpoint, TraceRequest } from "../../src/trace/request.js";
import { askTrace, routes } from "../support/ask-trace.js";
import { buildGraph, type CasePlan, type Link, type SmallGraph, toRequest } from "../support/memory-facts.js";
import { expectedAnswer } from "../support/oracle.js";
import { casePlans } from "../support/random-graphs.js";
import { claim, entity, type Fixture, source, statement } from "../support/records.js";
import { startTestServer, type TestServer } from "../support/server.js";

const GRAPHS = 240;
const SEED = Date.now() % 2 ** 31;
const SPEAKER = "publisher:oracle-speaker";
const SOURCE = "oracle-source";

/** A random graph as a component of its own in the one database: its keys are its own. */
interface Component {
  readonly plan: CasePlan;
  readonly number: number;
}

const keyOf = (number: number, place: number): string => `oracle-${number}-${place}`;

function draw(): Component[] {
  // A kind alone at both ends would be asked of all components at once; one entity at both is refused by the API.
  const askable = casePlans.filter(({ question: { from, to } }) => {
    if (to === null) return true;
    const [start, goal] = [new Set(from.places), new Set(to.places)];
    const same = start.size === 1 && goal.size === 1 && from.places[0] === to.places[0];
    return from.kinds.length * to.kinds.length === 0 && !(same && from.kinds.length + to.kinds.length === 0);
  });
  return fc.sample(askable, { numRuns: GRAPHS, seed: SEED }).map((plan, number) => ({
    plan: { ...plan, graph: { ...plan.graph, links: withOneVoice(plan.graph.links) } },
    number,
  }));
}

/** A triple is one statement, and each has one claim. */
function withOneVoice(links: readonly Link[]): Link[] {
  const byTriple = new Map(links.map((link) => [`${link.subject} ${link.relation} ${link.object}`, link]));
  return [...byTriple.values()].map((link) => ({ ...link, voices: link.voices.slice(0, 1) }));
}

function toRecords({ plan: { graph }, number }: Component): Fixture[] {
  const refs = graph.kinds.map((kind, place) => `${getKind(kind).field}:${keyOf(number, place)}`);
  const ref = (place: number): string => refs[place] as string;
  return [
    ...refs.map((each, place) => entity(each, `Oracle graph ${number} node ${place}`)),
    ...graph.links.flatMap(({ subject, relation, object, voices, validFrom, validTo }, index) => {
      const triple = [ref(subject), relation, ref(object)] as const;
      const validity = { ...(validFrom && { validFrom }), ...(validTo && { validTo }) };
      return [
        statement(triple, validity),
        ...voices.map(({ certainty, ...voice }) =>
          claim(`${keyOf(number, index)}-claim`, triple, SPEAKER, [SOURCE], {
            ...voice,
            ...(certainty !== null && { certainty }),
          }),
        ),
      ];
    }),
  ];
}

function toGraph({ plan, number }: Component): SmallGraph {
  return buildGraph(plan.graph, {
    node: (place, kind) => entityId(getKind(kind), keyOf(number, place)),
    statement: (subject, relation, object) => statementId(subject, relation, object),
  });
}

/** The request as the variables of a GraphQL operation. */
function toVariables(request: TraceRequest, { question }: CasePlan): Record<string, unknown> {
  const toRefs = ({ ids, kinds }: Endpoint): object[] => [
    ...[...ids].map((id) => ({ id })),
    ...kinds.map((kind) => ({ kind: kind.value })),
  ];
  return {
    from: toRefs(request.from),
    to: request.to && toRefs(request.to),
    through: request.through.map((kind) => kind.value),
    via: question.via,
    avoid: [...request.avoid].map((id) => ({ id })),
    mode: request.mode,
    sameIncident: request.sameIncident,
    lens: question.lens,
    limits: { maxHops: request.limits.maxHops, maxPaths: 100, timeoutMs: 20_000 },
  };
}

let server: TestServer;
const components = draw();
beforeAll(async () => {
  server = await startTestServer([
    ...[entity(SPEAKER, "Speaker of the oracle's graphs"), source(SOURCE)],
    ...components.flatMap(toRecords),
  ]);
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
