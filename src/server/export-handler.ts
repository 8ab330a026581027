import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { GraphQLSchema } from "graphql";
import { GraphQLError } from "graphql";
import { lensOfText } from "../api/lens-header.js";
import { exportGraph, LossReport } from "../exporting/export-graph.js";
import type { ExportRequest } from "../exporting/scope.js";
import { getEntityNamed } from "../entities/resolve-entity.js";
import { WRITERS } from "../formats/writers.js";
import type { Writer } from "../formats/writer.js";
import type { Graph } from "../graph/graph.js";
import { findKindByField } from "../kinds/registry.js";
import { DEFAULT_SUBGRAPH, LARGEST_SUBGRAPH } from "../neighbourhood/subgraph-request.js";
import { BreachpathError } from "../shared/errors.js";
import { isUuid } from "../shared/uuid5.js";
import { highestRank } from "../shared/viewer.js";
import type { RequestHandler } from "./http-server.js";
import { viewerOf } from "./viewer-of.js";

const PARAMETERS = ["around", "hops", "budget", "lens", "report"];

/** What of an export's request cannot be served. */
class ExportRefused extends Error {}

/** A handler for each format: it answers with everything that the viewer may see, or a part of it, read and sent page by page. */
export function makeExportHandlers(graph: Graph, schema: GraphQLSchema): Record<string, RequestHandler> {
  return Object.fromEntries(
    WRITERS.map((writer) => [`/export.${writer.extension}`, makeHandler(graph, schema, writer)]),
  );
}

function makeHandler(graph: Graph, schema: GraphQLSchema, writer: Writer): RequestHandler {
  return async (request, response) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.setHeader("allow", "GET, HEAD");
      refuse(response, 405, "The export is read with GET.");
      return;
    }
    try {
      const { searchParams } = new URL(request.url ?? "/", "http://localhost");
      const asked = await toRequest(graph, schema, request, searchParams);
      const report = new LossReport();
      const pieces = exportGraph(asked, writer, report);
      if (isSet(searchParams, "report")) await sendReport(response, pieces, report);
      else await send(request, response, writer, pieces);
    } catch (error) {
      if (response.headersSent) throw error;
      const isOurs =
        error instanceof ExportRefused || error instanceof BreachpathError || error instanceof GraphQLError;
      if (!isOurs) throw error;
      refuse(response, 400, error.message);
    }
  };
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  { mediaType, extension }: Writer,
  pieces: AsyncIterable<string>,
): Promise<void> {
  response.setHeader("content-type", mediaType);
  response.setHeader("content-disposition", `attachment; filename="breachpath.${extension}"`);
  if (request.method === "HEAD") response.end();
  else await pipeline(Readable.from(pieces), response);
}

/** What the format has no place for: the export is made, and only its losses are sent. */
async function sendReport(
  response: ServerResponse,
  pieces: AsyncIterable<string>,
  report: LossReport,
): Promise<void> {
  let characters = 0;
  for await (const piece of pieces) characters += piece.length;
  response.setHeader("content-type", "application/json; charset=utf-8");
  response.end(`${JSON.stringify({ characters, losses: report.losses })}\n`);
}

async function toRequest(
  graph: Graph,
  schema: GraphQLSchema,
  request: IncomingMessage,
  parameters: URLSearchParams,
): Promise<ExportRequest> {
  const strange = [...parameters.keys()].find((name) => !PARAMETERS.includes(name));
  if (strange !== undefined) {
    throw new ExportRefused(
      `There is no parameter "${strange.slice(0, 40)}"; expected ${PARAMETERS.join(", ")}.`,
    );
  }
  const tlp = highestRank(viewerOf(request));
  const lens = parameters.get("lens");
  const lensAt = lensOfText(schema, lens ?? undefined, "lens");
  const seeds = await Promise.all(parameters.getAll("around").map((word) => findSeed(graph, word, tlp)));
  if (seeds.length > LARGEST_SUBGRAPH.seeds) {
    throw new ExportRefused(
      `around: expected at most ${LARGEST_SUBGRAPH.seeds} entities, got ${seeds.length}.`,
    );
  }
  const hops = toNumber(parameters, "hops", DEFAULT_SUBGRAPH.hops, LARGEST_SUBGRAPH.hops);
  const budget = toNumber(parameters, "budget", LARGEST_SUBGRAPH.budget, LARGEST_SUBGRAPH.budget);
  const around = seeds.length === 0 ? null : { seeds, hops, budget };
  return { graph, tlp, lens: lensAt(Date.now()), onlyAdmitted: lens !== null, around };
}

/** "company:Fujitsu", a name alone, or an id. */
async function findSeed(
  graph: Graph,
  word: string,
  tlp: number,
): Promise<Awaited<ReturnType<typeof getEntityNamed>>> {
  if (isUuid(word)) return getEntityNamed(graph, { id: word }, "around", tlp);
  const [field = "", ...rest] = word.split(":");
  const kind = findKindByField(field);
  const name = kind ? rest.join(":") : word;
  return getEntityNamed(graph, { kind: kind?.value ?? null, name }, "around", tlp);
}

function toNumber(parameters: URLSearchParams, name: string, unset: number, most: number): number {
  const text = parameters.get(name);
  if (text === null) return unset;
  const value = /^\d{1,6}$/.test(text) ? Number(text) : -1;
  if (value >= 1 && value <= most) return value;
  throw new ExportRefused(`${name}: expected a whole number from 1 to ${most}, got "${text.slice(0, 40)}".`);
}

function isSet(parameters: URLSearchParams, name: string): boolean {
  const text = parameters.get(name) ?? "false";
  if (["true", "false"].includes(text)) return text === "true";
  throw new ExportRefused(`${name}: expected true or false, got "${text.slice(0, 40)}".`);
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
  response.end(`${JSON.stringify({ errors: [{ message }] })}\n`);
}
