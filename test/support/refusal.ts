import type { GraphqlAnswer } from "./server.js";

/** What a refusal is expected to be. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  /** What the message says. */
  readonly says: RegExp;
  /** Other extensions, `reason` say; there may be more. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** A value that a field refuses: the request itself is fine. */
export function refused(reason: string, says: RegExp, details: Refusal["details"] = {}): Refusal {
  return { status: 200, code: "BAD_USER_INPUT", says, details: { reason, ...details } };
}

const INSIDES =
  /\bat \S+ \(|stack"|node_modules|\/src\/|\.ts\b|file:\/\/|bolt:|neo4j|\bMATCH \(|UNWIND|\$tlp|lucene|java\./i;

/** An answer holds nothing of our insides: no stack, no Cypher, no path of a file, no address of the database. */
export function expectNothingInternal(text: string): void {
  expect(text).not.toMatch(INSIDES);
}

/** An answer is this refusal, and tells nothing else. */
export function expectRefusal(answer: GraphqlAnswer, { status, code, says, details = {} }: Refusal): void {
  const [error] = answer.errors ?? [];
  expect(error?.message).toMatch(says);
  expect({ status: answer.status, ...error?.extensions }).toMatchObject({ status, code, ...details });
  expectNothingInternal(JSON.stringify(answer));
}
