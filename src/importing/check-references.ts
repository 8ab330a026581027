import type { GraphReader } from "../graph/graph.js";
import { claimId, findReferred, sourceId } from "./ids.js";
import type { BreachRecord, Placed, RecordProblem } from "./record.js";
import { idOf, tripleId } from "./rows.js";
import { FIND_KNOWN } from "./write-queries.js";

interface Reference {
  readonly label: "Entity" | "Source" | "Statement" | "Claim";
  readonly id: string;
  readonly field: string;
  readonly text: string;
}

/**
 * What is wrong between records: a reference to something that neither the records nor the database hold, a
 * statement without a claim, a circle of citations. The records themselves were checked before.
 */
export async function checkReferences(
  graph: GraphReader,
  records: readonly Placed[],
): Promise<RecordProblem[]> {
  const own = new Set(records.map(({ value }) => keyOf(value)));
  const references = records.map(({ place, value }) => ({ place, to: referencesOf(value) }));
  const foreign = references.flatMap(({ to }) =>
    to.filter((reference) => !own.has(`${reference.label} ${reference.id}`)),
  );
  const known = await findKnown(graph, [
    ...foreign.map(({ id }) => id),
    ...records.flatMap(({ value }) => (value.record === "statement" ? [tripleId(value.statement)] : [])),
  ]);
  const dangling = references.flatMap(({ place, to }) =>
    to
      .filter(({ label, id }) => !own.has(`${label} ${id}`) && !known.has(`${label} ${id}`))
      .map(({ label, field, text }) => ({
        place,
        field,
        problem: `no ${label.toLowerCase()} "${text}" is known`,
      })),
  );
  return [...dangling, ...unclaimed(records, known), ...citationCircles(records)];
}

function keyOf(record: BreachRecord): string {
  switch (record.record) {
    case "entity":
      return `Entity ${idOf(record.entity)}`;
    case "source":
      return `Source ${sourceId(record.source)}`;
    case "statement":
      return `Statement ${tripleId(record.statement)}`;
    case "claim":
      return `Claim ${claimId(record.claim)}`;
  }
}

function referencesOf(record: BreachRecord): Reference[] {
  const entity = (field: string, text: string | undefined): Reference[] => {
    const id = text === undefined ? undefined : findReferred(text)?.id;
    return text === undefined || id === undefined ? [] : [{ label: "Entity", id, field, text }];
  };
  const list = (
    label: Reference["label"],
    field: string,
    texts: readonly string[],
    toId: (key: string) => string,
  ): Reference[] => texts.map((text, index) => ({ label, id: toId(text), field: `${field}.${index}`, text }));
  switch (record.record) {
    case "entity":
      return [];
    case "source":
      return [
        ...entity("publisher", record.publisher),
        ...entity("author", record.author),
        ...list("Source", "cites", record.cites, sourceId),
      ];
    case "statement":
      return [...entity("statement.0", record.statement[0]), ...entity("statement.2", record.statement[2])];
    case "claim":
      return [
        { label: "Statement", id: tripleId(record.about), field: "about", text: record.about.join(" ") },
        ...entity("by", record.by),
        ...entity("onBehalfOf", record.onBehalfOf),
        ...list("Source", "sources", record.sources, sourceId),
        ...(["supersedes", "retracts", "restates"] as const).flatMap((link) =>
          list("Claim", link, record[link], claimId),
        ),
      ];
  }
}

async function findKnown(graph: GraphReader, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await graph.read(FIND_KNOWN, { ids: [...new Set(ids)] });
  return new Set(rows.map((row) => `${row.get("label") as string} ${row.get("id") as string}`));
}

function unclaimed(records: readonly Placed[], known: ReadonlySet<string>): RecordProblem[] {
  const claimed = new Set(
    records.flatMap(({ value }) => (value.record === "claim" ? [tripleId(value.about)] : [])),
  );
  return records.flatMap(({ place, value }) => {
    if (value.record !== "statement") return [];
    const id = tripleId(value.statement);
    if (claimed.has(id) || known.has(`Statement ${id}`)) return [];
    return [{ place, field: "statement", problem: "nobody claims this statement; add a claim about it" }];
  });
}

function citationCircles(records: readonly Placed[]): RecordProblem[] {
  const cites = new Map(
    records.flatMap(({ value }) => (value.record === "source" ? [[value.source, value.cites] as const] : [])),
  );
  const reaches = (from: string, target: string, seen: Set<string>): boolean =>
    (cites.get(from) ?? []).some((next) => {
      if (next === target) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return reaches(next, target, seen);
    });
  return records.flatMap(({ place, value }) => {
    if (value.record !== "source" || !reaches(value.source, value.source, new Set())) return [];
    return [{ place, field: "cites", problem: `"${value.source}" leads back to itself by its citations` }];
  });
}
