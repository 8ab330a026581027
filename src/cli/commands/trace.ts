import color from "picocolors";
import { ask, type Terminal } from "../ask.js";
import { toEntityRef, toKindValue } from "../entity-ref.js";
import { CommandFailure, EXIT } from "../failure.js";

const TRACE = `query Trace($from: [EntityRef!]!, $to: [EntityRef!]!, $through: [EntityKind!], $via: [RelationKind!],
    $avoid: [EntityRef!], $mode: TraceMode!, $lens: Lens, $limits: TraceLimits) {
  trace(from: $from, to: $to, through: $through, via: $via, avoid: $avoid, mode: $mode, lens: $lens, limits: $limits) {
    complete stoppedBy whyEmpty
    paths { ...Found } blocked { ...Found } } }
  fragment Found on Path { id length status confidence summary
    hops { forward relation from { name } to { name } statement { id status confidence } } }`;

interface Path {
  readonly length: number;
  readonly status: string;
  readonly confidence: number;
  readonly summary: string;
  readonly hops: readonly {
    readonly forward: boolean;
    readonly relation: string;
    readonly from: { readonly name: string };
    readonly to: { readonly name: string };
  }[];
}

interface Traced {
  readonly trace: {
    readonly complete: boolean;
    readonly stoppedBy: string | null;
    readonly whyEmpty: string | null;
    readonly paths: readonly Path[];
    readonly blocked: readonly Path[];
  };
}

export interface TraceOptions {
  readonly through?: readonly string[];
  readonly via?: readonly string[];
  readonly avoid?: readonly string[];
  readonly mode: string;
  readonly before?: string;
  readonly preset?: string;
  readonly maxPaths?: number;
  readonly maxHops?: number;
}

/** Prints the paths between two entities, in sentences. */
export async function trace(
  terminal: Terminal,
  from: string,
  to: string,
  options: TraceOptions,
): Promise<void> {
  const policy = options.preset === undefined ? null : { preset: options.preset.toUpperCase() };
  const answer = await ask<Traced>(terminal, TRACE, {
    from: [toEntityRef(from)],
    to: [toEntityRef(to)],
    through: options.through?.map(toKindValue) ?? null,
    via: options.via?.map((relation) => relation.toUpperCase()) ?? null,
    avoid: options.avoid?.map(toEntityRef) ?? null,
    mode: options.mode.toUpperCase(),
    lens: { publishedBefore: options.before ?? null, policy },
    limits: { maxPaths: options.maxPaths ?? null, maxHops: options.maxHops ?? null },
  });
  if (terminal.json) terminal.out(JSON.stringify(answer.trace));
  else print(terminal, answer.trace);
  if (answer.trace.paths.length === 0) {
    throw new CommandFailure(`No path: ${answer.trace.whyEmpty ?? "nobody knows why"}.`, EXIT.nothingFound);
  }
}

function print(terminal: Terminal, { paths, blocked, complete, stoppedBy }: Traced["trace"]): void {
  paths.forEach((path, index) => printPath(terminal, path, `${index + 1}.`));
  blocked.forEach((path) => printPath(terminal, path, "shut out by the lens:"));
  if (!complete) terminal.out(color.yellow(`The search ended early: ${stoppedBy ?? "unknown"}.`));
}

function printPath(terminal: Terminal, { hops, status, confidence, summary }: Path, label: string): void {
  const way = hops.map(({ forward, relation, to }) => {
    const arrow = forward ? `-${relation}->` : `<-${relation}-`;
    return `${color.cyan(arrow)} ${to.name}`;
  });
  terminal.out(`${color.bold(label)} ${status}, confidence ${confidence}`);
  terminal.out(`   ${hops[0]?.from.name ?? ""} ${way.join(" ")}`);
  terminal.out(`   ${color.dim(summary)}`);
}
