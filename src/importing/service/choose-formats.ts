import { makeCsvFormat } from "../../formats/csv/csv.js";
import { parseMapping } from "../../formats/csv/mapping.js";
import type { Format } from "../../formats/format.js";
import { FORMATS } from "../../formats/registry.js";
import { InputRefused, RefusalReason } from "../../shared/errors.js";
import type { ImportOptions } from "./spool.js";

/**
 * The formats that files may be of: that of a mapping, the one that was asked for, or all.
 * @throws InputRefused where there is no such format, or the mapping is wrong
 */
export function chooseFormats({
  format,
  mapping,
}: Pick<ImportOptions, "format" | "mapping">): readonly Format[] {
  if (mapping !== null) return [readMapping(mapping)];
  if (format === null) return FORMATS;
  const found = FORMATS.find(({ name }) => name === format);
  if (found) return [found];
  const known = FORMATS.map(({ name }) => name).join(", ");
  throw new InputRefused(
    RefusalReason.UnknownName,
    `format: there is no format "${format.slice(0, 60)}"; expected one of ${known}.`,
  );
}

function readMapping(content: string): Format {
  const parsed = parseMapping(content);
  if ("mapping" in parsed) return makeCsvFormat(parsed.mapping);
  const problems = parsed.problems.map(({ field, problem }) =>
    field === "" ? problem : `${field}: ${problem}`,
  );
  throw new InputRefused(RefusalReason.InvalidValue, `mapping: ${problems.join("; ")}.`);
}
