import type { Format } from "./format.js";
import { NDJSON } from "./ndjson/format.js";

/** Every format that can be read; the first that recognizes a file reads it. */
export const FORMATS: readonly Format[] = [NDJSON];
