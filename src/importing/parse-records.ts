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
  content.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === "") return;
    const place = { file, line: index + 1 };
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
  const result = RECORD.safeParse(json, { reportInput: true });
  return result.success ? result.data : result.error.issues.map((issue) => toProblem(place, issue));
}

function toProblem(place: Place, issue: z.core.$ZodIssue): RecordProblem {
  const unknownFields = issue.code === "unrecognized_keys" ? issue.keys : [];
  const field = [...issue.path.map(String), ...unknownFields.slice(0, 1)].join(".");
  const came = issue.input === undefined ? "" : `, got ${shorten(JSON.stringify(issue.input))}`;
  return { place, field, problem: `${issue.message}${unknownFields.length > 0 ? "" : came}` };
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}...` : text;
}
