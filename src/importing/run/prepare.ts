import type { FileContext, Format, FormatProblem, Item } from "../../formats/format.js";
import { checkRecord } from "../../records/check-records.js";
import { parseRecord } from "../../records/parse-records.js";
import type { Place, Placed, RecordProblem } from "../../records/record.js";
import { BrokenLine } from "../files/line-items.js";
import { refused, type Verdict } from "./verdict.js";

/** An item whose records are well-formed, each by itself. */
export interface Prepared {
  /** Place among the items of all files of the import, from 0. */
  readonly index: number;
  readonly place: Place;
  /** The item's own record first; all bear the item's place. */
  readonly records: readonly Placed[];
  readonly notes: readonly string[];
}

/** How our own records are described anew: by anybody, not by a format. */
const OWN = "ndjson";

/** Under which name a format's files describe entities and statements; undefined for our own records. */
export function feedOf(format: Format): string | undefined {
  return format.name === OWN ? undefined : format.name;
}

/** What an item says, as checked records; or its verdict, where there is nothing to write. */
export function prepare(item: Item, index: number, format: Format, file: FileContext): Prepared | Verdict {
  const place: Place = { file: file.name, at: item.at };
  if (item.value instanceof BrokenLine) {
    return refused(place, "REJECTED", item.value.problem, item.value.suggestion);
  }
  const mapped = format.map(item, file);
  if ("skipped" in mapped) return refused(place, "SKIPPED", mapped.skipped, mapped.suggestion);
  if ("problems" in mapped) return toVerdict(place, mapped.problems);
  const feed = feedOf(format);
  const parsed = mapped.records.map((draft) =>
    parseRecord(place, feed === undefined ? draft : stamp(draft, feed)),
  );
  const records = parsed.flatMap((value): Placed[] => (Array.isArray(value) ? [] : [{ place, value }]));
  const problems: RecordProblem[] = [
    ...parsed.flatMap((each) => (Array.isArray(each) ? each : [])),
    ...records.flatMap(({ value }) => checkRecord(value).map((problem) => ({ place, ...problem }))),
  ];
  if (problems.length > 0) return toVerdict(place, problems);
  if (records.length === 0) return refused(place, "SKIPPED", "it says nothing that could be recorded");
  return { index, place, records, notes: mapped.notes ?? [] };
}

function stamp(draft: object, feed: string): object {
  const { record } = draft as { readonly record?: unknown };
  return record === "entity" || record === "statement" ? { ...draft, feed } : draft;
}

/** All problems of an item in one reason. */
export function toVerdict(place: Place, problems: readonly FormatProblem[]): Verdict {
  const reason = problems
    .map(({ field, problem }) => (field === "" ? problem : `field "${field}": ${problem}`))
    .join("; ");
  const suggestion = problems.find((each) => each.suggestion !== undefined)?.suggestion;
  return refused(place, "REJECTED", reason, suggestion);
}
