import { uuid5 } from "../../shared/uuid5.js";
import { confidenceOf, type Interval, knownSince, statusOf, validDuring } from "../../trace/path-belief.js";
import { pathKey, weakestHop } from "../../trace/rank.js";
import type { Hop, Path, TraceResult } from "../../trace/result.js";
import { viewStatement } from "../belief/views.js";

/** A hop as its type resolves it. */
export interface HopView {
  readonly index: number;
  readonly fromId: string;
  readonly toId: string;
  readonly relation: string;
  readonly forward: boolean;
  readonly statement: unknown;
}

/** A path as its type resolves it. */
export interface PathView {
  readonly id: string;
  readonly length: number;
  readonly path: Path;
  readonly hops: readonly HopView[];
  readonly weakestHop: HopView | undefined;
  readonly validDuring: Interval | null;
  readonly knownSince: number | null;
  readonly status: string;
  readonly confidence: number;
}

function viewHop({ from, to, fact }: Hop, index: number): HopView {
  const forward = fact.subject.id === from.id;
  const statement = viewStatement(fact.seen);
  return { index, fromId: from.id, toId: to.id, relation: fact.relation.name, forward, statement };
}

export function viewPath(path: Path): PathView {
  const hops = path.map(viewHop);
  return {
    id: uuid5(`Path:${pathKey(path)}`),
    length: path.length,
    path,
    hops,
    weakestHop: hops[path.indexOf(weakestHop(path))],
    validDuring: validDuring(path),
    knownSince: knownSince(path),
    status: statusOf(path),
    confidence: confidenceOf(path),
  };
}

export function viewResult(result: TraceResult): object {
  const { engine, factsRead, stepsTried, searchMilliseconds, milliseconds, ...rest } = result;
  return {
    ...rest,
    paths: result.paths.map(viewPath),
    blocked: result.blocked.map(viewPath),
    stats: { engine, factsRead, stepsTried, searchMilliseconds, milliseconds },
  };
}
