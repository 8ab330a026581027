import { TRAVERSED } from "../../src/kinds/relations.js";
import { type BenchLens, LENSES } from "./believed.js";
import { dig, isPeer, list, type Question, type Row } from "./row.js";

/** A list of related entities in Cypher: [id, name] each, by name. */
function related(
  lens: BenchLens,
  from: string,
  type: string,
  to: string,
  limit: number,
  columns = `[${to}.id, ${to}.name]`,
): string {
  // A name of its own: one inside another would otherwise be the same relationship.
  const fact = `fact_${to}`;
  const where = lens.believed === null ? "" : `WHERE ${lens.believed(fact)}`;
  const isInverse = type.startsWith("<");
  const pattern = isInverse ? `<-[${fact}:${type.slice(1)}]-` : `-[${fact}:${type}]->`;
  return `COLLECT { MATCH (${from})${pattern}(${to}) ${where}
    WITH ${to}, ${fact} ORDER BY ${to}.name, ${fact}.statementId LIMIT ${limit} RETURN ${columns} }`;
}

type Pair = readonly [id: string, name: string];
const toNode = ([id, name]: Pair): object => ({ id, name });

/** Twenty parents with ten, five, and five times three below them. */
function nested(lens: BenchLens, name: string, title: string, hasPeers: boolean): Row {
  const below = (limit: number): string => `(first: ${limit}, lens: $lens)`;
  const query = `query ($sector: String!, $lens: Lens) {
    companies(first: 20, filter: {sectors: {has: $sector}}, sort: {field: NAME}) { nodes { id name
      customers${below(10)} { nodes { id name } }
      uses${below(5)} { nodes { id name } }
      affiliates${below(5)} { nodes { id name uses${below(3)} { nodes { id name } } } } } } }`;
  const sorted = (limit: number): string => `(limit: ${limit}, sort: [{name: ASC}])`;
  const peer = `query ($sector: String!) {
    companies(limit: 20, where: {sectors: {includes: $sector}}, sort: [{name: ASC}, {id: ASC}]) { id name
      customers${sorted(10)} { id name }
      uses${sorted(5)} { id name }
      affiliates${sorted(5)} { id name uses${sorted(3)} { id name } } } }`;
  const inner = related(lens, "a", "USES", "t", 3);
  const cypher = `MATCH (n:Company) WHERE n.name IS NOT NULL AND n.id IS NOT NULL AND $sector IN n.sectors
    WITH n ORDER BY n.name, n.id LIMIT 20
    RETURN n.id, n.name,
      ${related(lens, "n", "<CUSTOMER_OF", "c1", 10)},
      ${related(lens, "n", "USES", "t1", 5)},
      ${related(lens, "n", "<AFFILIATE_OF", "a", 5, `[a.id, a.name, ${inner}]`)}
    ORDER BY n.name, n.id`;
  return {
    name,
    title,
    table: "reads",
    questions: ({ sectors }) =>
      sectors.map((sector): Question => {
        const ours = { query, variables: { sector, lens: lens.input } };
        const asked = { query: peer, variables: { sector } };
        return { floor: { sector }, ours, ...(hasPeers ? { naive: ours, peer: asked, tuned: asked } : {}) };
      }),
    floor: async (run, parameters) => {
      const rows = await run(cypher, parameters);
      const nodes = rows.map(([id, found, customers, uses, affiliates]) => ({
        id,
        name: found,
        customers: { nodes: (customers as Pair[]).map(toNode) },
        uses: { nodes: (uses as Pair[]).map(toNode) },
        affiliates: {
          nodes: (affiliates as (readonly [string, string, Pair[]])[]).map(([own, called, its]) => ({
            ...{ id: own, name: called },
            uses: { nodes: its.map(toNode) },
          })),
        },
      }));
      return { data: { companies: { nodes } } };
    },
    comparable: (data, column) => flat(isPeer(column) ? dig(data, "companies") : data),
    most: 200,
  };
}

/** An answer without the `nodes` of connections, as the peer gives it. */
function flat(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(flat);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && (first?.[0] === "nodes" || first?.[0] === "companies")) return flat(first[1]);
  return Object.fromEntries(entries.map(([key, each]) => [key, flat(each)]));
}

/** A hub's users, and what these use: few tools, many times over. */
const hubDedup: Row = {
  name: "hub",
  title: "50 users of the largest hub, and 10 tools of each (few tools, shared)",
  table: "reads",
  questions: ({ hubTool }) => {
    const query = `query ($id: ID!, $lens: Lens) { tool(id: $id) { id
      usedBy(first: 50, lens: $lens) { nodes { id name uses(first: 10, lens: $lens) { nodes { id name } } } } } }`;
    const ours = { query, variables: { id: hubTool, lens: LENSES.all.input } };
    const peer = {
      query: `query ($id: ID!) { tools(where: {id: {eq: $id}}) { id
        usedBy(limit: 50, sort: [{name: ASC}]) { id name uses(limit: 10, sort: [{name: ASC}]) { id name } } } }`,
      variables: { id: hubTool },
    };
    return [{ floor: { id: hubTool }, ours, naive: ours, peer, tuned: peer }];
  },
  floor: async (run, parameters) => {
    const [row] = await run(
      `MATCH (t:Entity {id: $id}) RETURN t.id,
       ${related(LENSES.all, "t", "<USES", "u", 50, `[u.id, u.name, ${related(LENSES.all, "u", "USES", "x", 10)}]`)}`,
      parameters,
    );
    const users = row?.[1] as (readonly [string, string, Pair[]])[];
    const nodes = users.map(([id, name, uses]) => ({ id, name, uses: { nodes: uses.map(toNode) } }));
    return { data: { tool: { id: row?.[0], usedBy: { nodes } } } };
  },
  comparable: (data, column) => flat(isPeer(column) ? dig(data, "tools", 0) : dig(data, "tool")),
  most: 60,
};

/** The number of a hub's neighbours, under the default lens: a statement of each is looked at. */
const hubCount: Row = {
  name: "hub-count",
  title: "totalCount of the largest hub's users, default lens",
  table: "reads",
  questions: ({ hubTool }) => [
    {
      floor: { id: hubTool },
      ours: {
        query: "query ($id: ID!) { tool(id: $id) { usedBy(first: 0) { totalCount } } }",
        variables: { id: hubTool },
      },
    },
  ],
  floor: async (run, parameters) => {
    const [row] = await run(
      `MATCH (t:Entity {id: $id})<-[r:USES]-() WHERE ${LENSES.best.believed("r")} RETURN count(r)`,
      parameters,
    );
    return { data: { tool: { usedBy: { totalCount: row?.[0] } } } };
  },
  comparable: (data) => dig(data, "tool", "usedBy", "totalCount"),
  most: 20,
};

/** The relations that the API follows from an entity to its neighbours. */
const PATHS = TRAVERSED.map(({ name }) => name).join("|");

/** What lies around an entity. */
const subgraph: Row = {
  name: "subgraph",
  title: "the neighbourhood of an entity, 1 hop, all facts in it",
  table: "reads",
  questions: ({ quiet }) =>
    quiet.map((id): Question => ({
      floor: { id },
      ours: {
        query: `query ($id: ID!, $lens: Lens) { subgraph(seeds: [$id], hops: 1, budget: 500, lens: $lens) {
          nodes { id name } edges { id relation source target } truncated } }`,
        variables: { id, lens: LENSES.all.input },
      },
    })),
  floor: async (run, parameters) => {
    const [row] = await run(
      `MATCH (e:Entity {id: $id})
       WITH e, COLLECT { MATCH (e)-[:${PATHS}]-(m:Entity) RETURN DISTINCT m } + [e] AS nodes
       RETURN [n IN nodes | [n.id, n.name]],
         COLLECT { UNWIND nodes AS a MATCH (a)-[r:${PATHS}]->(b:Entity) WHERE b IN nodes
           RETURN [r.statementId, type(r), a.id, b.id] }`,
      parameters,
    );
    const [nodes, edges] = (row ?? []) as [Pair[], (readonly [string, string, string, string])[]];
    return {
      data: {
        subgraph: {
          nodes: nodes.map(toNode),
          edges: edges.map(([id, relation, source, target]) => ({ id, relation, source, target })),
          truncated: false,
        },
      },
    };
  },
  comparable: (data) => [byId(list(data, "subgraph", "nodes")), byId(list(data, "subgraph", "edges"))],
  most: 100,
};

function byId(rows: readonly unknown[]): unknown[] {
  const idOf = (row: unknown): string => String(dig(row, "id"));
  return [...rows].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
}

export const NESTED_ROWS: readonly Row[] = [
  nested(LENSES.all, "nested", "20 parents x (10 + 5 + 5 x 3), all claims", true),
  nested(LENSES.best, "nested-believed", "the same under the default lens", false),
  hubDedup,
  hubCount,
  subgraph,
];
