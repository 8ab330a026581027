import type { Catalogue } from "./catalogue";
import { betweenWords } from "./catalogue";
import type { Entity, Scene, SceneFact } from "./model";
import { STATUSES, wordsOf } from "../state/vocabulary";

/** A fact as a row of the table. */
export interface TableRow extends Pick<SceneFact, "id" | "status" | "change" | "confidence" | "shutOut"> {
  readonly source: Entity;
  readonly target: Entity;
  /** In words. */
  readonly relation: string;
  /** The date of the first of its claims as its source gives it: "2021", "2021-05"; null where none is dated. */
  readonly firstSaid: string | null;
  readonly claims: number;
}

type ColumnId = "from" | "relation" | "to" | "status" | "change" | "confidence" | "first" | "claims";

export interface Column {
  readonly id: ColumnId;
  readonly label: string;
  /** What it sorts by, where the label is short. */
  readonly title?: string;
}

export const COLUMNS: readonly Column[] = [
  { id: "from", label: "From" },
  { id: "relation", label: "Relation" },
  { id: "to", label: "To" },
  { id: "status", label: "Status" },
  { id: "change", label: "Change" },
  { id: "confidence", label: "Sure", title: "confidence, 0 to 100 %" },
  { id: "first", label: "First said" },
  { id: "claims", label: "Claims" },
];

export interface Sorting {
  readonly by: ColumnId;
  /** Greatest first. */
  readonly down: boolean;
}

/** All facts of a scene, in its order. */
export function rowsOf(scene: Scene, catalogue: Catalogue): TableRow[] {
  const nodes = new Map(scene.nodes.map((node) => [node.id, node]));
  return scene.facts.flatMap((fact) => {
    const [source, target] = [nodes.get(fact.source), nodes.get(fact.target)];
    if (!source || !target) return [];
    const dates = fact.claims.flatMap(({ publishedAt }) => publishedAt ?? []).sort();
    return [
      {
        id: fact.id,
        status: fact.status,
        change: fact.change,
        confidence: fact.confidence,
        shutOut: fact.shutOut,
        source,
        target,
        relation: betweenWords(catalogue, fact.relation),
        firstSaid: dates[0] ?? null,
        claims: fact.claims.length,
      },
    ];
  });
}

const STRENGTH = wordsOf(STATUSES);
const CHANGES = ["appeared", "changed", "vanished"];

/** Sorted by a column; what has nothing in it comes last either way. */
export function sortRows(rows: readonly TableRow[], { by, down }: Sorting): TableRow[] {
  const sign = down ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [valueOf(a, by), valueOf(b, by)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * compare(left, right);
  });
}

function compare(a: string | number, b: string | number): number {
  return typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en");
}

function valueOf(row: TableRow, by: ColumnId): string | number | null {
  switch (by) {
    case "from":
      return row.source.name;
    case "relation":
      return row.relation;
    case "to":
      return row.target.name;
    case "status":
      return STRENGTH.indexOf(row.status);
    case "change":
      return row.change && CHANGES.indexOf(row.change);
    case "confidence":
      return row.confidence;
    case "first":
      return row.firstSaid;
    case "claims":
      return row.claims;
  }
}
