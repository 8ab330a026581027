import { ENTITY_ROWS } from "./entity-rows.js";
import { NESTED_ROWS } from "./nested-rows.js";
import { PATH_ROWS } from "./path-rows.js";
import type { Row } from "./row.js";
import { WHOLE_ROWS } from "./whole-rows.js";

/** The rows of the tables, in their order. */
export const ROWS: readonly Row[] = [...ENTITY_ROWS, ...NESTED_ROWS, ...WHOLE_ROWS, ...PATH_ROWS];
