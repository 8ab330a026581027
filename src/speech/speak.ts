import { randomUUID } from "node:crypto";
import type { Graph, GraphWriter } from "../graph/graph.js";
import type { Action, RecordedIn } from "../journal/operation.js";
import { type Done, KeyReused, type Recorded, recordOperation } from "../journal/record-operation.js";
import { InputRefused } from "../shared/errors.js";
import { fromRefusal, refuse, SpeechRefused, type UserError } from "./user-error.js";

/** Who writes, and what they may see: what they cannot see, they cannot refer to. */
export interface Author {
  readonly graph: Graph;
  readonly who: string;
  /** Rank of the narrowest marking that they may see. */
  readonly tlp: number;
}

/** What every speech act may carry. */
export interface ActInput {
  /** Chosen by the client: the same key is never done twice. One is made where none is given. */
  readonly idempotencyKey?: string | null;
  /** Why, for the journal. */
  readonly note?: string | null;
}

/** What became of a speech act: done, or refused with nothing written. */
export type Spoken<Result> =
  ({ readonly refused: null } & Recorded<Result>) | { readonly refused: readonly UserError[] };

/** What an act works with, inside its transaction. */
export interface Act extends RecordedIn {
  readonly writer: GraphWriter;
  readonly key: string;
  readonly tlp: number;
}

const LONGEST_KEY = 200;

/** Does a speech act once for its key, in one transaction with its entry in the journal. */
export async function speak<Result>(
  author: Author,
  action: Action,
  input: ActInput,
  work: (act: Act) => Promise<Done<Result>>,
): Promise<Spoken<Result>> {
  const { idempotencyKey, note, ...said } = input;
  const key = idempotencyKey ?? randomUUID();
  try {
    if (key.trim() === "" || key.length > LONGEST_KEY) {
      const problem = `idempotencyKey: expected 1 to ${LONGEST_KEY} characters, got ${key.trim() === "" ? "none" : key.length}.`;
      throw refuse("INVALID_VALUE", "idempotencyKey", problem, "A UUID is a good key.");
    }
    const entry = { key, action, who: author.who, note: note ?? null, input: said };
    const recorded = await recordOperation(author.graph, entry, (writer, { at, sequence }) =>
      work({ writer, key, tlp: author.tlp, at, sequence }),
    );
    return { refused: null, ...recorded };
  } catch (error) {
    return { refused: problemsOf(error) };
  }
}

function problemsOf(error: unknown): readonly UserError[] {
  if (error instanceof SpeechRefused) return error.problems;
  if (error instanceof InputRefused) return [fromRefusal(error)];
  if (error instanceof KeyReused) {
    const suggestion = "Use a new key for a new operation; the same key only repeats the same input.";
    return refuse("KEY_REUSED", "idempotencyKey", error.message, suggestion).problems;
  }
  throw error;
}
