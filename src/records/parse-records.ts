import type { z } from "zod";
import { type BreachRecord, type Place, type Placed, RECORD, type RecordProblem } from "./record.js";

/** The records of a text of newline-delimited JSON, and what is wrong with the lines that hold none. */
export interface ParsedRecords {
  readonly records: Placed[];
  readonly problems: RecordProblem[];
}

/** Reads a text line by line; empty lines are passed over. */
export function parseRecords(file: string, content: string): ParsedRecords {
  const records: Placed[] = [];
  const problems: RecordProblem[] = [];
  // Editors on Windows put a byte order mark before the first line.
  const lines = content.replace(/^\uFEFF/, "").split(/\r?\n/);
  lines.forEach((line, index) => {
    if (line.trim() === "") return;
    const place = { file, at: index + 1 };
    const parsed = parseLine(place, line);
    if (Array.isArray(parsed)) problems.push(...parsed);
    else records.push({ place, value: parsed });
  });
  return { records, problems };
}

function parseLine(place: Place, line: string): BreachRecord | RecordProblem[] {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    const problem = `expected one JSON object on the line; ${error instanceof Error ? error.message : "it is no JSON"}`;
    return [{ place, field: "", problem }];
  }
  return parseRecord(place, json);
}

/** A record of JSON, or what is wrong with it. */
export function parseRecord(place: Place, json: unknown): BreachRecord | RecordProblem[] {
  const result = RECORD.safeParse(json);
  return result.success
    ? result.data
    : result.error.issues.flatMap((issue) => toProblems(place, json, issue));
}

/** What came is read from the line itself: an issue of a transformed field holds what it was transformed to. */
function toProblems(place: Place, json: unknown, issue: z.core.$ZodIssue): RecordProblem[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ place, field: [...path, key].join("."), problem: issue.message }));
  }
  const came = path.reduce<unknown>(
    (value, step) => (value as Record<string, unknown> | undefined)?.[step],
    json,
  );
  const got = came === undefined ? "nothing" : shorten(JSON.stringify(came));
  return [{ place, field: path.join("."), problem: `${issue.message}, got ${got}` }];
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}...` : text;
}
