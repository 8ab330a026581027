import { EDGES_CSV, NODES_CSV } from "./csv-tables/writers.js";
import { CYTOSCAPE } from "./cytoscape/writer.js";
import { GEXF } from "./gexf/writer.js";
import { GRAPHML } from "./graphml/writer.js";
import { NDJSON_WRITER } from "./ndjson/writer.js";
import { NODE_LINK } from "./node-link/writer.js";
import { STIX_WRITER } from "./stix/writer.js";
import { VERIS_WRITER } from "./veris/writer.js";
import type { Writer } from "./writer.js";

/** Every format that can be written. */
export const WRITERS: readonly Writer[] = [
  NDJSON_WRITER,
  STIX_WRITER,
  VERIS_WRITER,
  GRAPHML,
  GEXF,
  NODES_CSV,
  EDGES_CSV,
  NODE_LINK,
  CYTOSCAPE,
];
