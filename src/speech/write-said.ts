import { checkRecord } from "../records/check-records.js";
import { RecordsRefused, writeChecked } from "../records/write-checked.js";
import { parseRecord } from "../records/parse-records.js";
import type { Placed, RecordProblem } from "../records/record.js";
import type { Act } from "./speak.js";
import { SpeechRefused, toPath, type UserError } from "./user-error.js";

/** A record that an act writes, and where in its input it was said. */
export interface Said {
  readonly at: string;
  readonly record: Readonly<Record<string, unknown>>;
}

/**
 * Checks records as an import would, and writes them in the act's transaction.
 * @throws SpeechRefused with every problem, where the input said it
 */
export async function writeSaid(act: Act, said: readonly Said[]): Promise<void> {
  const parsed = said.map(({ record }, index) =>
    parseRecord({ file: "input", at: index + 1 }, plain(record)),
  );
  const misshapen = parsed.flatMap((each) => (Array.isArray(each) ? each : []));
  if (misshapen.length > 0) throw toRefusal(said, misshapen);
  const records = parsed.flatMap((value, index): Placed[] =>
    Array.isArray(value) ? [] : [{ place: { file: "input", at: index + 1 }, value }],
  );
  const wrong = records.flatMap(({ place, value }) =>
    checkRecord(value).map((problem) => ({ place, ...problem })),
  );
  if (wrong.length > 0) throw toRefusal(said, wrong);
  try {
    await writeChecked(act.writer, records, act);
  } catch (error) {
    if (error instanceof RecordsRefused) throw toRefusal(said, error.problems);
    throw error;
  }
}

/** Records hold no nulls, and 64-bit values as texts. */
function plain(record: Readonly<Record<string, unknown>>): unknown {
  return JSON.parse(
    JSON.stringify(record, (_name, value: unknown) =>
      typeof value === "bigint" ? value.toString() : value === null ? undefined : value,
    ),
  );
}

/** How a record's field is called in an input. */
const FIELDS: Readonly<Record<string, string>> = {
  "about.0": "about.subject",
  "about.1": "about.predicate",
  "about.2": "about.object",
  "statement.0": "about.subject",
  "statement.1": "about.predicate",
  "statement.2": "about.object",
  validFrom: "about.validFrom",
  validTo: "about.validTo",
};

function toRefusal(said: readonly Said[], problems: readonly RecordProblem[]): SpeechRefused {
  return new SpeechRefused(problems.map((problem) => toUserError(said, problem)));
}

function toUserError(said: readonly Said[], { place, field, problem, code }: RecordProblem): UserError {
  const at = said[(place.at as number) - 1]?.at ?? "";
  const inner = FIELDS[field] ?? field.replace(/^qualifiers\b/, "about.qualifiers");
  const path = toPath(`${at}.${inner}`);
  return { code: code ?? "INVALID_VALUE", message: `${path.join(".")}: ${problem}.`, path, suggestion: null };
}
