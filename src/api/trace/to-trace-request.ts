import { getKindByValue } from "../../kinds/registry.js";
import { getRelation, TRAVERSED } from "../../kinds/relations.js";
import { getEntityNamed } from "../../entities/resolve-entity.js";
import { InputRefused, RefusalReason } from "../../shared/errors.js";
import {
  DEFAULT_LIMITS,
  type Endpoint,
  HIGHEST_LIMITS,
  type TraceLimits,
  type TraceRequest,
} from "../../trace/request.js";
import { toLens } from "../belief/lens-input.js";
import type { RequestContext } from "../context.js";
import type { EntityRefInput, TraceArgs, TraceLimitsInput } from "./trace-inputs.js";

/** The most entities that an end, or `avoid`, may name. */
const MOST_REFS = 50;

/** Checks the arguments of a trace and resolves its names. */
export async function toTraceRequest(args: TraceArgs, context: RequestContext): Promise<TraceRequest> {
  const [from, to, avoided] = await Promise.all([
    toEndpoint(args.from, "from", context),
    toEndpoint(args.to, "to", context),
    toIds(args.avoid ?? [], "avoid", context),
  ]);
  const [start] = from.ids;
  if (
    from.kinds.length + to.kinds.length === 0 &&
    from.ids.size === 1 &&
    to.ids.size === 1 &&
    start &&
    to.ids.has(start)
  ) {
    const problem = "trace: `from` and `to` are the same entity; expected two.";
    throw new InputRefused(RefusalReason.InvalidCombination, problem, { path: "to" });
  }
  return {
    from,
    to,
    through: toThrough(args.through ?? []),
    via: args.via ? toVia(args.via) : TRAVERSED,
    avoid: avoided,
    mode: args.mode,
    sameIncident: args.sameIncident,
    lens: toLens(args.lens, context.lens),
    limits: toLimits(args.limits),
  };
}

/** Resolves the names of an end: entities by id, and kinds where a kind stands alone. */
export async function toEndpoint(
  refs: readonly EntityRefInput[],
  path: string,
  context: RequestContext,
): Promise<Endpoint> {
  if (refs.length === 0) {
    throw new InputRefused(RefusalReason.InvalidValue, `${path}: expected one entity at least, got none.`, {
      path,
    });
  }
  const kinds = refs.filter(isKindAlone).map((ref) => getKindByValue(ref.kind));
  const ids = await toIds(
    refs.filter((ref) => !isKindAlone(ref)),
    path,
    context,
  );
  return { ids, kinds: [...new Set(kinds)] };
}

function isKindAlone(ref: EntityRefInput): ref is EntityRefInput & { kind: string } {
  return ref.id == null && ref.name == null && ref.kind != null;
}

async function toIds(
  refs: readonly EntityRefInput[],
  path: string,
  context: RequestContext,
): Promise<ReadonlySet<string>> {
  if (refs.length > MOST_REFS) {
    const problem = `${path}: expected at most ${MOST_REFS} entities, got ${refs.length}.`;
    throw new InputRefused(RefusalReason.InvalidValue, problem, { path });
  }
  const entities = await Promise.all(
    refs.map((ref, index) => getEntityNamed(context.graph, ref, `${path}[${index}]`, context.tlp)),
  );
  return new Set(entities.map((entity) => entity.id));
}

/** The kinds to pass; the longest path has no room for more. */
function toThrough(values: readonly string[]): TraceRequest["through"] {
  const most = HIGHEST_LIMITS.maxHops - 1;
  if (values.length <= most) return values.map(getKindByValue);
  const problem = `through: expected at most ${most} kinds, got ${values.length}.`;
  throw new InputRefused(RefusalReason.InvalidValue, problem, { path: "through" });
}

/** The relations, each once and in the table's order: one set of relations makes one query. */
function toVia(names: readonly string[]): TraceRequest["via"] {
  if (names.length === 0) {
    const problem = "via: expected one relation at least, got none; leave it out to go along all.";
    throw new InputRefused(RefusalReason.InvalidValue, problem, { path: "via" });
  }
  const asked = new Set(names.map(toTraversed));
  return TRAVERSED.filter((relation) => asked.has(relation));
}

function toTraversed(name: string): TraceRequest["via"][number] {
  const relation = getRelation(name);
  if (relation.traversed) return relation;
  const problem = `via: paths do not go along ${name}; expected one of ${TRAVERSED.map((each) => each.name).join(", ")}.`;
  throw new InputRefused(RefusalReason.InvalidValue, problem, { path: "via" });
}

function toLimits(input: TraceLimitsInput | null | undefined): TraceLimits {
  const limit = (name: keyof TraceLimits): number => {
    const value = input?.[name] ?? DEFAULT_LIMITS[name];
    if (value >= 1 && value <= HIGHEST_LIMITS[name]) return value;
    const problem = `limits.${name}: expected 1 to ${HIGHEST_LIMITS[name]}, got ${value}.`;
    throw new InputRefused(RefusalReason.InvalidValue, problem, { path: `limits.${name}` });
  };
  return {
    maxHops: limit("maxHops"),
    maxPaths: limit("maxPaths"),
    maxExpansions: limit("maxExpansions"),
    timeoutMs: limit("timeoutMs"),
  };
}
