import { parse } from "csv-parse/sync";
import type { Table } from "../format.js";

/** The encoding under which a file has a table's header: the proof that it is meant; undefined where it has it under none. */
export function findHeader(head: Uint8Array, table: Table): string | undefined {
  return table.encodings.find((encoding) => {
    const header = readHeader(head, table, encoding);
    return table.columns.every((column) => header.includes(column));
  });
}

/** The cells of the header line, read in an encoding; none where it cannot be read. */
export function readHeader(head: Uint8Array, table: Table, encoding: string): string[] {
  const isWide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const label = isWide ? (head[0] === 0xff ? "utf-16le" : "utf-16be") : encoding;
  const text = new TextDecoder(label).decode(head);
  const line = text.split(/\r?\n/)[table.titleLines] ?? "";
  try {
    const [cells] = parse(line, { delimiter: table.delimiter, relax_quotes: true, bom: true });
    return cells?.map((cell) => cell.trim()) ?? [];
  } catch {
    return [];
  }
}
