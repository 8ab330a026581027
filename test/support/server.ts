import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { Query } from "../../src/graph/query.js";
import { importRecords } from "../../src/importing/import-records.js";
import { startApplication } from "../../src/server/application.js";
// Loaded before anything is started: on a busy machine its loading outlasts the driver's time for a connection.
import "../../src/server/graphql-service.js";
import { silentProgress } from "../../src/shared/progress.js";
import { connectEmptyDatabase, type TestDatabase, testDatabase } from "./test-database.js";

/** The answer to a GraphQL request. */
export interface GraphqlAnswer {
  readonly status: number;
  readonly data: Record<string, unknown> | null | undefined;
  readonly errors:
    readonly { message: string; path?: unknown[]; extensions: Record<string, unknown> }[] | undefined;
}

/** A server over the test database, with the seed graph and nothing else but `records`. */
export interface TestServer {
  readonly url: string;
  /** Asks over HTTP, as a user would. */
  ask(
    query: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
  ): Promise<GraphqlAnswer>;
  /** As `ask`, and fails the test if there is an error. */
  data(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<any>;
  /** Names of the queries that were sent to Neo4j since the last call. */
  takeQueries(): string[];
  close(): Promise<void>;
}

/** Starts a server on a free port over the emptied and newly seeded test database; `seeds` is a folder of other seeds. */
export async function startTestServer(
  records: readonly object[] = [],
  seeds: string | null = null,
  traceIndexMegabytes = testIndexMegabytes(),
): Promise<TestServer> {
  const empty = await connectEmptyDatabase();
  await empty.close();
  return startServerOver(testDatabase(), records, seeds, traceIndexMegabytes);
}

/** Starts a server on a free port over a database as it is: a second one, or by another way to it. */
export async function startServerOver(
  neo4j: TestDatabase,
  records: readonly object[] = [],
  seeds: string | null = null,
  traceIndexMegabytes = testIndexMegabytes(),
): Promise<TestServer> {
  const sent: string[] = [];
  const dataDirectory = await mkdtemp(join(tmpdir(), "breachpath-server-"));
  const application = await startApplication(
    {
      port: 0,
      host: "127.0.0.1",
      dataDirectory,
      seedDirectory: seeds,
      neo4j,
      database: "neo4j",
      traceIndexMegabytes,
      logLevel: "silent",
      processEnvironment: process.env,
    },
    {
      progress: silentProgress,
      log: pino({ level: "silent" }),
      observe: (query: Query) => sent.push(query.name),
    },
  );
  const close = async (): Promise<void> => {
    await application.close();
    await rm(dataDirectory, { recursive: true, force: true });
  };
  try {
    if (records.length > 0) await importRecords(application.graph, [toFile(records)]);
  } catch (error) {
    await close();
    throw error;
  }
  sent.length = 0;
  const ask: TestServer["ask"] = (query, variables, headers) =>
    askOver(application.url, query, variables, headers);
  return {
    url: application.url,
    ask,
    data: async (query, variables, headers) => {
      const answer = await ask(query, variables, headers);
      if (answer.errors) throw new Error(`Errors: ${JSON.stringify(answer.errors, null, 2)}`);
      return answer.data;
    },
    takeQueries: () => sent.splice(0),
    close,
  };
}

const INDEXED_IN_MS = 20_000;

/**
 * Waits until a server has read into memory what was written behind it, if it holds facts in memory: until then the first
 * read finds out that it is behind, and reads more.
 */
export async function untilIndexed(server: TestServer): Promise<void> {
  const until = Date.now() + INDEXED_IN_MS;
  for (;;) {
    server.takeQueries();
    const { traceIndex } = await server.data(`{ traceIndex { state } companies(first: 1) { nodes {
      affiliates { totalCount } } } }`);
    const sent = server.takeQueries();
    const isReading = sent.some((name) => name.startsWith("projection.")) || traceIndex.state === "BUILDING";
    if (!isReading) return;
    if (Date.now() > until) throw new Error(`The facts were not read within ${INDEXED_IN_MS} ms.`);
  }
}

/** The trace index is on unless the run says otherwise: both ways, every test holds. */
function testIndexMegabytes(): number {
  return Number(process.env["BREACHPATH_TRACE_INDEX_MB"] ?? 512);
}

function toFile(records: readonly object[]): { name: string; content: string } {
  return { name: "fixture.ndjson", content: records.map((record) => JSON.stringify(record)).join("\n") };
}

async function askOver(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<GraphqlAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const body = (await response.json()) as Omit<GraphqlAnswer, "status">;
  return { status: response.status, data: body.data, errors: body.errors };
}
