import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { exportRecords } from "../exporting/export-records.js";
import type { Graph } from "../graph/graph.js";
import { highestRank } from "../shared/viewer.js";
import { viewerOf } from "./viewer-of.js";

/** Answers with everything that the viewer may see, a record a line, read and sent page by page. */
export function makeExportHandler(
  graph: Graph,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { allow: "GET, HEAD", "content-type": "text/plain; charset=utf-8" });
      response.end("The export is read with GET.\n");
      return;
    }
    response.setHeader("content-type", "application/x-ndjson; charset=utf-8");
    response.setHeader("content-disposition", 'attachment; filename="breachpath.ndjson"');
    if (request.method === "HEAD") {
      response.end();
      return;
    }
    await pipeline(Readable.from(lines(graph, highestRank(viewerOf(request)))), response);
  };
}

async function* lines(graph: Graph, tlp: number): AsyncGenerator<string, void, undefined> {
  for await (const record of exportRecords(graph, tlp)) yield `${JSON.stringify(record)}\n`;
}
