import { WRITERS } from "../formats/writers.js";

/** Paths of the exports, one for each format: "/export.graphml". */
export const EXPORT_PATHS: readonly string[] = WRITERS.map(({ extension }) => `/export.${extension}`);
