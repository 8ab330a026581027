import type { GraphReader } from "../graph/graph.js";
import { invariant } from "../shared/errors.js";
import { findReferred, statementId } from "./ids.js";
import type { BreachRecord, StatementRecord } from "./record.js";
import { FIND_MERGED } from "./write-queries.js";

/** The ids that references of checked records stand for: an entity that was merged into another is that other. */
export class Naming {
  constructor(private readonly merged: ReadonlyMap<string, string> = new Map()) {}

  /** The naming under which these records are to be written. */
  static async of(graph: GraphReader, records: readonly BreachRecord[]): Promise<Naming> {
    const ids = [...new Set(records.flatMap(entityRefs).flatMap((ref) => findReferred(ref)?.id ?? []))];
    const rows = await graph.read(FIND_MERGED, { ids });
    return new Naming(new Map(rows.map((row) => [row.get("id") as string, row.get("into") as string])));
  }

  idOf(ref: string): string {
    const referred = findReferred(ref);
    invariant(referred, `the reference "${ref}" was checked before it was written`);
    return this.merged.get(referred.id) ?? referred.id;
  }

  /** The id of the statement of a triple. */
  tripleId([subject, predicate, object]: StatementRecord["statement"]): string {
    return statementId(this.idOf(subject), predicate, this.idOf(object));
  }

  /** Whether a statement is about the two halves of a merged entity: it was laid aside with the merge. */
  isLoop([subject, , object]: StatementRecord["statement"]): boolean {
    return this.merged.size > 0 && this.idOf(subject) === this.idOf(object);
  }

  /** Whether an entity was merged into another: what is recorded of it then stands there. */
  isMerged(ref: string): boolean {
    const id = findReferred(ref)?.id;
    return id !== undefined && this.merged.has(id);
  }
}

/** The entities that a record speaks of. */
function entityRefs(record: BreachRecord): string[] {
  const given = (...refs: readonly (string | undefined)[]): string[] =>
    refs.filter((ref) => ref !== undefined);
  switch (record.record) {
    case "entity":
      return [record.entity];
    case "source":
      return given(record.publisher, record.author);
    case "statement":
      return [record.statement[0], record.statement[2]];
    case "claim":
      return given(record.about[0], record.about[2], record.by, record.onBehalfOf);
    case "original":
      return given(record.entity, record.about?.[0], record.about?.[2]);
  }
}
