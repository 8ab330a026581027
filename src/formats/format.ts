import type { RECORD } from "../records/record.js";
import type { z } from "zod";

/** A record as a format writes it: what may be left out is left out. The run checks it as it checks our own records. */
export type RecordDraft = z.input<typeof RECORD>;

/** One object of a file: an element of a JSON array, a line, a row. */
export interface Item {
  /** A line's number, 1 for the first; or a JSON pointer such as "/objects/3" ("" for the document as a whole). */
  readonly at: number | string;
  readonly value: unknown;
}

/** How a file is cut into items. */
export type Layout =
  /** A JSON document. The elements of its root array are the items, or those of `collection`, a member of its root object; else the document is one. */
  | { readonly type: "json"; readonly collection?: string }
  /** A JSON object a line. */
  | { readonly type: "lines" }
  /** Rows of cells under a header; an item is an object of texts by column. */
  | ({ readonly type: "table" } & Table);

/** How a table is written. */
export interface Table {
  /** Labels of the Encoding Standard, such as "utf-8" or "shift_jis"; the first under which the header is found. */
  readonly encodings: readonly string[];
  readonly delimiter: string;
  /** Lines above the header. */
  readonly titleLines: number;
  /** Columns that the header must have. */
  readonly columns: readonly string[];
}

/** A file as it begins. */
export interface Head {
  readonly name: string;
  /** The first bytes, as they are. */
  readonly bytes: Uint8Array;
}

/** What is known of a file while its items are mapped. */
export interface FileContext {
  /** The file's name, as problems speak of it; in an archive "archive.zip!/entry.json". */
  readonly name: string;
  /** The members of a JSON document's root object beside its collection: a bundle's id and version. */
  readonly envelope: Readonly<Record<string, unknown>>;
  /**
   * What another item is recorded as: "company:..." of a foreign id that an item of any file of this import names, or
   * one of an earlier import did; "" where it is recorded, and not as an entity; undefined where nothing is known of it.
   */
  refOf(foreignId: string): string | undefined;
}

/** What an item says, as records; or why nothing is recorded of it. */
export type Mapped =
  | {
      /** The item's own record is the first: its verdict and id are the item's. */
      readonly records: readonly RecordDraft[];
      /** What of the item was not taken over, in sentences. */
      readonly notes?: readonly string[];
    }
  /** Well-formed, and nothing to record: why, and what could be done. */
  | { readonly skipped: string; readonly suggestion?: string }
  /** Not what the format asks for: each problem with the field (a path such as "victim.0.country"). */
  | { readonly problems: readonly FormatProblem[] };

export interface FormatProblem {
  readonly field: string;
  /** What was expected, and what came. */
  readonly problem: string;
  readonly suggestion?: string;
}

/**
 * A format that can be read: pure, it knows no file and no database. One folder of src/formats each, and one line of
 * registry.ts.
 */
export interface Format {
  /** As it is asked for: "stix". */
  readonly name: string;
  readonly title: string;
  readonly layout: Layout;
  /** Whether a file whose text begins so is of this format. */
  recognizes(text: string, head: Head): boolean;
  /** What an item is recorded as: pairs of the id by which other items refer to it, and a reference ("company:..."), or "". */
  names?(item: Item, envelope: FileContext["envelope"]): Iterable<readonly [foreignId: string, ref: string]>;
  /** The foreign ids that an item refers to. */
  refersTo?(item: Item): Iterable<string>;
  /** Ids of the statements that an item's claims are about, where those statements may be items of their own. */
  readonly claims?: (item: Item) => Iterable<string>;
  map(item: Item, file: FileContext): Mapped;
}
