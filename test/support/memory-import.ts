import type { FileContext, Format, Item, Mapped } from "../../src/formats/format.js";
import type { Part, Writer } from "../../src/formats/writer.js";
import { mergeRecords } from "../../src/importing/run/merge-records.js";
import { idOfRecord, normalize } from "../../src/importing/run/normalize.js";
import { getRelation } from "../../src/kinds/relations.js";
import { checkRecord } from "../../src/records/check-records.js";
import { findReferred } from "../../src/records/ids.js";
import { Naming } from "../../src/records/naming.js";
import { parseRecord } from "../../src/records/parse-records.js";
import type { BreachRecord } from "../../src/records/record.js";

/** The record of a graph in memory, by their ids. */
export type MemoryGraph = ReadonlyMap<string, BreachRecord>;

const NAMING = new Naming();

/** What a format makes of each item of a JSON document, as a run would ask it; `earlier` is what was imported before. */
export function mapDocument(
  format: Format,
  document: unknown,
  earlier: Readonly<Record<string, string>> = {},
): Mapped[] {
  const { items, envelope } = itemsOf(format, document);
  const names = new Map(Object.entries(earlier));
  for (const item of items) {
    for (const [foreignId, ref] of format.names?.(item, envelope) ?? []) names.set(foreignId, ref);
  }
  const file: FileContext = { name: "file.json", envelope, refOf: (id) => names.get(id) };
  return items.map((item) => format.map(item, file));
}

/** The records of what was mapped, checked as an import checks them, one for each id; throws at the first problem. */
export function toGraph(mapped: readonly Mapped[]): MemoryGraph {
  const drafts = mapped.flatMap((each) => {
    if ("records" in each) return each.records;
    throw new Error(JSON.stringify(each));
  });
  return foldRecords(drafts);
}

/** Records as a graph holds them: one for each id, references as ids. */
export function foldRecords(drafts: readonly object[]): MemoryGraph {
  const graph = new Map<string, BreachRecord>();
  for (const draft of drafts) {
    const parsed = parseRecord({ file: "file.json", at: "" }, draft);
    const problems = Array.isArray(parsed) ? parsed : checkRecord(parsed);
    if (Array.isArray(parsed) || problems.length > 0) {
      throw new Error(JSON.stringify({ draft, problems }));
    }
    const record = normalize(parsed, NAMING);
    const id = idOfRecord(record, NAMING);
    const stored = graph.get(id);
    graph.set(id, stored ? mergeRecords(stored, record, "replaces") : record);
  }
  return graph;
}

/** The text that a writer makes of a graph, and what it says it left out. */
export async function writeGraph(
  writer: Writer,
  graph: MemoryGraph,
): Promise<{ text: string; losses: ReadonlyMap<string, number> }> {
  const losses = new Map<string, number>();
  const add = (what: string, count = 1): void => void losses.set(what, (losses.get(what) ?? 0) + count);
  const pieces: string[] = [];
  for await (const piece of writer.write(partsOf(graph), { add })) pieces.push(piece);
  return { text: pieces.join(""), losses };
}

/** A graph as an export reads it: originals, entities, sources, facts, each in the order of their ids. */
// eslint-disable-next-line @typescript-eslint/require-await -- a writer takes what may come from a database
async function* partsOf(graph: MemoryGraph): AsyncGenerator<Part, void, undefined> {
  const all = [...graph].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [id, record] of all) {
    if (record.record === "original") yield { part: "original", original: { ...record, id } };
  }
  for (const [id, record] of all) {
    const kind = record.record === "entity" ? findReferred(record.entity)?.kind : undefined;
    if (record.record === "entity" && kind) {
      yield { part: "entity", kind, entity: { ...record, id }, isBeside: false };
    }
  }
  for (const [id, record] of all) {
    if (record.record === "source") yield { part: "source", source: { ...record, id } };
  }
  for (const [id, record] of all) {
    if (record.record !== "statement") continue;
    const [subjectId, relation, objectId] = record.statement;
    const claims = all.flatMap(([claimId, claim]) =>
      claim.record === "claim" && claim.about.join(" ") === record.statement.join(" ")
        ? [{ ...claim, id: claimId }]
        : [],
    );
    yield {
      part: "fact",
      relation: getRelation(relation),
      subjectId,
      objectId,
      statement: { ...record, id },
      claims,
      status: "REPORTED",
      confidence: 70,
    };
  }
}

function itemsOf(
  format: Format,
  document: unknown,
): { readonly items: Item[]; readonly envelope: Readonly<Record<string, unknown>> } {
  const collection = format.layout.type === "json" ? (format.layout.collection ?? "") : "";
  if (Array.isArray(document)) {
    return { items: document.map((value: unknown, index) => ({ at: `/${index}`, value })), envelope: {} };
  }
  const { [collection]: elements, ...envelope } = document as Record<string, unknown>;
  if (!Array.isArray(elements)) return { items: [{ at: "", value: document }], envelope: {} };
  const items = elements.map((value: unknown, index) => ({ at: `/${collection}/${index}`, value }));
  return { items, envelope };
}
