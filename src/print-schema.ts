import { writeFileSync } from "node:fs";
import { lexicographicSortSchema, printSchema } from "graphql";
import { buildApiSchema } from "./api/build-schema.js";

/** Prints the schema to the file that is named, `schema.graphql` if none is. */
const HEADER = "# Printed by `npm run schema`; never edited by hand.\n\n";
writeFileSync(
  process.argv[2] ?? "schema.graphql",
  `${HEADER}${printSchema(lexicographicSortSchema(buildApiSchema()))}\n`,
);
