import { getKindByValue } from "../../kinds/registry.js";
import { TRAVERSED } from "../../kinds/relations.js";
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
import { toSteps } from "./to-steps.js";
import { toVia } from "./to-via.js";
import type { EntityRefInput } from "../entities/entity-ref-input.js";
import type { TraceArgs, TraceLimitsInput } from "./trace-inputs.js";

/** The most entities that an end, or `avoid`, may name. */
const MOST_REFS = 50;

/** Checks the arguments of a trace and resolves its names. */
export async function toTraceRequest(args: TraceArgs, context: RequestContext): Promise<TraceRequest> {
  refuseCombinations(args);
  const limits = toLimits(args.limits);
  const steps = args.steps ? toSteps(args.steps, limits.maxHops) : [];
  const [from, to, avoided] = await Promise.all([
    toEndpoint(args.from, "from", context),
    args.to ? toEndpoint(args.to, "to", context) : null,
    toIds(args.avoid ?? [], "avoid", context),
  ]);
  if (to && isOne(from, to)) {
    throw contradictory("trace: `from` and `to` are the same entity; expected two.", "to");
  }
  return {
    ...{ from, to, steps, limits },
    through: toThrough(args.through ?? []),
    via: args.via ? toVia(args.via, "via") : TRAVERSED,
    avoid: avoided,
    mode: args.mode,
    sameIncident: args.sameIncident,
    lens: toLens(args.lens, context.lens),
  };
}

function refuseCombinations({ steps, to, through, via, mode }: TraceArgs): void {
  if (!steps && !to) {
    const problem = "trace: without `steps`, expected `to`; got neither.";
    throw contradictory(problem, "to");
  }
  if (!steps && mode === "PATTERN") {
    throw contradictory(
      "trace: the mode PATTERN is for `steps`; add them, or ask for SIMPLE_BOUNDED.",
      "mode",
    );
  }
  const other = through?.length ? "through" : "via";
  if (steps && (through?.length || via)) {
    const problem = `trace: expected \`steps\` or \`${other}\`, got both; a step says itself what it goes along.`;
    throw contradictory(problem, other);
  }
}

function contradictory(problem: string, path: string): InputRefused {
  return new InputRefused(RefusalReason.InvalidCombination, problem, { path });
}

/** Whether both ends are one and the same entity. */
function isOne(from: Endpoint, to: Endpoint): boolean {
  const [start] = from.ids;
  const named = from.kinds.length + to.kinds.length === 0 && from.ids.size === 1 && to.ids.size === 1;
  return named && start !== undefined && to.ids.has(start);
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
