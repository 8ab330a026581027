import type { Graph, GraphReader } from "../graph/graph.js";
import type { Evidence } from "./evidence.js";
import { Projection } from "./projection.js";
import type { Touched } from "./read-changes.js";
import {
  eachEntity,
  eachEvidence,
  findEvidence,
  findHeldEntities,
  readCounts,
  readSources,
} from "./read-evidence.js";

const PER_PAGE = 2_000;
/** Ids are hashes in hexadecimal: these divide them into parts of about one size, which are read side by side. */
const RANGES = [
  { from: "0", to: "8" },
  { from: "8", to: "g" },
];

/** Told now and then how far a building is. */
export type Report = (done: number, of: number) => void;

/** A projection that would be larger than it may be. */
export class ProjectionTooLarge extends Error {
  constructor(
    readonly bytes: number,
    readonly most: number,
  ) {
    super(`The facts in memory would take ${megabytes(bytes)}; ${megabytes(most)} are allowed.`);
    this.name = "ProjectionTooLarge";
  }
}

export function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1_000_000)} MB`;
}

/** About how much memory a graph takes: 512 MB were counted for a million entities and five million facts. */
const BYTES_PER_ENTITY = 40;
const BYTES_PER_FACT = 95;

/**
 * Reads the fact layer of a database into memory.
 * @throws ProjectionTooLarge
 */
export async function buildProjection(
  graph: Graph,
  mostBytes: number,
  report: Report,
  signal: AbortSignal,
): Promise<Projection> {
  const counts = await readCounts(graph);
  const expected = counts.entities * BYTES_PER_ENTITY + counts.statements * BYTES_PER_FACT;
  if (expected > mostBytes) throw new ProjectionTooLarge(expected, mostBytes);
  const projection = new Projection(counts);
  const of = counts.entities + counts.statements;
  let done = 0;
  const advance = (by: number): void => {
    signal.throwIfAborted();
    if (projection.bytes > mostBytes) throw new ProjectionTooLarge(projection.bytes, mostBytes);
    report((done += by), of);
  };
  for await (const page of eachEntity(graph, PER_PAGE)) {
    for (const entity of page) projection.putEntity(entity);
    advance(page.length);
  }
  const sources = await readSources(graph);
  const readRange = async (range: (typeof RANGES)[number]): Promise<void> => {
    for await (const page of eachEvidence(graph, range, PER_PAGE, sources)) {
      await putEvidence(projection, graph, page);
      advance(page.length);
    }
  };
  await Promise.all(RANGES.map(readRange));
  projection.sort();
  return projection;
}

/** Brings a projection from one state of its database to another. */
export async function applyTouched(projection: Projection, graph: Graph, touched: Touched): Promise<void> {
  const { ids, statements } = touched;
  const entities = await findHeldEntities(graph, ids);
  const evidence = await findEvidence(graph, statements);
  const missing = await findMissingEnds(projection, graph, evidence);
  const there = new Set(statements);
  for (const entity of [...entities, ...missing]) projection.putEntity(entity);
  for (const each of evidence) projection.putFact(each);
  for (const id of ids) if (!there.has(id)) projection.removeFact(id);
}

async function putEvidence(
  projection: Projection,
  graph: GraphReader,
  evidence: readonly Evidence[],
): Promise<void> {
  // An entity that was recorded after the entities were read.
  const missing = await findMissingEnds(projection, graph, evidence);
  for (const entity of missing) projection.putEntity(entity);
  for (const each of evidence) projection.putFact(each);
}

async function findMissingEnds(
  projection: Projection,
  graph: GraphReader,
  evidence: readonly Evidence[],
): ReturnType<typeof findHeldEntities> {
  const ends = evidence.flatMap(({ statement }) => [statement.subjectId, statement.objectId]);
  return findHeldEntities(graph, [...new Set(ends.filter((id) => projection.nodes.ids.find(id) < 0))]);
}
