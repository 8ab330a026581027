import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Item } from "../../../src/formats/format.js";
import { openArchive } from "../../../src/importing/files/archive.js";
import { FileRefused, textFile } from "../../../src/importing/files/input-file.js";
import { jsonItems } from "../../../src/importing/files/json-items.js";
import { BrokenLine, lineItems } from "../../../src/importing/files/line-items.js";
import { tableItems } from "../../../src/importing/files/table-items.js";
import { zipOf } from "../../support/zip.js";

async function* bytes(...parts: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield await Promise.resolve(Buffer.from(part));
}

/** The items up to the end, or to what is wrong: its place and message. */
async function read(items: AsyncIterable<Item>): Promise<unknown[]> {
  const found: unknown[] = [];
  try {
    for await (const { at, value } of items)
      found.push([at, value instanceof BrokenLine ? value.problem : value]);
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    found.push(`refused at ${JSON.stringify(error.at)}: ${error.message}`);
  }
  return found;
}
const json = (text: string | Uint8Array, collection?: string, envelope = {}): Promise<unknown[]> =>
  read(jsonItems(bytes(text), collection, envelope));

test("the elements of an array are items, whatever the pieces they come in", async () => {
  const text = '[{"a":1},{"b":"é[{"}]';
  const cut = Array.from(Buffer.from(text), (byte) => Buffer.of(byte));
  expect(await read(jsonItems(bytes(...cut), undefined, {}))).toEqual([
    ["/0", { a: 1 }],
    ["/1", { b: "é[{" }],
  ]);
});

test("a collection's elements are items, the other members its envelope; without one the document is the item", async () => {
  const envelope = {};
  expect(await json('{"id":"x","objects":[{"a":1}],"z":[2]}', "objects", envelope)).toEqual([
    ["/objects/0", { a: 1 }],
  ]);
  expect(envelope).toEqual({ id: "x", z: [2] });
  expect(await json('{"a":1}', "objects")).toEqual([["", { a: 1 }]]);
});

test.each([
  ["truncated", '[{"a":1},{"b":', 'refused at "/1": the file ends in the middle of it; it was cut off'],
  ["no JSON", '[{"a":1}, nope]', 'refused at "/1": expected JSON; Unexpected "o" at byte 11'],
  ["a text", '"a"', 'refused at "": expected a JSON object or array'],
  ["nothing", "", 'refused at "": the file is empty'],
  ["20,000 deep", "[".repeat(20_000), 'refused at "/0": it is nested deeper than 200 levels'],
])("a JSON document that is %s is refused with its place", async (_what, text, refusal) => {
  expect((await json(text)).at(-1)).toBe(refusal);
});

test("bytes that are no UTF-8 are refused with their place; UTF-16 is read by its mark", async () => {
  expect((await json(Buffer.from([0x5b, 0x22, 0xff, 0x22, 0x5d]))).at(-1)).toContain("the bytes at offset 2");
  expect(await json(Buffer.from('\uFEFF[{"a":"é"}]', "utf16le"))).toEqual([["/0", { a: "é" }]]);
});

test("a line that is no JSON is broken, and the others are read; so is one that is nested too deep", async () => {
  const deep = `${"[".repeat(300)}${"]".repeat(300)}`;
  expect(await read(lineItems(bytes(`{"a":1}\n\nnope\n${deep}\n{"b":2}`)))).toEqual([
    [1, { a: 1 }],
    [3, expect.stringContaining("expected one JSON object on the line")],
    [4, "it is nested deeper than 200 levels"],
    [5, { b: 2 }],
  ]);
});

const TABLE = {
  type: "table",
  encodings: ["shift_jis", "utf-8"],
  delimiter: ",",
  titleLines: 1,
  columns: ["名", "b"],
} as const;

test("a table is read in the encoding under which its header is found; ragged rows are broken, formulas are text", async () => {
  const shiftJis = Buffer.from([0x96, 0xbc]);
  const head = Buffer.concat([
    Buffer.from("a title\r\n"),
    shiftJis,
    Buffer.from(',b\r\n"x\r\ny",=cmd()\r\nragged\r\n'),
  ]);
  const file = { name: "t.csv", size: head.length, open: () => bytes(head) };
  expect(await read(tableItems(file, TABLE))).toEqual([
    [4, { 名: "x\ny", b: "=cmd()" }],
    [5, "expected 2 cells, as the header has, got 1"],
  ]);
  const refused = await read(tableItems(textFile("t.csv", "title\na,b\n1,2\n"), TABLE));
  expect(refused).toEqual([
    expect.stringContaining("refused at 2: expected the columns 名, b, in shift_jis or utf-8"),
  ]);
});

test("an archive's files are read without unpacking it; a name that climbs out of it is refused", async () => {
  const folder = await mkdtemp(join(tmpdir(), "breachpath-zip-"));
  try {
    await writeFile(join(folder, "good.zip"), zipOf("a/b.json", '[{"a":1}]'));
    await writeFile(join(folder, "bad.zip"), zipOf("../b.json", "[]"));
    const archive = await openArchive(join(folder, "good.zip"), "good.zip");
    const [file] = archive.files;
    expect(file?.name).toBe("good.zip!/a/b.json");
    expect(await read(jsonItems(file?.open() ?? bytes(), undefined, {}))).toEqual([["/0", { a: 1 }]]);
    archive.close();
    await expect(openArchive(join(folder, "bad.zip"), "bad.zip")).rejects.toThrow("invalid relative path");
  } finally {
    await rm(folder, { recursive: true });
  }
});
