import type { GraphReader } from "../../graph/graph.js";
import { defineQuery } from "../../graph/query.js";
import type { Format, Item } from "../../formats/format.js";
import { originalId } from "../../records/ids.js";
import { kindOfLabels } from "../../kinds/registry.js";
import { FileRefused, type InputFile } from "../files/input-file.js";
import { itemsOf } from "../files/items-of.js";
import { findFormat } from "./find-format.js";
import { refused, type Verdict } from "./verdict.js";

/** A file that can be read to its end. */
export interface ScannedFile {
  readonly file: InputFile;
  readonly format: Format;
  readonly envelope: Readonly<Record<string, unknown>>;
  readonly items: number;
}

/** What a first reading of the files tells, before anything is written. */
export interface Scan {
  readonly files: readonly ScannedFile[];
  /** Files that cannot be read: nothing of them is imported. */
  readonly refused: readonly Verdict[];
  /** Items of all files that can be read. */
  readonly total: number;
  /** What a foreign id is recorded as: "company:...". */
  readonly refOf: (foreignId: string) => string | undefined;
  /** Whether a claim of these files is about this statement. */
  isClaimed(statementId: string): boolean;
}

/** What the files say of each other. */
class Names {
  readonly refs = new Map<string, string>();
  readonly wanted = new Set<string>();
  readonly claimed = new Set<string>();

  note(item: Item, format: Format, envelope: Readonly<Record<string, unknown>>): void {
    for (const [foreignId, ref] of format.names?.(item, envelope) ?? []) this.refs.set(foreignId, ref);
    for (const foreignId of format.refersTo?.(item) ?? []) this.wanted.add(`${format.name} ${foreignId}`);
    for (const statementId of format.claims?.(item) ?? []) this.claimed.add(statementId);
  }
}

/** Told how far the reading is, in bytes of all files. */
export type ReportBytes = (read: number, all: number) => void;

/** Reads all files once, to their ends: what is broken is found before anything is written. */
export async function scan(
  graph: GraphReader,
  files: readonly InputFile[],
  formats: readonly Format[],
  report: ReportBytes,
): Promise<Scan> {
  const names = new Names();
  const scanned: ScannedFile[] = [];
  const broken: Verdict[] = [];
  const all = files.reduce((sum, { size }) => sum + size, 0);
  let read = 0;
  for (const file of files) {
    const outcome = await scanFile(
      counted(file, (bytes) => report((read += bytes), all)),
      formats,
      names,
    );
    if ("outcome" in outcome) broken.push(outcome);
    else scanned.push({ ...outcome, file });
  }
  await findEarlier(graph, names);
  return {
    files: scanned,
    refused: broken,
    total: scanned.reduce((sum, { items }) => sum + items, 0),
    refOf: (foreignId) => names.refs.get(foreignId),
    isClaimed: (statementId) => names.claimed.has(statementId),
  };
}

async function scanFile(
  file: InputFile,
  formats: readonly Format[],
  names: Names,
): Promise<ScannedFile | Verdict> {
  const envelope: Record<string, unknown> = {};
  try {
    const format = await findFormat(file, formats);
    let items = 0;
    for await (const item of itemsOf(file, format, envelope)) {
      names.note(item, format, envelope);
      items += 1;
    }
    return { file, format, envelope, items };
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    return refused({ file: file.name, at: error.at }, "REJECTED", error.message, error.suggestion);
  }
}

function counted(file: InputFile, onBytes: (bytes: number) => void): InputFile {
  return {
    ...file,
    async *open(): AsyncGenerator<Uint8Array, void, undefined> {
      for await (const chunk of file.open()) {
        onBytes(chunk.length);
        yield chunk;
      }
    },
  };
}

const FIND_EARLIER = defineQuery(
  "import.earlier-names",
  `UNWIND $ids AS id
   MATCH (o:Original {id: id})
   CALL (o) {
     OPTIONAL MATCH (e:Entity {id: o.entityId})
     OPTIONAL MATCH (:Merged {id: o.entityId})-[:MERGED_INTO*1..20]->(into:Entity)
     RETURN coalesce(e, into) AS found
   }
   RETURN o.original AS foreignId, found.id AS id, labels(found) AS labels`,
);
const AT_ONCE = 5_000;

/** What the files refer to and do not hold, earlier imports may have recorded. */
async function findEarlier(graph: GraphReader, names: Names): Promise<void> {
  const ids = [...names.wanted].flatMap((wanted) => {
    const [format = "", ...rest] = wanted.split(" ");
    const foreignId = rest.join(" ");
    return names.refs.has(foreignId) ? [] : [originalId(format, foreignId)];
  });
  names.wanted.clear();
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const rows = await graph.read(FIND_EARLIER, { ids: ids.slice(from, from + AT_ONCE) });
    for (const row of rows) {
      const id = row.get("id") as string | null;
      const ref = id === null ? "" : `${kindOfLabels(row.get("labels") as string[]).field}:${id}`;
      names.refs.set(row.get("foreignId") as string, ref);
    }
  }
}
