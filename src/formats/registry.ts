import { BREACH_LIST } from "./breach-list/breach-list.js";
import { SHIPPED_TABLES } from "./csv/csv.js";
import type { Format } from "./format.js";
import { LEAK_SITE_GROUPS } from "./leak-sites/groups.js";
import { LEAK_SITE_POSTS } from "./leak-sites/posts.js";
import { NDJSON } from "./ndjson/format.js";
import { STIX } from "./stix/stix.js";
import { VERIS } from "./veris/veris.js";

/** Every format that can be read; the first that recognizes a file reads it. */
export const FORMATS: readonly Format[] = [
  NDJSON,
  STIX,
  VERIS,
  LEAK_SITE_GROUPS,
  LEAK_SITE_POSTS,
  BREACH_LIST,
  ...SHIPPED_TABLES,
];
