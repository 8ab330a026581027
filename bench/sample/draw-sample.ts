import { entityId } from "../../src/records/ids.js";
import { type Graph, integer } from "../../src/graph/graph.js";
import { defineQuery } from "../../src/graph/query.js";
import { keyOf, SECTORS } from "../graph/entity-nodes.js";
import { madeUpName } from "../graph/names.js";
import { CHAIN_LENGTH, Population } from "../graph/population.js";
import { randomOf } from "../graph/random.js";
import type { GraphSize } from "../graph/sizes.js";
import type { Client } from "../measure/client.js";
import type { DeepPlace, Pair, Sample } from "./sample.js";

const DEEP = 50_000;
/** Where a list is shorter than that, the place is so far down in it. */
const DEEP_SHARE = 0.8;
const LONG_MS = 120_000;
const COMPANIES = 200;
const QUIET = 60;

const DEEP_PLACE = defineQuery(
  "bench.deep-place",
  `MATCH (n:Company) WHERE n.name IS NOT NULL AND $sector IN n.sectors
   RETURN n.name AS name, n.id AS id ORDER BY n.name, n.id SKIP $skip LIMIT 1`,
);
const COUNT_SECTOR = defineQuery(
  "bench.count-sector",
  "MATCH (n:Company) WHERE $sector IN n.sectors RETURN count(n) AS total",
);
const HUB = defineQuery(
  "bench.hub",
  "MATCH (t:Tool) RETURN t.id AS id, COUNT { (t)<-[:USES]-() } AS users ORDER BY users DESC, id LIMIT 1",
);
const QUIET_ONES = defineQuery(
  "bench.quiet",
  `UNWIND $ids AS id MATCH (e:Entity {id: id})
   WITH id, COUNT { (e)--() } AS degree WHERE degree >= 4 AND degree <= 20
   RETURN id LIMIT $limit`,
);

/** Draws what the rows ask about. `api` is our own server. */
export async function drawSample(graph: Graph, api: Client, size: GraphSize): Promise<Sample> {
  const population = new Population(size);
  const random = randomOf(`sample ${size.name}`);
  const companies = population.group("Company");
  const idOf = (index: number): string => entityId(population.groupOf(index).kind, keyOf(index));
  const company = (): string => idOf(companies.first + random.below(companies.count));
  const companyIds = Array.from({ length: COMPANIES }, company);
  const deep: DeepPlace[] = [];
  for (const sector of SECTORS) deep.push(await findDeepPlace(graph, api, sector));
  const [hub] = await graph.read(HUB, {}, LONG_MS);
  const hubTool = hub?.get("id") as string;
  const quiet = await graph.read(QUIET_ONES, { ids: companyIds, limit: integer(QUIET) }, LONG_MS);
  return {
    companyIds,
    sectors: SECTORS,
    deep,
    largestPage: await findLargestPage(api),
    hubTool,
    words: Array.from({ length: 40 }, () => madeUpName(random.below(size.entities)).split(" ")[0] ?? ""),
    pairs: drawPairs(population, idOf, company, hubTool),
    quiet: quiet.map((row) => row.get("id") as string),
  };
}

/** Pairs of every sort in turn, so that any number of them is a mix. */
function drawPairs(
  population: Population,
  idOf: (index: number) => string,
  company: () => string,
  hubTool: string,
): Pair[] {
  const ends = (chain: number): readonly [string, string] => {
    const all = population.chain(chain % population.chains);
    return [idOf(all[0] ?? 0), idOf(all[CHAIN_LENGTH - 1] ?? 0)];
  };
  return Array.from({ length: 25 }, (_, index): Pair[] => {
    const [first, last] = ends(index);
    // Every second chain hangs on nothing.
    const [apart] = ends(2 * index + 1);
    return [
      { from: company(), to: company(), sort: "random" },
      { from: hubTool, to: company(), sort: "hub" },
      { from: first, to: last, sort: "chain" },
      { from: company(), to: apart, sort: "apart" },
    ];
  }).flat();
}

async function findDeepPlace(graph: Graph, api: Client, sector: string): Promise<DeepPlace> {
  const [counted] = await graph.read(COUNT_SECTOR, { sector }, LONG_MS);
  const depth = Math.min(DEEP, Math.floor((counted?.get("total") as number) * DEEP_SHARE));
  const [row] = await graph.read(DEEP_PLACE, { sector, skip: integer(depth - 1) }, LONG_MS);
  const [name, id] = [row?.get("name") as string, row?.get("id") as string];
  return { sector, name, id, depth, cursor: await findCursor(api, name, id) };
}

/** The cursor of a company in the list by name, as the API gives it. */
async function findCursor(api: Client, name: string, id: string): Promise<string> {
  const query = `query ($name: String!) {
    companies(first: 20, filter: {name: {eq: $name}}, sort: {field: NAME}) { edges { cursor node { id } } } }`;
  const { text } = await api.post(JSON.stringify({ query, variables: { name } }));
  const { data } = JSON.parse(text) as {
    data?: { companies: { edges: { cursor: string; node: { id: string } }[] } };
  };
  const cursor = data?.companies.edges.find(({ node }) => node.id === id)?.cursor;
  if (cursor === undefined)
    throw new Error(`The API gave no cursor of the company "${name}": ${text.slice(0, 500)}`);
  return cursor;
}

/** Asks for pages of these sizes until one is given. */
const PAGE_SIZES = [2_000, 1_000, 500, 200, 100];

async function findLargestPage(api: Client): Promise<number> {
  const query = "query ($first: Int!) { companies(first: $first) { nodes { id } } }";
  for (const first of PAGE_SIZES) {
    const { text } = await api.post(JSON.stringify({ query, variables: { first } }));
    if ((JSON.parse(text) as { errors?: unknown }).errors === undefined) return first;
  }
  throw new Error("The API gives no page of 100 companies.");
}
