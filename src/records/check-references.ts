import type { GraphReader } from "../graph/graph.js";
import type { Kind } from "../kinds/kind.js";
import { kindOfLabels, kindsOfEnd } from "../kinds/registry.js";
import { findRelation } from "../kinds/relations.js";
import { claimId, findReferred, originalId, sourceId } from "./ids.js";
import type { Naming } from "./naming.js";
import type { BreachRecord, Placed, RecordProblem, StatementRecord } from "./record.js";
import { FIND_CIRCLES, FIND_KNOWN } from "./write-queries.js";

interface Reference {
  readonly label: "Entity" | "Source" | "Statement" | "Claim";
  readonly id: string;
  readonly field: string;
  readonly text: string;
}

/** What is, or will be, beside these records and the database: other parts of a file that is read in pieces. */
export interface Elsewhere {
  isKnown(label: Reference["label"], id: string): boolean;
  /** Whether a claim about this statement is to come. */
  isClaimed(statementId: string): boolean;
}

const NOWHERE: Elsewhere = { isKnown: () => false, isClaimed: () => false };

/** What the database knows of ids: the labels of their nodes. */
type Known = ReadonlyMap<string, readonly string[]>;

/**
 * What is wrong between records that were each checked before: a reference to something that neither they nor the
 * database hold, an entity of a kind that its relation does not admit, a statement without a claim.
 */
export async function checkReferences(
  graph: GraphReader,
  naming: Naming,
  records: readonly Placed[],
  elsewhere: Elsewhere = NOWHERE,
): Promise<RecordProblem[]> {
  const own = new Map(records.map(({ value }) => [keyOf(naming, value), value]));
  const references = records.flatMap(({ place, value }) =>
    referencesOf(naming, value).map((reference) => ({ place, ...reference })),
  );
  const foreign = references.filter(
    ({ label, id }) => !own.has(`${label} ${id}`) && !elsewhere.isKnown(label, id),
  );
  const statements = records.flatMap(({ value }) =>
    value.record === "statement" ? [naming.tripleId(value.statement)] : [],
  );
  const known = await findKnown(graph, [...foreign.map(({ id }) => id), ...statements]);
  const dangling = foreign
    .filter(({ label, id }) => !known.get(id)?.includes(label))
    .map(({ place, label, field, text }): RecordProblem => ({
      place,
      field,
      code: "UNKNOWN_REFERENCE",
      problem: `no ${label.toLowerCase()} "${text}" is known`,
    }));
  return [...dangling, ...misfits(naming, records, known), ...unclaimed(naming, records, known, elsewhere)];
}

/** Sources among written records that lead back to themselves; looked for in the same transaction, after the writing. */
export async function findCitationCircles(
  graph: GraphReader,
  records: readonly Placed[],
): Promise<RecordProblem[]> {
  const citing = records.flatMap(({ place, value }) =>
    value.record === "source" && value.cites.length > 0 ? [{ place, key: value.source }] : [],
  );
  if (citing.length === 0) return [];
  const rows = await graph.read(FIND_CIRCLES, { ids: citing.map(({ key }) => sourceId(key)) });
  const circles = new Set(rows.map((row) => row.get("id") as string));
  return citing
    .filter(({ key }) => circles.has(sourceId(key)))
    .map(({ place, key }) => ({
      place,
      field: "cites",
      code: "CITATION_CIRCLE",
      problem: `"${key}" leads back to itself by its citations`,
    }));
}

function keyOf(naming: Naming, record: BreachRecord): string {
  switch (record.record) {
    case "entity":
      return `Entity ${naming.idOf(record.entity)}`;
    case "source":
      return `Source ${sourceId(record.source)}`;
    case "statement":
      return `Statement ${naming.tripleId(record.statement)}`;
    case "claim":
      return `Claim ${claimId(record.claim)}`;
    case "original":
      return `Original ${originalId(record.format, record.original)}`;
  }
}

function referencesOf(naming: Naming, record: BreachRecord): Reference[] {
  const entity = (field: string, text: string | undefined): Reference[] =>
    text === undefined ? [] : [{ label: "Entity", id: naming.idOf(text), field, text }];
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
        ...(naming.isLoop(record.about) ? [] : [aboutOf(naming, record.about)]),
        ...entity("by", record.by),
        ...entity("onBehalfOf", record.onBehalfOf),
        ...list("Source", "sources", record.sources, sourceId),
        ...(["supersedes", "retracts", "restates"] as const).flatMap((link) =>
          list("Claim", link, record[link], claimId),
        ),
      ];
    case "original":
      return [
        ...entity("entity", record.entity),
        ...(record.about === undefined || naming.isLoop(record.about) ? [] : [aboutOf(naming, record.about)]),
      ];
  }
}

function aboutOf(naming: Naming, about: StatementRecord["statement"]): Reference {
  return { label: "Statement", id: naming.tripleId(about), field: "about", text: about.join(" ") };
}

async function findKnown(graph: GraphReader, ids: readonly string[]): Promise<Known> {
  if (ids.length === 0) return new Map();
  const rows = await graph.read(FIND_KNOWN, { ids: [...new Set(ids)] });
  return new Map(rows.map((row) => [row.get("id") as string, row.get("labels") as string[]]));
}

/** Ends that are given as bare ids, of which only the database knows the kind. */
function misfits(naming: Naming, records: readonly Placed[], known: Known): RecordProblem[] {
  return records.flatMap(({ place, value }) => {
    const relation = value.record === "statement" ? findRelation(value.statement[1]) : undefined;
    if (value.record !== "statement" || !relation) return [];
    const ends = [
      { field: "statement.0", ref: value.statement[0], admitted: relation.from },
      { field: "statement.2", ref: value.statement[2], admitted: relation.to },
    ];
    return ends.flatMap(({ field, ref, admitted }) => {
      const kind = kindOf(naming, ref, known);
      if (!kind || kindsOfEnd(admitted).includes(kind)) return [];
      return [
        {
          place,
          field,
          code: "KIND_MISMATCH",
          problem: `${relation.name} expects ${admitted.join(" or ")} here, got ${kind.name} ("${ref}")`,
        },
      ];
    });
  });
}

function kindOf(naming: Naming, ref: string, known: Known): Kind | null {
  const stated = findReferred(ref)?.kind ?? null;
  if (stated) return stated;
  const labels = known.get(naming.idOf(ref));
  return labels?.includes("Entity") ? kindOfLabels(labels) : null;
}

function unclaimed(
  naming: Naming,
  records: readonly Placed[],
  known: Known,
  elsewhere: Elsewhere,
): RecordProblem[] {
  const claimed = new Set(
    records.flatMap(({ value }) => (value.record === "claim" ? [naming.tripleId(value.about)] : [])),
  );
  return records.flatMap(({ place, value }) => {
    if (value.record !== "statement" || naming.isLoop(value.statement)) return [];
    const id = naming.tripleId(value.statement);
    if (claimed.has(id) || elsewhere.isClaimed(id) || known.get(id)?.includes("Statement")) return [];
    return [{ place, field: "statement", problem: "nobody claims this statement; add a claim about it" }];
  });
}
