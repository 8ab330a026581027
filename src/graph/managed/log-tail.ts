import { closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";

const LONGEST_TAIL_BYTES = 16_384;

/** The length of a log now, to read later what came after; 0 when there is none. */
export function lengthOfLog(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}

/** The last lines that came to a log after `from` bytes; empty when there are none. */
export function lastLines(file: string, count: number, from: number): readonly string[] {
  let descriptor: number;
  try {
    descriptor = openSync(file, "r");
  } catch {
    return [];
  }
  try {
    const { size } = fstatSync(descriptor);
    // A log that got shorter was rotated: all of it is new.
    const start = Math.max(size < from ? 0 : from, size - LONGEST_TAIL_BYTES);
    const buffer = Buffer.alloc(size - start);
    readSync(descriptor, buffer, 0, buffer.length, start);
    const lines = buffer
      .toString("utf8")
      .split("\n")
      .map((line) => line.trimEnd());
    return lines.filter((line) => line !== "").slice(-count);
  } finally {
    closeSync(descriptor);
  }
}
