import type { Format } from "../../formats/format.js";
import { itemsOf } from "../files/items-of.js";
import { type Prepared, prepare } from "./prepare.js";
import type { Scan } from "./scan.js";
import type { Decided } from "./settle.js";

/** A transaction is of so many items or records, or soon after. */
const MOST_ITEMS = 1_000;
const MOST_RECORDS = 4_000;

/** Items that are decided on together; all of one format. */
export interface ItemBatch {
  readonly format: Format;
  readonly prepared: readonly Prepared[];
  /** Items that had their verdict before the database was asked. */
  readonly decided: readonly Decided[];
  /** Place of the last item. */
  readonly to: number;
}

/** Reads the items that are due, in batches that may reach over many small files. */
export async function* batchesOf(
  scanned: Scan,
  isDue: (index: number) => boolean,
): AsyncGenerator<ItemBatch, void, undefined> {
  let batch: Growing | undefined;
  let index = -1;
  for (const { file, format, envelope } of scanned.files) {
    if (batch && batch.format !== format) {
      if (batch.to >= 0) yield batch;
      batch = undefined;
    }
    batch ??= startBatch(format);
    const context = { name: file.name, envelope, refOf: scanned.refOf };
    for await (const item of itemsOf(file, format, {})) {
      index += 1;
      if (!isDue(index)) continue;
      grow(batch, index, prepare(item, index, format, context));
      if (!isFull(batch)) continue;
      yield batch;
      batch = startBatch(format);
    }
  }
  if (batch && batch.to >= 0) yield batch;
}

/** Reads the next batch while the one before it is written: the database and this process then work at the same time. */
export async function* ahead<Batch>(
  batches: AsyncGenerator<Batch, void, undefined>,
): AsyncGenerator<Batch, void, undefined> {
  let coming = batches.next();
  try {
    for (;;) {
      const { value, done } = await coming;
      if (done) return;
      coming = batches.next();
      // What goes wrong in it is told when its turn comes.
      coming.catch(() => {});
      yield value;
    }
  } finally {
    // A run that ends early closes its file.
    await coming.catch(() => {});
    await batches.return();
  }
}

interface Growing {
  readonly format: Format;
  readonly prepared: Prepared[];
  readonly decided: Decided[];
  records: number;
  to: number;
}

function startBatch(format: Format): Growing {
  return { format, prepared: [], decided: [], records: 0, to: -1 };
}

function grow(batch: Growing, index: number, prepared: ReturnType<typeof prepare>): void {
  batch.to = index;
  if ("outcome" in prepared) {
    batch.decided.push({ index, verdict: prepared });
  } else {
    batch.prepared.push(prepared);
    batch.records += prepared.records.length;
  }
}

function isFull({ prepared, decided, records }: Growing): boolean {
  return prepared.length + decided.length >= MOST_ITEMS || records >= MOST_RECORDS;
}
