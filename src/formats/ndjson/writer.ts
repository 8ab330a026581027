import type { BreachRecord } from "../../records/record.js";
import type { Part, Writer } from "../writer.js";

/** Breachpath's own records: nothing is lost but record time and the journal. */
export const NDJSON_WRITER: Writer = {
  name: "ndjson",
  title: "Breachpath's own records, complete",
  extension: "ndjson",
  mediaType: "application/x-ndjson; charset=utf-8",
  async *write(parts) {
    for await (const part of parts) {
      for (const record of recordsOf(part)) yield `${toLine(record)}\n`;
    }
  },
};

function recordsOf(part: Part): readonly (BreachRecord & { readonly id: string })[] {
  switch (part.part) {
    case "entity":
      return [part.entity];
    case "source":
      return [part.source];
    case "original":
      return [part.original];
    case "fact":
      return [part.statement, ...part.claims];
  }
}

/** 64-bit values travel as texts; the id follows from the record. */
function toLine({ id: _id, ...record }: BreachRecord & { readonly id: string }): string {
  return JSON.stringify(record, (_name, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );
}
