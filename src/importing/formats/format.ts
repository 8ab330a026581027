import type { RecordProblem } from "../record.js";

/** What a file is called, and how it begins: enough to tell its format. */
export interface FileHead {
  readonly name: string;
  /** Its first 64 KiB as text. */
  readonly text: string;
}

/** A thing of a foreign file: a STIX object, a VERIS incident, a post, a row. */
export interface Item {
  /** JSON pointer within the file ("/objects/3"), or the line ("12") of a file of lines. */
  readonly at: string;
  readonly value: unknown;
}

/** What the items of a file are part of: whatever of it an item itself does not say. */
export interface FileContext {
  readonly name: string;
  /** What earlier items are called here, by what the file calls them: see `Format.names`. */
  readonly names: ReadonlyMap<string, string>;
}

/** What an item comes to. */
export type Mapped =
  /** Records, in the form of seeds/README.md, that say the same; refs are "kind:key". */
  | { readonly records: readonly Readonly<Record<string, unknown>>[] }
  /** Nothing is recorded, and why that is right. */
  | { readonly skipped: string }
  /** It cannot be read; the fields are paths within the item. */
  | { readonly problems: readonly Omit<RecordProblem, "place">[] };

/** A foreign format. `map` is pure: the same item in the same context gives the same records, on every machine. */
export interface Format {
  /** For example "veris". */
  readonly name: string;
  readonly title: string;
  recognizes(head: FileHead): boolean;
  /** What later (or earlier) items may call this one, and the ref it has here: for formats whose items refer to each other. */
  names?(item: Item, file: Pick<FileContext, "name">): readonly (readonly [foreign: string, ref: string])[];
  map(item: Item, file: FileContext): Mapped;
}
