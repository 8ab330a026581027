import { statementId, findReferred } from "../../records/ids.js";
import type { Format, Item, RecordDraft } from "../format.js";

/** Breachpath's own records, a JSON object a line: what an export gives. See seeds/README.md. */
export const NDJSON: Format = {
  name: "ndjson",
  title: "Breachpath's own records, newline-delimited JSON",
  layout: { type: "lines" },
  recognizes: (head) => /^\s*\{[^\n]*"record"\s*:/.test(head),
  claims,
  // The run checks each record, and says what is wrong with it.
  map: ({ value }) => ({ records: [value as RecordDraft] }),
};

function* claims({ value }: Item): Iterable<string> {
  const { record, about } = (value ?? {}) as { readonly record?: unknown; readonly about?: unknown };
  if (record !== "claim" || !Array.isArray(about)) return;
  const [subject, object] = [findReferred(String(about[0])), findReferred(String(about[2]))];
  if (subject && object) yield statementId(subject.id, String(about[1]), object.id);
}
