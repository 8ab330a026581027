import { closeSync, openSync, writeSync } from "node:fs";

const FULL = 1_000_000;

/** What a cell may hold; null and undefined leave it empty, which means that there is no such property. */
export type Cell = string | number | readonly string[] | null | undefined;

/** A file of comma-separated values for Neo4j's import, written in large pieces. */
export class CsvFile {
  private readonly file: number;
  private text = "";
  private rows = 0;

  /** @param columns the header, in the import's own words: "name", "tlp:long", ":START_ID" */
  constructor(
    readonly path: string,
    columns: readonly string[],
  ) {
    this.file = openSync(path, "w");
    this.text = `${columns.join(",")}\n`;
  }

  get count(): number {
    return this.rows;
  }

  add(cells: readonly Cell[]): void {
    let line = "";
    for (let index = 0; index < cells.length; index += 1) {
      if (index > 0) line += ",";
      line += toText(cells[index]);
    }
    this.text += `${line}\n`;
    this.rows += 1;
    if (this.text.length >= FULL) this.flush();
  }

  close(): void {
    this.flush();
    closeSync(this.file);
  }

  private flush(): void {
    const bytes = Buffer.from(this.text, "utf8");
    for (let written = 0; written < bytes.length;) written += writeSync(this.file, bytes, written);
    this.text = "";
  }
}

function toText(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return String(cell);
  const text = typeof cell === "string" ? cell : cell.join(";");
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
