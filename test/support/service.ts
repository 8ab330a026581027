import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Service } from "../../src/api/context.js";
import type { Graph } from "../../src/graph/graph.js";
import { Importer } from "../../src/importing/service/importer.js";
import { ProjectionKeeper } from "../../src/projection/projection-keeper.js";
import { FactVerdicts } from "../../src/projection/fact-verdicts.js";
import { Sights } from "../../src/projection/sights.js";
import { TraceIndex } from "../../src/trace/indexed/trace-index.js";
import { ChangeFeed } from "../../src/journal/change-feed.js";

/** What the requests to a server have in common, for schemas that are asked without one. */
export function serviceOver(graph: Graph): Service {
  const importer = new Importer(graph, join(tmpdir(), "breachpath-imports"), () => {});
  const keeper = new ProjectionKeeper(graph, { mostBytes: 0, log: () => {} });
  const sights = new Sights();
  const traceIndex = new TraceIndex(graph, keeper, sights);
  return {
    graph,
    feed: new ChangeFeed(graph),
    importer,
    traceIndex,
    verdicts: new FactVerdicts(keeper, sights),
  };
}
