import type { ColumnName } from "../columns/column.js";
import type { Sample } from "../sample/sample.js";

/** Runs one query; rows come back as lists of values. */
export type Run = (text: string, parameters: Parameters) => Promise<readonly (readonly unknown[])[]>;
export type Parameters = Readonly<Record<string, unknown>>;

/** The hand-written way: the whole JSON answer to a question. */
export type FloorHandler = (run: Run, parameters: Parameters) => Promise<unknown>;

export interface GraphqlRequest {
  readonly query: string;
  readonly variables: Parameters;
}

/** One question, as each column is asked it; a column that is left out has no such thing. */
export interface Question {
  readonly floor: Parameters;
  readonly ours: GraphqlRequest;
  readonly peer?: GraphqlRequest;
  readonly tuned?: GraphqlRequest;
  readonly naive?: GraphqlRequest;
}

/** One row of the table. */
export interface Row {
  readonly name: string;
  readonly title: string;
  /** Which table it belongs to. */
  readonly table: "reads" | "paths";
  /** Asked in turn; the same in all columns. */
  readonly questions: (sample: Sample) => readonly Question[];
  readonly floor: FloorHandler;
  /**
   * What of an answer's `data` must be the same in all columns. It is not asked about answers that a limit cut short.
   */
  readonly comparable: (data: unknown, column: ColumnName) => unknown;
  /** How many requests at most are timed in a column; for rows that are slow. */
  readonly most?: number;
  /** Whether a quick run leaves it out. */
  readonly slow?: boolean;
}

/** Whether a column is @neo4j/graphql, which names and nests things its own way. */
export function isPeer(column: ColumnName): boolean {
  return column === "peer" || column === "tuned";
}

/** Reads a value deep in a JSON answer: dig(data, "trace", "paths"). */
export function dig(data: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Readonly<Record<string | number, unknown>> | null | undefined)?.[key],
    data,
  );
}

/** The rows of a list in a JSON answer. */
export function list(data: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = dig(data, ...path);
  if (!Array.isArray(found))
    throw new Error(`Expected a list at ${path.join(".")}, got ${JSON.stringify(found)}.`);
  return found;
}
