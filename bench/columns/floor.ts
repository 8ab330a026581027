import { createServer, type IncomingMessage } from "node:http";
import neo4j, { type Driver } from "neo4j-driver";
import type { Parameters, Run } from "../rows/row.js";
import { ROWS } from "../rows/rows.js";

/*
 * The least that an answer can cost: Cypher written by hand for each question, and a handler that turns its rows into the JSON
 * that the API would send. Nothing is parsed, checked, counted or limited but the time.
 */

const TIMEOUT_MS = Number(process.env["BENCH_CYPHER_TIMEOUT_MS"] ?? 20_000);

function connect(): Driver {
  const { NEO4J_URI = "", NEO4J_USERNAME = "", NEO4J_PASSWORD = "" } = process.env;
  return neo4j.driver(NEO4J_URI, neo4j.auth.basic(NEO4J_USERNAME, NEO4J_PASSWORD), {
    disableLosslessIntegers: true,
    fetchSize: 5_000,
    telemetryDisabled: true,
    notificationFilter: { minimumSeverityLevel: "OFF" },
  });
}

function runOver(driver: Driver): Run {
  return async (text, parameters) => {
    const session = driver.session({ database: "neo4j", defaultAccessMode: neo4j.session.READ });
    try {
      const { records } = await session.run(text, parameters, { timeout: TIMEOUT_MS });
      return records.map((record) => record.keys.map((_, index) => record.get(index) as unknown));
    } finally {
      void session.close();
    }
  };
}

async function readBody(request: IncomingMessage): Promise<Parameters> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString("utf8")) as Parameters;
}

function main(): void {
  const driver = connect();
  const run = runOver(driver);
  const handlers = new Map(ROWS.map(({ name, floor }) => [`/${name}`, floor]));
  const server = createServer((request, response) => {
    const answer = async (): Promise<string> => {
      const handler = handlers.get(request.url ?? "");
      if (!handler) throw new Error(`There is no row ${request.url ?? ""}.`);
      return JSON.stringify(await handler(run, await readBody(request)));
    };
    answer().then(
      (text) => {
        response.writeHead(200, {
          "content-type": "application/json; charset=utf-8",
          "content-length": Buffer.byteLength(text),
        });
        response.end(text);
      },
      (error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        response.writeHead(500, { "content-type": "application/json" });
        response.end(JSON.stringify({ errors: [{ message }] }));
      },
    );
  });
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    if (address !== null && typeof address === "object")
      process.stdout.write(`ready http://127.0.0.1:${address.port}\n`);
  });
  process.once("SIGTERM", () => {
    server.closeAllConnections();
    server.close(() => void driver.close().then(() => process.exit(0)));
  });
}

main();
