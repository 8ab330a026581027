import { writeFileSync } from "node:fs";
import { printApiSchema } from "./api/print-api-schema.js";

/** Prints the schema to the file that is named, `schema.graphql` if none is. */
writeFileSync(process.argv[2] ?? "schema.graphql", printApiSchema());
