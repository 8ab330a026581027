import fc from "fast-check";
import { graphql } from "graphql";
import { buildApiSchema } from "../../src/api/build-schema.js";
import { makeContext } from "../../src/api/context.js";
import type { Graph } from "../../src/graph/graph.js";
import { idOf, tripleId } from "../support/ids.js";
import type { Tlp } from "../../src/shared/tlp.js";
import { addRecords, connectTestGraph } from "../support/graph.js";
import {
  leadsOn,
  type PlannedFact,
  type PlannedGraph,
  plannedGraphs,
  toRecords,
} from "../support/random-neighbourhoods.js";
import { connectEmptyDatabase } from "../support/test-database.js";
import { serviceOver } from "../support/service.js";

const GRAPHS = 40;
const SEED = Date.now() % 2 ** 31;

const graphs = Array.from({ length: GRAPHS }, (_, number): PlannedGraph => {
  const [plan] = fc.sample(plannedGraphs(number), { numRuns: 1, seed: SEED + number });
  return plan as PlannedGraph;
});

let graph: Graph;
beforeAll(async () => {
  await (await connectEmptyDatabase()).close();
  graph = connectTestGraph();
  await addRecords(graph, graphs.flatMap(toRecords));
});
afterAll(() => graph.close());

interface Question {
  readonly seeds: readonly string[];
  readonly hops: number;
  readonly budget: number;
  readonly viewer: Tlp;
  /** Looks for what is denied in place of what is asserted. */
  readonly denied: boolean;
}

const SUBGRAPH = `query ($seeds: [ID!]!, $hops: Int!, $budget: Int!, $lens: Lens) {
  subgraph(seeds: $seeds, hops: $hops, budget: $budget, lens: $lens) {
    truncated nodes { id name } edges { id source target relation statement { id status } }
    frontier { node { id } hidden { relation direction count } } } }`;

async function ask(question: Question): Promise<any> {
  const { seeds, hops, budget, viewer, denied } = question;
  const lens = denied ? { policy: { statuses: ["REFUTED"] } } : null;
  const contextValue = makeContext(
    serviceOver(graph),
    { role: "READER", name: "somebody", highestMarking: viewer },
    Date.now(),
  );
  const variableValues = { seeds: seeds.map(idOf), hops, budget, lens };
  const { data, errors } = await graphql({
    schema: buildApiSchema(),
    source: SUBGRAPH,
    contextValue,
    variableValues,
  });
  expect(errors).toBeUndefined();
  return data?.["subgraph"];
}

/** The answer by brute force over the plan: every fact looked at for every step. */
function expected({ nodes, facts }: PlannedGraph, { seeds, hops, budget, viewer, denied }: Question): object {
  const sees = (hidden: boolean): boolean => viewer === "RED" || !hidden;
  const named = new Map(nodes.filter((node) => sees(node.hidden)).map(({ ref, name }) => [ref, name]));
  const visible = facts.filter(
    ({ triple: [subject, relation, object], hidden }) =>
      leadsOn(relation) && sees(hidden) && named.has(subject) && named.has(object),
  );
  const admitted = visible.filter((fact) => fact.denied === denied);
  const byNameAndId = (a: string, b: string): number =>
    compare([named.get(a) as string, idOf(a)], [named.get(b) as string, idOf(b)]);
  const all = [...new Set(seeds)].sort(byNameAndId);
  for (let hop = 0; hop < hops; hop += 1) {
    const next = admitted.flatMap(({ triple: [subject, , object] }) => {
      if (all.includes(subject) === all.includes(object)) return [];
      return [all.includes(subject) ? object : subject];
    });
    all.push(...[...new Set(next)].sort(byNameAndId));
  }
  const kept = all.slice(0, budget);
  const shown = admitted.filter(({ triple: [s, , o] }) => kept.includes(s) && kept.includes(o));
  const keyOf = ({ triple: [s, relation, o] }: PlannedFact): string[] => [
    relation,
    named.get(s) as string,
    named.get(o) as string,
    tripleId([s, relation, o]),
  ];
  const edges = [...shown]
    .sort((a, b) => compare(keyOf(a), keyOf(b)))
    .map(({ triple: [s, relation, o] }) => {
      const id = tripleId([s, relation, o]);
      const status = denied ? "REFUTED" : "REPORTED";
      return { id, source: idOf(s), target: idOf(o), relation, statement: { id, status } };
    });
  return {
    truncated: all.length > kept.length,
    nodes: kept.map((ref) => ({ id: idOf(ref), name: named.get(ref) })),
    edges,
    hidden: countHidden(
      visible.filter((fact) => !shown.includes(fact)),
      kept,
    ),
  };
}

/** Facts by node, relation and direction, as "node RELATION OUT" -> count. */
function countHidden(facts: readonly PlannedFact[], kept: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const {
    triple: [subject, relation, object],
  } of facts) {
    for (const [ref, direction] of [
      [subject, "OUT"],
      [object, "IN"],
    ] as const) {
      if (!kept.includes(ref)) continue;
      const key = `${idOf(ref)} ${relation} ${direction}`;
      counts[key] = (counts[key] ?? 0) + 1;
    }
  }
  return counts;
}

function hiddenOf(frontier: any): Record<string, number> {
  return Object.fromEntries(
    frontier.flatMap(({ node, hidden }: any) =>
      hidden.map(({ relation, direction, count }: any) => [`${node.id} ${relation} ${direction}`, count]),
    ),
  );
}

function compare(a: readonly string[], b: readonly string[]): number {
  const place = a.findIndex((value, index) => value !== b[index]);
  if (place < 0) return 0;
  return (a[place] as string) < (b[place] as string) ? -1 : 1;
}

/** Some questions about a graph; the seeds are such as everybody may see. */
function questionsOf(plan: PlannedGraph, number: number): Question[] {
  const open = plan.nodes.filter(({ hidden }) => !hidden).map(({ ref }) => ref);
  if (open.length === 0) return [];
  const seed = open[number % open.length] as string;
  const other = open[(number * 7 + 3) % open.length] as string;
  return [
    { seeds: [seed], hops: 1, budget: 500, viewer: "RED", denied: false },
    { seeds: [seed, other, seed], hops: 2, budget: 5, viewer: "RED", denied: false },
    { seeds: [seed], hops: 4, budget: 7, viewer: "CLEAR", denied: false },
    { seeds: [seed, other], hops: 4, budget: 5000, viewer: "CLEAR", denied: false },
    { seeds: open, hops: 0, budget: 50, viewer: "CLEAR", denied: false },
    { seeds: [seed, other], hops: 3, budget: 100, viewer: "RED", denied: true },
    { seeds: [seed], hops: 4, budget: 1, viewer: "RED", denied: false },
  ];
}

test(`a subgraph is what brute force finds, on ${GRAPHS} random graphs (seed ${SEED})`, async () => {
  const wrong: string[] = [];
  let [truncated, edges, hidden] = [0, 0, 0];
  for (const [number, plan] of graphs.entries()) {
    for (const question of questionsOf(plan, number)) {
      const { frontier, ...answer } = await ask(question);
      const got = { ...answer, hidden: hiddenOf(frontier) };
      truncated += Number(got.truncated);
      edges += Number(got.edges.length);
      hidden += Object.keys(got.hidden).length;
      try {
        expect(got).toEqual(expected(plan, question));
      } catch (error) {
        wrong.push(`graph ${number} ${JSON.stringify(question)}: ${String(error)}`);
      }
    }
  }
  expect(wrong.slice(0, 2).join("\n")).toBe("");
  // The questions reach what they are to test.
  expect([truncated > 10, edges > 100, hidden > 100]).toEqual([true, true, true]);
});

test("the same question twice gives the same bytes, and a smaller budget the first of the nodes", async () => {
  for (const [number, plan] of graphs.slice(0, 20).entries()) {
    const [seed] = plan.nodes.map(({ ref }) => ref);
    const question: Question = {
      seeds: [seed as string],
      hops: 4,
      budget: 500,
      viewer: "RED",
      denied: false,
    };
    const whole = await ask(question);
    expect(JSON.stringify(await ask(question))).toBe(JSON.stringify(whole));
    for (const budget of [1, 2, 3 + (number % 5)]) {
      const part = await ask({ ...question, budget });
      expect(part.nodes).toEqual(whole.nodes.slice(0, budget));
      expect(part.truncated).toBe(whole.nodes.length > budget);
    }
  }
});
