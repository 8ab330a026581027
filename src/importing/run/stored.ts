import type { GraphReader } from "../../graph/graph.js";
import type { Naming } from "../../records/naming.js";
import { type BreachRecord, RECORD } from "../../records/record.js";
import { FIND_STORED } from "../../records/stored-queries.js";
import { type Stored, toRecord } from "../../records/stored-records.js";
import { idOfRecord } from "./normalize.js";

/** A record as the database, or this run, has it. */
export interface Held {
  readonly record: BreachRecord;
  /** Fingerprint of the import that described it last; undefined where none did. */
  readonly describedIn: string | undefined;
}

/** What is held of nodes, by "record kind id". */
export type Holdings = Map<string, Held>;

export function keyOfHeld(kind: BreachRecord["record"], id: string): string {
  return `${kind} ${id}`;
}

/** Reads what is stored of the nodes that records would write, as far as it is not held yet; claims with all their versions. */
export async function readStored(
  graph: GraphReader,
  naming: Naming,
  records: readonly BreachRecord[],
  holdings: Holdings,
): Promise<void> {
  for (const kind of Object.keys(FIND_STORED) as BreachRecord["record"][]) {
    const ids = records
      .filter(({ record }) => record === kind)
      .map((record) => idOfRecord(record, naming))
      .filter((id) => !holdings.has(keyOfHeld(kind, id)));
    if (ids.length === 0) continue;
    const rows = await graph.read(FIND_STORED[kind], { ids: [...new Set(ids)] });
    for (const row of rows) {
      const stored = row.get("stored") as Stored;
      const record = RECORD.parse(toRecord(kind, stored, row.get("labels") as string[]));
      const describedIn = stored["describedIn"] as string | undefined;
      holdings.set(keyOfHeld(kind, row.get("id") as string), { record, describedIn });
    }
  }
}
