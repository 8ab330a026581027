import type { Format, FileContext } from "../../src/formats/format.js";
import { prepare } from "../../src/importing/run/prepare.js";

/** What an item of a format is recorded as: its checked records, with their kind in front; or its verdict's reason. */
export function mapItem(
  format: Format,
  value: unknown,
  context: Partial<FileContext> = {},
): { records: string[]; notes: readonly string[] } | { outcome: string; reason: string | null } {
  const file = { name: "file", envelope: {}, refOf: () => undefined, ...context };
  const prepared = prepare({ at: 1, value }, 0, format, file);
  if ("outcome" in prepared) return { outcome: prepared.outcome, reason: prepared.reason };
  return { records: prepared.records.map(({ value: record }) => tell(record)), notes: prepared.notes };
}

type BreachRecord = Extract<ReturnType<typeof prepare>, { records: unknown }>["records"][number]["value"];

function tell(record: BreachRecord): string {
  switch (record.record) {
    case "entity":
      return `${record.entity} "${record.name}"`;
    case "source":
      return `source ${record.source}`;
    case "statement":
      return record.statement.join(" ");
    case "claim": {
      const amounts = record.measurements.map(({ kind, value }) => ` ${kind} ${String(value)}`).join("");
      return `${record.by} ${record.speakerRole} ${record.stance} ${record.about[1]}${amounts}`;
    }
    case "original":
      return `original ${record.format} ${record.original}`;
  }
}
