import type { Format } from "../format.js";
import { findHeader } from "./header.js";
import { mapRow } from "./map-row.js";
import { completeMapping, type Mapping } from "./mapping.js";
import { AFFILIATES } from "./mappings/affiliates.js";
import { EDINET } from "./mappings/edinet.js";
import { OPENCTI_COMPANIES } from "./mappings/opencti-companies.js";
import { US_DOD_1260H } from "./mappings/us-dod-1260h.js";

/** The format of the tables that a mapping describes. */
export function makeCsvFormat(mapping: Mapping): Format {
  return {
    name: `csv:${mapping.name}`,
    title: mapping.title,
    layout: { type: "table", ...mapping.table },
    recognizes: (_text, { bytes }) => findHeader(bytes, mapping.table) !== undefined,
    map: ({ value }) => mapRow(mapping, value as Readonly<Record<string, string>>),
  };
}

/** The formats of the mappings that come with Breachpath. */
export const SHIPPED_TABLES: readonly Format[] = [EDINET, US_DOD_1260H, OPENCTI_COMPANIES, AFFILIATES].map(
  (mapping) => makeCsvFormat(completeMapping(mapping)),
);
