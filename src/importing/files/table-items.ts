import { Readable } from "node:stream";
import { type InfoField, CsvError, parse } from "csv-parse";
import { findHeader, readHeader } from "../../formats/csv/header.js";
import type { Item, Table } from "../../formats/format.js";
import { decodeText } from "./decode-text.js";
import { FileRefused, type InputFile } from "./input-file.js";
import { BrokenLine } from "./line-items.js";
import { readHead } from "./read-head.js";

/** In bytes. A quote that is never closed would otherwise make one row of a whole file. */
const LONGEST_ROW = 16 * 2 ** 20;

/**
 * The rows of a table, as objects of texts by column; blank lines are passed over. A row with too few or too many cells is a broken
 * one.
 * @throws FileRefused where the header is not found, the bytes are no text, or a quote is never closed
 */
export async function* tableItems(file: InputFile, table: Table): AsyncGenerator<Item, void, undefined> {
  const head = await readHead(file);
  const encoding = findHeader(head, table);
  if (encoding === undefined) throw noHeader(head, table);
  let header: readonly string[] | undefined;
  const rows = Readable.from(withoutTitle(decodeText(file.open(), encoding), table.titleLines)).pipe(
    parse({
      delimiter: table.delimiter,
      bom: true,
      max_record_size: LONGEST_ROW,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }),
  );
  try {
    for await (const { info, record } of rows as AsyncIterable<{ info: InfoField; record: string[] }>) {
      const at = info.lines + table.titleLines;
      if (header) yield { at, value: toRow(header, record) };
      else header = record.map((cell) => cell.trim());
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new FileRefused("", `the table cannot be read: ${error.message}`, "Check the quotes on that line.");
  }
}

function toRow(header: readonly string[], cells: readonly string[]): unknown {
  if (cells.length !== header.length) {
    return new BrokenLine(
      `expected ${header.length} cells, as the header has, got ${cells.length}`,
      "Check the delimiters and quotes of the row.",
    );
  }
  return Object.fromEntries(header.map((column, index) => [column, cells[index] ?? ""]));
}

async function* withoutTitle(
  chunks: AsyncIterable<string>,
  lines: number,
): AsyncGenerator<string, void, undefined> {
  let left = lines;
  let rest = "";
  for await (const written of chunks) {
    // Lines are counted by their line feeds alone, within cells too.
    const chunk = written.replaceAll("\r", "");
    if (left === 0) {
      yield chunk;
      continue;
    }
    rest += chunk;
    for (let end = rest.indexOf("\n"); left > 0 && end >= 0; end = rest.indexOf("\n")) {
      rest = rest.slice(end + 1);
      left -= 1;
    }
    if (left === 0) yield rest;
  }
}

function noHeader(head: Uint8Array, table: Table): FileRefused {
  const [encoding = "utf-8"] = table.encodings;
  const found = readHeader(head, table, encoding);
  return new FileRefused(
    table.titleLines + 1,
    `expected the columns ${table.columns.join(", ")}, in ${table.encodings.join(" or ")}; got ${found.slice(0, 20).join(", ").slice(0, 200)}`,
    "Check the mapping's encoding, delimiter and title lines.",
  );
}
