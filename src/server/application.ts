import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Logger } from "pino";
import type { Configuration } from "../config/environment.js";
import type { Service } from "../api/context.js";
import type { Graph } from "../graph/graph.js";
import { Importer } from "../importing/service/importer.js";
import { ChangeFeed } from "../journal/change-feed.js";
import { FactVerdicts } from "../projection/fact-verdicts.js";
import { ProjectionKeeper, type ProjectionStatus } from "../projection/projection-keeper.js";
import { Sights } from "../projection/sights.js";
import { TraceIndex } from "../trace/indexed/trace-index.js";
import { HttpServer } from "./http-server.js";
import { makeImportHandler } from "./import-handler.js";
import { type DatabaseSurroundings, openDatabase } from "./open-database.js";
import { prepareGraph } from "./prepare-graph.js";
import type { GraphqlService } from "./graphql-service.js";

/** A running Breachpath. */
export interface Application {
  /** For example "http://127.0.0.1:4000". */
  readonly url: string;
  readonly graph: Graph;
  readonly hasPages: boolean;
  /** Where the data lie: a folder, or the address of the operator's Neo4j. */
  readonly dataAt: string;
  close(): Promise<void>;
}

/** What is around the application: where progress and failures go, and who watches the queries. */
export interface Surroundings extends DatabaseSurroundings {
  /** Asks the first query once, unseen, so that Neo4j has its plans when the first user asks. */
  readonly warmUp?: boolean;
}

type Undo = () => Promise<void>;

/**
 * Starts everything: listens, starts or finds Neo4j, brings its schema up to date, loads the seed graph, serves. What
 * was started before a failure is stopped again.
 * @throws StartupError
 */
export async function startApplication(
  configuration: Configuration,
  around: Surroundings,
): Promise<Application> {
  const undo: Undo[] = [];
  const close = once(async () => {
    for (const stop of undo.reverse()) await stop();
  });
  try {
    const http = await HttpServer.listen(configuration.host, configuration.port, around.log);
    undo.push(() => http.close());
    const starting = startService(around.log, undo);
    const opening = openGraph(configuration, around, undo).then((opened) =>
      prepareGraph(opened, configuration, around.progress),
    );
    // Both are let end, so that whatever they began stands in `undo` before it may have to be undone.
    await Promise.allSettled([starting, opening]);
    const [{ graph }, graphql] = [await opening, await starting];
    const feed = new ChangeFeed(graph);
    const importer = new Importer(graph, join(configuration.dataDirectory, "imports"), (error) =>
      around.log.error({ err: error }, "an import failed"),
    );
    const factsInMemory = await openFactsInMemory(graph, configuration, around, undo);
    const service = { graph, feed, importer, ...factsInMemory };
    const sockets = graphql.socketsOver(service);
    undo.push(async () => {
      feed.close();
      await importer.close();
      await sockets.close();
    });
    http.serve(
      {
        "/graphql": graphql.handlerOver(service),
        ...graphql.exportsOver(service),
        "/import": makeImportHandler(importer),
      },
      sockets,
    );
    await importer.resume();
    if (around.warmUp) void graphql.warmUp(service);
    const dataAt = configuration.neo4j?.uri ?? configuration.dataDirectory;
    return { url: http.url, graph, hasPages: http.hasPages, dataAt, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Its modules take a second to load; they are loaded while Neo4j starts. */
async function startService(log: Logger, undo: Undo[]): Promise<GraphqlService> {
  const { startGraphql } = await import("./graphql-service.js");
  const service = await startGraphql(log);
  undo.push(() => service.stop());
  return service;
}

/** A database in the background that this data directory has already is used, and left running. */
async function openGraph(configuration: Configuration, around: Surroundings, undo: Undo[]): Promise<Graph> {
  const opened = await openDatabase(configuration, around, { heldBy: "server", shared: ["keeper"] });
  undo.push(() => opened.close());
  return opened.graph;
}

/** How long a start waits for the facts to be read; of more facts, the rest is read while the server serves. */
const WAITS_FOR_FACTS_MS = 2_000;

/** Reads the facts into memory, for traces, and for whoever wants to know what a lens makes of a fact. */
async function openFactsInMemory(
  graph: Graph,
  { traceIndexMegabytes }: Configuration,
  { progress, log }: Surroundings,
  undo: Undo[],
): Promise<Pick<Service, "traceIndex" | "verdicts">> {
  const keeper = new ProjectionKeeper(graph, {
    mostBytes: traceIndexMegabytes * 1_000_000,
    log: (level, message) => log[level](message),
  });
  undo.push(() => keeper.close());
  progress.start("Reading facts into memory for traces");
  await Promise.race([keeper.start(), setTimeout(WAITS_FOR_FACTS_MS, undefined, { ref: false })]);
  progress.done(inWords(keeper.status));
  const sights = new Sights();
  return { traceIndex: new TraceIndex(graph, keeper, sights), verdicts: new FactVerdicts(keeper, sights) };
}

function inWords({ state, facts, problem }: ProjectionStatus): string {
  if (state === "BUILDING") return "goes on while Neo4j answers";
  return state === "READY" ? `${facts} facts` : (problem ?? "off");
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}
