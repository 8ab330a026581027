import type { Statement } from "../belief/claim.js";
import type { Relation } from "../kinds/relation.js";
import { getRelation, RELATIONS } from "../kinds/relations.js";
import { tlpRank } from "../shared/tlp.js";
import { grown } from "./grown.js";
import { IdTable } from "./id-table.js";
import { Names } from "./names.js";

/** When a statement held in the world, and since when it is recorded. */
export type Span = Pick<Statement, "validFrom" | "validTo" | "recordedAt">;

/** What a projection knows of a fact besides its ends and its relation. */
export interface FactValues {
  readonly statement: Omit<Statement, "qualifiers">;
  /** The number of its evidence's form. */
  readonly form: number;
  /** The number of the moment from which its one claim is public, plus one; 0 where the form tells. */
  readonly known: number;
}

/** The facts of a projection, each a number: 26 bytes a fact, and 24 for its id. */
export class FactColumns {
  readonly ids: IdTable;
  subject: Uint32Array;
  object: Uint32Array;
  /** Places in RELATIONS. */
  relation: Uint8Array;
  tlp: Uint8Array;
  form: Uint32Array;
  known: Uint32Array;
  /** Numbers of spans: many statements have the same. */
  span: Uint32Array;
  private readonly spans = new Names();

  constructor(expected: number) {
    this.ids = new IdTable(expected);
    this.relation = new Uint8Array(expected);
    this.tlp = new Uint8Array(expected);
    this.subject = new Uint32Array(expected);
    this.object = new Uint32Array(expected);
    this.form = new Uint32Array(expected);
    this.known = new Uint32Array(expected);
    this.span = new Uint32Array(expected);
  }

  get size(): number {
    return this.ids.size;
  }

  /** Adds a fact between these nodes, or writes over the one of this id. */
  put({ statement, form, known }: FactValues, subject: number, object: number): number {
    const fact = this.ids.add(statement.id);
    this.grow(fact + 1);
    const { predicate, marking, validFrom, validTo, recordedAt } = statement;
    this.subject[fact] = subject;
    this.object[fact] = object;
    this.relation[fact] = RELATIONS.indexOf(getRelation(predicate));
    this.tlp[fact] = tlpRank(marking);
    this.form[fact] = form;
    this.known[fact] = known;
    this.span[fact] = this.spans.add(JSON.stringify([validFrom, validTo, recordedAt]));
    return fact;
  }

  relationOf(fact: number): Relation {
    return RELATIONS[this.relation[fact] as number] as Relation;
  }

  get spanCount(): number {
    return this.spans.size;
  }

  spanAt(span: number): Span {
    const [validFrom, validTo, recordedAt] = JSON.parse(this.spans.at(span)) as [
      string | null,
      string | null,
      number,
    ];
    return { validFrom, validTo, recordedAt };
  }

  get bytes(): number {
    const columns = [this.relation, this.tlp, this.subject, this.object, this.form, this.known, this.span];
    return columns.reduce((sum, column) => sum + column.byteLength, this.ids.bytes + this.spans.bytes);
  }

  private grow(length: number): void {
    this.relation = grown(this.relation, length);
    this.tlp = grown(this.tlp, length);
    this.subject = grown(this.subject, length);
    this.object = grown(this.object, length);
    this.form = grown(this.form, length);
    this.known = grown(this.known, length);
    this.span = grown(this.span, length);
  }
}
