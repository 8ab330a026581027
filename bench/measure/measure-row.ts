import { isDeepStrictEqual } from "node:util";
import type { Column, ColumnName } from "../columns/column.js";
import type { GraphqlRequest, Question, Row } from "../rows/row.js";
import { dig } from "../rows/row.js";
import type { Sample } from "../sample/sample.js";
import { type Answer, Client } from "./client.js";
import { type Percentiles, percentilesOf } from "./statistics.js";

/** How long a row is measured. */
export interface Effort {
  readonly rounds: number;
  /** Requests of one column in one round, at most. */
  readonly requests: number;
  /** Seconds that one column may take in one row, at most; the first request of a round is always made. */
  readonly secondsAColumn: number;
  readonly warmUps: number;
  /** How many questions are compared before anything is timed. */
  readonly compared: number;
}

/** What a column did in a row. */
export interface Measured {
  readonly requests: number;
  readonly latency: Percentiles;
  /** Processor time of the column's process for a request, in milliseconds. */
  readonly cpu: number;
  /** Length of an answer, on average. */
  readonly bytes: number;
  /** Requests that were not answered in full: a budget or a time limit ended them. */
  readonly cutShort: number;
  /** As our server says it of a trace: the time inside, and facts read; null elsewhere. */
  readonly inside: Percentiles | null;
}

export interface MeasuredRow {
  readonly name: string;
  readonly title: string;
  readonly table: Row["table"];
  readonly columns: Readonly<Partial<Record<ColumnName, Measured>>>;
}

/** Measures one row in all columns that have it; columns take turns, so that what drifts hits all alike. */
export async function measureRow(
  row: Row,
  columns: readonly Column[],
  sample: Sample,
  effort: Effort,
): Promise<MeasuredRow> {
  const questions = row.questions(sample);
  const runs = columns.map((column) => new RowRun(row, column, questions)).filter((run) => run.isAsked);
  try {
    await compareAnswers(row, runs, effort.compared);
    // Twice: what the first column warms up of Neo4j would otherwise be a gift to the others.
    for (const run of [...runs, ...runs]) await run.warmUp(effort);
    for (let round = 0; round < effort.rounds; round += 1)
      for (const run of runs) await run.round(effort, row.most ?? Infinity);
    const measured = runs.map((run) => [run.column.name, run.result()] as const);
    const { name, title, table } = row;
    return { name, title, table, columns: Object.fromEntries(measured) };
  } finally {
    for (const run of runs) run.close();
  }
}

/** @throws Error where two columns give different answers to one question */
async function compareAnswers(row: Row, runs: readonly RowRun[], compared: number): Promise<void> {
  for (let index = 0; index < compared; index += 1) {
    let expected: { readonly by: ColumnName; readonly value: unknown } | undefined;
    for (const run of runs) {
      const value = await run.comparable(index);
      if (value === undefined) continue;
      expected ??= { by: run.column.name, value };
      if (isDeepStrictEqual(value, expected.value)) continue;
      const [one, other] = [expected.value, value].map((each) => JSON.stringify(each).slice(0, 1_500));
      throw new Error(
        `Row "${row.name}", question ${index}: "${expected.by}" and "${run.column.name}" differ:\n${one}\n${other}`,
      );
    }
  }
}

/** One column in one row. */
class RowRun {
  private readonly client: Client;
  private readonly bodies: readonly string[];
  private readonly times: number[] = [];
  private readonly inside: number[] = [];
  private cpu = 0;
  private bytes = 0;
  private cutShort = 0;
  private next = 0;
  private spent = 0;

  constructor(
    private readonly row: Row,
    readonly column: Column,
    questions: readonly Question[],
  ) {
    const path = column.name === "floor" ? `/${row.name}` : "";
    this.client = new Client(`${column.url}${path}`);
    this.bodies = questions
      .map((question) => question[column.name])
      .filter((asked) => asked !== undefined)
      .map((asked: GraphqlRequest | Question["floor"]) => JSON.stringify(asked));
  }

  get isAsked(): boolean {
    return this.bodies.length > 0;
  }

  /** What of the answer to a question must be the same everywhere; undefined where it was cut short. */
  async comparable(index: number): Promise<unknown> {
    const answer = await this.client.post(this.body(index));
    if (isCutShort(answer)) return undefined;
    const { data, errors } = JSON.parse(answer.text) as { data?: unknown; errors?: unknown };
    if (errors === undefined) return this.row.comparable(data, this.column.name);
    throw new Error(`Row "${this.row.name}": "${this.column.name}" failed: ${answer.text.slice(0, 2_000)}`);
  }

  async warmUp({ warmUps, secondsAColumn }: Effort): Promise<void> {
    const until = performance.now() + (secondsAColumn * 1_000) / 2;
    for (let index = 0; index < warmUps / 2 && performance.now() < until; index += 1)
      await this.client.post(this.body(index));
  }

  async round({ requests, rounds, secondsAColumn }: Effort, most: number): Promise<void> {
    const count = Math.min(requests, Math.ceil(most / rounds));
    const before = this.column.cpuMilliseconds;
    for (let index = 0; index < count; index += 1) {
      // A slow column has fewer requests; every one has some.
      if (this.times.length > 0 && this.spent > secondsAColumn * 1_000) break;
      this.note(await this.client.post(this.body(this.next)));
      this.next += 1;
    }
    this.cpu += this.column.cpuMilliseconds - before;
  }

  result(): Measured {
    const requests = this.times.length;
    return {
      requests,
      latency: percentilesOf(this.times),
      cpu: this.cpu / requests,
      bytes: Math.round(this.bytes / requests),
      cutShort: this.cutShort,
      inside: this.inside.length === 0 ? null : percentilesOf(this.inside),
    };
  }

  close(): void {
    this.client.close();
  }

  private note(answer: Answer): void {
    this.times.push(answer.milliseconds);
    this.spent += answer.milliseconds;
    this.bytes += answer.text.length;
    if (isCutShort(answer)) this.cutShort += 1;
    const { data } = JSON.parse(answer.text) as { data?: unknown };
    const inside = dig(data, "trace", "stats", "searchMilliseconds");
    if (typeof inside === "number") this.inside.push(inside);
  }

  private body(index: number): string {
    const body = this.bodies[index % this.bodies.length];
    if (body === undefined) throw new Error(`Row "${this.row.name}" asks "${this.column.name}" nothing.`);
    return body;
  }
}

/** Whether a time limit or a budget ended the work. */
function isCutShort({ status, text }: Answer): boolean {
  if (status !== 200) return /timed? ?out|terminat|DEADLINE|in time|memory|MemoryLimit/i.test(text);
  return /"stoppedBy":"(?:TIME|EXPANSIONS)"|"code":"DEADLINE_EXCEEDED"/.test(text);
}
