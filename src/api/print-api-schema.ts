import { lexicographicSortSchema, printSchema } from "graphql";
import { buildApiSchema } from "./build-schema.js";

/** The schema as schema.graphql holds it. */
export function printApiSchema(): string {
  const header = "# Printed by `npm run schema`; never edited by hand.\n\n";
  return `${header}${printSchema(lexicographicSortSchema(buildApiSchema()))}\n`;
}
