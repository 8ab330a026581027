import type { Item } from "../../formats/format.js";
import { decodeText } from "./decode-text.js";
import { DEEPEST, isDeeperThan } from "./depth.js";
import { FileRefused } from "./input-file.js";

const LONGEST_LINE = 16 * 2 ** 20;

/** A line that holds no JSON: its problem stands in place of its value. */
export class BrokenLine {
  constructor(readonly problem: string) {}
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
      throw new FileRefused(line + 1, `the line is longer than ${LONGEST_LINE} characters`);
    }
  }
  if (rest.trim() !== "") yield { at: line + 1, value: parseLine(rest) };
}

function parseLine(line: string): unknown {
  try {
    const value = JSON.parse(line) as unknown;
    return isDeeperThan(value, DEEPEST)
      ? new BrokenLine(`it is nested deeper than ${DEEPEST} levels`)
      : value;
  } catch (error) {
    return new BrokenLine(`expected one JSON object on the line; ${(error as Error).message}`);
  }
}
