import { defaultLens, type Lens } from "../belief/lens.js";
import type { VerdictSource } from "../belief/verdicts.js";
import type { Graph } from "../graph/graph.js";
import type { Importer } from "../importing/service/importer.js";
import type { ChangeFeed } from "../journal/change-feed.js";
import { highestRank, type Viewer } from "../shared/viewer.js";
import type { TraceIndex } from "../trace/indexed/trace-index.js";
import { Loaders } from "./loaders.js";

/** What the requests to a server have in common. */
export interface Service {
  readonly graph: Graph;
  /** Tells what is written, here or by another server on the same database. */
  readonly feed: ChangeFeed;
  /** Takes in files. */
  readonly importer: Importer;
  /** Answers traces from memory. */
  readonly traceIndex: TraceIndex;
  /** Tells of facts what a lens makes of them, where that is known. */
  readonly verdicts: VerdictSource;
}

/** The lens of fields that are given none, by the moment that counts as now, in milliseconds since 1970. */
export type LensAt = (now: number) => Lens;

/** What resolvers have of a request. Made anew for each, so nothing is remembered from one viewer for another. */
export interface RequestContext extends Service {
  readonly viewer: Viewer;
  /** Rank of the narrowest marking the viewer may see; the `$tlp` of every query. */
  readonly tlp: number;
  readonly loaders: Loaders;
  /** The moment of the request, in milliseconds since 1970: what "now" means throughout. */
  readonly now: number;
  /** The lens of fields that are given none. */
  readonly lens: Lens;
  /** The same for another moment: a subscription outlives its request. */
  readonly lensAt: LensAt;
}

/** Makes the context of a request; `lensAt` is what its header sets, if it sets a lens. */
export function makeContext(
  service: Service,
  viewer: Viewer,
  now: number,
  lensAt: LensAt = defaultLens,
): RequestContext {
  const tlp = highestRank(viewer);
  return {
    ...service,
    viewer,
    tlp,
    now,
    lens: lensAt(now),
    lensAt,
    loaders: new Loaders(service.graph, service.verdicts, tlp),
  };
}
