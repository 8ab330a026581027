import { nameKey } from "../../shared/name-key.js";
import { findFuzzyBounds } from "../../shared/fuzzy-date.js";
import type { Mapping, Value } from "./mapping.js";

/** A row's cells as a mapping reads them: trimmed, full-width forms folded, blank ones left out. */
export class Row {
  constructor(
    private readonly cells: Readonly<Record<string, string>>,
    private readonly mapping: Mapping,
  ) {}

  /** A cell's text; undefined where it says nothing. */
  cell(column: string): string | undefined {
    const text = (this.cells[column] ?? "").normalize("NFKC").replace(/\s+/g, " ").trim();
    return text === "" || this.mapping.blank.includes(text) ? undefined : text;
  }

  /** A name, without the signs that the mapping cuts off. */
  name(column: string): string | undefined {
    const text = this.cell(column);
    if (text === undefined || this.mapping.trim === "") return text;
    const signs = new Set(this.mapping.trim);
    let [start, end] = [0, text.length];
    while (start < end && signs.has(text.charAt(start))) start += 1;
    while (end > start && signs.has(text.charAt(end - 1))) end -= 1;
    return text.slice(start, end).trim() || undefined;
  }

  /** Names in a cell, split where it holds several. */
  names({ column, split }: { readonly column: string; readonly split?: string | undefined }): string[] {
    const text = this.name(column);
    if (text === undefined) return [];
    return (split === undefined ? [text] : text.split(split))
      .map((each) => each.trim())
      .filter((each) => each !== "");
  }

  /** A date, as it is written; undefined where it is none. */
  date(column: string | undefined): string | undefined {
    const text = column === undefined ? undefined : this.cell(column);
    return text !== undefined && findFuzzyBounds(text) ? text : undefined;
  }

  /**
   * What a value of the mapping means for this row.
   * @throws UnknownCell where the column holds what the mapping does not know
   */
  value(value: Value): string | undefined {
    if (typeof value === "string") return value;
    const text = this.cell(value.column);
    if (text === undefined) return value.blank ?? value.otherwise;
    if (!value.values) return text;
    const wanted = nameKey(text);
    const known = Object.entries(value.values).find(([written]) => nameKey(written) === wanted);
    if (known) return known[1];
    if (value.otherwise !== undefined) return value.otherwise;
    throw new UnknownCell(value.column, text, Object.keys(value.values));
  }
}

/** A cell whose text the mapping does not know. */
export class UnknownCell extends Error {
  constructor(
    readonly column: string,
    readonly text: string,
    readonly known: readonly string[],
  ) {
    super(`expected one of ${known.join(", ")}, got "${text}"`);
  }
}
