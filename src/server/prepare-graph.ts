import { join } from "node:path";
import type { Configuration } from "../config/environment.js";
import { GRAPH_SCHEMA } from "../entities/graph-schema.js";
import type { Graph } from "../graph/graph.js";
import { migrate } from "../graph/migrate.js";
import { loadSeeds } from "../importing/seed.js";
import { keyEntities } from "../records/key-entities.js";
import type { Progress } from "../shared/progress.js";
import { findProjectRoot } from "./pages.js";

/** A database that can be asked. */
export interface PreparedGraph {
  readonly graph: Graph;
  /** How many records of the seed graph were written; 0 if it had them already. */
  readonly records: number;
}

/** Brings a database to the schema, and loads the seed graph. */
export async function prepareGraph(
  graph: Graph,
  { seedDirectory }: Pick<Configuration, "seedDirectory">,
  progress: Progress,
): Promise<PreparedGraph> {
  progress.start("Checking constraints and indexes");
  const changes = await migrate(graph, GRAPH_SCHEMA, (detail) => progress.update(detail));
  progress.done(changes === 0 ? "up to date" : `${changes} statements run`);
  progress.start("Checking identity keys");
  const keyed = await keyEntities(graph, (detail) => progress.update(detail));
  progress.done(keyed === 0 ? "up to date" : `${keyed} entities`);
  progress.start(
    seedDirectory === null ? "Checking the seed graph" : `Checking the records in ${seedDirectory}`,
  );
  const records = await loadSeeds(graph, seedDirectory ?? join(findProjectRoot(), "seeds"));
  progress.done(records === 0 ? "loaded before" : `${records} records loaded`);
  return { graph, records };
}
