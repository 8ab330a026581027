import { COUNT_COMMIT } from "../graph/commit-mark.js";
import type { Graph, GraphWriter, Row } from "../graph/graph.js";
import { integer } from "../graph/graph.js";
import { defineQuery } from "../graph/query.js";
import { nodeOf } from "./node-of.js";
import { FIRST_HASH, hashOf, sha256 } from "./hash.js";
import type { Action, Change, Operation, RecordedIn } from "./operation.js";

/** What is to be done, and by whom. */
export interface Entry {
  readonly key: string;
  readonly action: Action;
  readonly who: string;
  readonly note: string | null;
  /** What was asked for; the same key with another input is refused. */
  readonly input: unknown;
}

/** What the work of an operation tells the journal. */
export interface Done<Result> {
  /** What its caller is given, now and when the operation is asked for again: plain JSON. */
  readonly result: Result;
  readonly touched: readonly string[];
  readonly changes: readonly Change[];
  /** Nothing was written after all: the journal then says nothing, and the key stays free. */
  readonly unchanged?: boolean;
}

/** An operation that is in the journal, whether by this call or by an earlier one with the same key. */
export interface Recorded<Result> {
  readonly key: string;
  readonly result: Result;
  /** Whether it had been done before; then nothing was written now. */
  readonly replayed: boolean;
}

/** A key that stands in the journal for something else. */
export class KeyReused extends Error {
  constructor(readonly key: string) {
    super(`The idempotency key "${key}" stands for another operation.`);
    this.name = "KeyReused";
  }
}

// The lock on this node makes writes one line: what an operation reads cannot change before it has written.
const LOCK = defineQuery(
  "journal.lock",
  `MERGE (journal:Journal {id: 'journal'})
   ON CREATE SET journal.sequence = 0, journal.at = 0, journal.hash = $first
   SET journal.lockedBy = $key
   ${COUNT_COMMIT}
   RETURN journal.sequence AS sequence, journal.at AS at, journal.hash AS hash`,
);
const FIND_DONE = defineQuery(
  "journal.find-done",
  "MATCH (o:Operation {key: $key}) RETURN o.fingerprint AS fingerprint, o.result AS result",
);
const APPEND = defineQuery(
  "journal.append",
  `MATCH (journal:Journal {id: 'journal'})
   SET journal.sequence = $operation.sequence, journal.at = $operation.at, journal.hash = $operation.hash
   MERGE (o:Operation {key: $operation.key}) SET o += $operation`,
);
const TOUCH = defineQuery(
  "journal.touch",
  `MATCH (o:Operation {key: $key})
   UNWIND $touched AS id
   CALL (id) {
     ${nodeOf("id")}
   }
   MERGE (o)-[:TOUCHED]->(n)`,
);

/**
 * Does some work and writes it down, in one transaction: both are there, or neither. The key is unique, so that work
 * that is asked for twice (by a client that had no answer, by the driver whose acknowledgement was lost) is done once.
 *
 * Record time is this journal's: a millisecond later at least than the operation before, whatever the clocks of several
 * servers say.
 * @throws KeyReused, or what the work throws; then nothing was written
 */
export async function recordOperation<Result>(
  graph: Graph,
  entry: Entry,
  work: (writer: GraphWriter, recorded: RecordedIn) => Promise<Done<Result>>,
): Promise<Recorded<Result>> {
  const fingerprint = sha256(JSON.stringify([entry.action, entry.input], plain));
  const { key } = entry;
  return graph.write(`operation.${entry.action}`, async (writer) => {
    const [journal] = await writer.run(LOCK, { key, first: FIRST_HASH });
    const [earlier] = await writer.run(FIND_DONE, { key });
    if (earlier) return replay<Result>(key, fingerprint, earlier);
    const recorded: RecordedIn = {
      sequence: (journal?.get("sequence") as number) + 1,
      at: Math.max(Date.now(), (journal?.get("at") as number) + 1),
    };
    const { result, touched, changes, unchanged = false } = await work(writer, recorded);
    if (unchanged) return { key, result, replayed: false };
    const { action, who, note } = entry;
    const told = { touched: [...touched], changes, result: JSON.stringify(result) };
    const operation = { key, ...recorded, action, who, note, fingerprint, ...told };
    await append(writer, operation, journal?.get("hash") as string);
    return { key, result, replayed: false };
  });
}

function replay<Result>(key: string, fingerprint: string, earlier: Row): Recorded<Result> {
  if (earlier.get("fingerprint") !== fingerprint) throw new KeyReused(key);
  return { key, result: JSON.parse(earlier.get("result") as string) as Result, replayed: true };
}

async function append(
  writer: GraphWriter,
  operation: Omit<Operation, "hash">,
  previous: string,
): Promise<void> {
  const { sequence, at, changes, ...rest } = operation;
  await writer.run(APPEND, {
    operation: {
      ...rest,
      sequence: integer(sequence),
      at: integer(at),
      changes: JSON.stringify(changes),
      hash: hashOf(operation, previous),
    },
  });
  if (operation.touched.length > 0)
    await writer.run(TOUCH, { key: operation.key, touched: operation.touched });
}

/** JSON has no 64-bit integers, and no place for what is not given. */
function plain(_name: string, value: unknown): unknown {
  return typeof value === "bigint" ? `${value}n` : value;
}
