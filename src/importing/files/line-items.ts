import type { Item } from "../../formats/format.js";
import { decodeText } from "./decode-text.js";
import { DEEPEST, isDeeperThan } from "./depth.js";
import { FileRefused } from "./input-file.js";
import { findRepeatedKey } from "./repeated-keys.js";

const LONGEST_LINE = 16 * 2 ** 20;

/** A line that holds no JSON: its problem stands in place of its value. */
export class BrokenLine {
  constructor(
    readonly problem: string,
    /** What to do about it. */
    readonly suggestion?: string,
  ) {}
}

/** The JSON objects of a text, a line each; empty lines are passed over. */
export async function* lineItems(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Item, void, undefined> {
  let rest = "";
  let line = 0;
  for await (const text of decodeText(chunks)) {
    const lines = `${rest}${text}`.split("\n");
    rest = lines.pop() ?? "";
    for (const each of lines) {
      line += 1;
      if (each.trim() !== "") yield { at: line, value: parseLine(each) };
    }
    if (rest.length > LONGEST_LINE) {
      throw new FileRefused(
        line + 1,
        `the line is longer than ${LONGEST_LINE} characters`,
        "Expected one record a line.",
      );
    }
  }
  if (rest.trim() !== "") yield { at: line + 1, value: parseLine(rest) };
}

function parseLine(line: string): unknown {
  try {
    const value = JSON.parse(line) as unknown;
    if (isDeeperThan(value, DEEPEST)) {
      return new BrokenLine(
        `it is nested deeper than ${DEEPEST} levels`,
        "No record nests so deep: check it.",
      );
    }
    const repeated = findRepeatedKey(line);
    return repeated === undefined ? value : new BrokenLine(...toldOfRepeated(repeated));
  } catch (error) {
    return new BrokenLine(
      `expected one JSON object on the line; ${(error as Error).message}`,
      "Correct the line; a record may not go over several.",
    );
  }
}

/** What is wrong with a key that stands twice in an object, and what to do. */
export function toldOfRepeated(key: string): [problem: string, suggestion: string] {
  return [
    `the key ${JSON.stringify(key.slice(0, 60))} stands twice in one object`,
    "Take out the one that is not meant.",
  ];
}
