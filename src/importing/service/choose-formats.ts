import type { Format } from "../../formats/format.js";
import { FORMATS } from "../../formats/registry.js";
import { InputRefused, RefusalReason } from "../../shared/errors.js";
import type { ImportOptions } from "./spool.js";

/**
 * The formats that files may be of: the one that was asked for, or all.
 * @throws InputRefused where there is no such format
 */
export function chooseFormats({ format }: Pick<ImportOptions, "format" | "mapping">): readonly Format[] {
  if (format === null) return FORMATS;
  const found = FORMATS.find(({ name }) => name === format);
  if (found) return [found];
  const known = FORMATS.map(({ name }) => name).join(", ");
  throw new InputRefused(
    RefusalReason.UnknownName,
    `format: there is no format "${format.slice(0, 60)}"; expected one of ${known}.`,
  );
}
