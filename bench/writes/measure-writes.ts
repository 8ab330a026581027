import { randomUUID } from "node:crypto";
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import neo4j, { type Driver } from "neo4j-driver";
import { Graph, integer } from "../../src/graph/graph.js";
import type { ManagedNeo4j } from "../../src/graph/managed/managed-neo4j.js";
import { startManagedNeo4j } from "../../src/graph/managed/start-managed-neo4j.js";
import { defineQuery } from "../../src/graph/query.js";
import type { Progress } from "../../src/shared/progress.js";
import type { CleanUp } from "../clean-up.js";
import { BENCH_FOLDER, folderOf, optionsOf } from "../graph/database.js";
import type { GraphSize } from "../graph/sizes.js";
import { writeRecords } from "../large-files.js";
import { MeasuredServer } from "../measured-server.js";
import { Client } from "../measure/client.js";
import { type Percentiles, percentilesOf } from "../measure/statistics.js";
import { secondsOfPlain } from "./plain-write.js";

/** What writing costs, on a copy of the graph of a size. */
export interface WriteResult {
  readonly size: GraphSize["name"];
  /** One claim about a statement that is there: by `makeClaim`, and by hand-written Cypher in one transaction. */
  readonly makeClaim: Percentiles;
  readonly plainClaim: Percentiles;
  readonly importMegabytes: number;
  readonly importItems: number;
  readonly importSeconds: number;
  /** As many nodes as the import made, by a plain batched UNWIND. */
  readonly plainSeconds: number;
  readonly importNodes: number;
}

const COUNT = defineQuery("bench.count", "MATCH (n) RETURN count(n) AS nodes");
const STATEMENTS = defineQuery(
  "bench.statements",
  "MATCH (c:Claim)-[:PUBLISHED_IN]->(o:Source) RETURN c.statementId AS statement, c.byId AS by, o.id AS source LIMIT $limit",
);
const MAKE_CLAIM = `mutation ($input: MakeClaimInput!) {
  makeClaim(input: $input) { claim { id } userErrors { message } } }`;
const PLAIN_CLAIM = `MATCH (s:Statement {id: $statement}) MATCH (e:Entity {id: $by}) MATCH (o:Source {id: $source})
  CREATE (c:Claim {id: $id, statementId: $statement, stance: 'ASSERTS', byId: $by, speakerRole: 'PRESS', tlp: 0,
    supersedes: [], retracts: [], restates: [], recordedAt: timestamp(), recordedIn: 0})
  CREATE (c)-[:ABOUT {recordedAt: timestamp()}]->(s)
  CREATE (c)-[:MADE_BY {recordedAt: timestamp()}]->(e)
  CREATE (c)-[:PUBLISHED_IN {recordedAt: timestamp()}]->(o)`;

interface Said {
  readonly statement: string;
  readonly by: string;
  readonly source: string;
}

/** Measures writes on a copy, which is deleted afterwards: the graph stays as it was generated. */
export async function measureWrites(
  size: GraphSize,
  { claims, megabytes }: { readonly claims: number; readonly megabytes: number },
  progress: Progress,
  cleanUp: CleanUp,
): Promise<WriteResult> {
  const folder = resolve(BENCH_FOLDER, "scratch");
  const copy = join(folder, "database");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cleanUp.add(() => rm(folder, { recursive: true, force: true }));
  cpSync(folderOf(size), copy, { recursive: true });
  const database = await startManagedNeo4j(optionsOf(size, copy, progress));
  cleanUp.add(() => database.stop());
  const server = await MeasuredServer.start(database, join(folder, "server"));
  cleanUp.add(() => server.stop());
  const graph = Graph.connect({ ...database, database: "neo4j" });
  cleanUp.add(() => graph.close());
  progress.start("Writing claims");
  const said = await drawSaid(graph, claims);
  const plainClaim = await timePlainClaims(database, said);
  const makeClaim = await timeMadeClaims(server.url, said);
  progress.done(`${said.length}`);
  return {
    size: size.name,
    makeClaim,
    plainClaim,
    ...(await timeImport(graph, server, folder, megabytes, progress)),
  };
}

async function drawSaid(graph: Graph, claims: number): Promise<Said[]> {
  const rows = await graph.read(STATEMENTS, { limit: integer(claims) });
  const text = (row: (typeof rows)[number], name: string): string => row.get(name) as string;
  return rows.map((row) => ({
    statement: text(row, "statement"),
    by: text(row, "by"),
    source: text(row, "source"),
  }));
}

async function timeMadeClaims(url: string, said: readonly Said[]): Promise<Percentiles> {
  const client = new Client(`${url}/graphql`);
  const times: number[] = [];
  try {
    for (const { statement, by, source } of said) {
      const about = { statement };
      const input = {
        about,
        by: { id: by },
        speakerRole: "PRESS",
        stance: "ASSERTS",
        sources: [{ id: source }],
      };
      const { text, milliseconds } = await client.post(
        JSON.stringify({ query: MAKE_CLAIM, variables: { input } }),
      );
      if (!text.includes('"userErrors":[]'))
        throw new Error(`makeClaim was refused: ${text.slice(0, 1_000)}`);
      times.push(milliseconds);
    }
  } finally {
    client.close();
  }
  return percentilesOf(times);
}

async function timePlainClaims(database: ManagedNeo4j, said: readonly Said[]): Promise<Percentiles> {
  const { uri, username, password } = database;
  const driver: Driver = neo4j.driver(uri, neo4j.auth.basic(username, password), { telemetryDisabled: true });
  const times: number[] = [];
  try {
    for (const each of said) {
      const startedAt = performance.now();
      const session = driver.session({ database: "neo4j" });
      await session.executeWrite((transaction) =>
        transaction.run(PLAIN_CLAIM, { ...each, id: randomUUID() }),
      );
      await session.close();
      times.push(performance.now() - startedAt);
    }
  } finally {
    await driver.close();
  }
  return percentilesOf(times);
}

type ImportResult = Omit<WriteResult, "size" | "makeClaim" | "plainClaim">;

async function timeImport(
  graph: Graph,
  server: MeasuredServer,
  folder: string,
  megabytes: number,
  progress: Progress,
): Promise<ImportResult> {
  const file = join(folder, "records.ndjson");
  await writeRecords(file, megabytes * 1e6);
  progress.start(`Importing ${megabytes} MB of records`);
  const before = await countNodes(graph);
  const startedAt = performance.now();
  const job = await server.import([file], ({ done }) => progress.update(`${done} items`));
  const importSeconds = (performance.now() - startedAt) / 1_000;
  const importNodes = (await countNodes(graph)) - before;
  progress.update("as many nodes by a plain UNWIND");
  const plainSeconds = await secondsOfPlain(graph, importNodes);
  progress.done(`${job.done} items`);
  return { importMegabytes: megabytes, importItems: job.done, importSeconds, importNodes, plainSeconds };
}

async function countNodes(graph: Graph): Promise<number> {
  const [row] = await graph.read(COUNT, {}, 60_000);
  return row?.get("nodes") as number;
}
