/** `npm run build:clients [-- FOLDER]`: the package @breachpath/client as it is published, into clients/dist or FOLDER. */
import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fail, ROOT, run } from "./prepare.mjs";

const TYPES = "schema-types.d.ts";

/**
 * gql.tada's output also declares the schema for every document of the program that imports it. A program that asks
 * another API as well has a schema of its own there, so the package leaves that to it.
 */
function withoutGlobalSchema(types) {
  const end = types.indexOf("import * as gqlTada");
  if (end < 0)
    fail(`clients/src/${TYPES}: expected gql.tada's "declare module" at its end. Is it another version?`);
  return types.slice(0, end);
}

const folder = resolve(process.argv[2] ?? join(ROOT, "clients", "dist"));
rmSync(folder, { recursive: true, force: true });
const tsc = join(ROOT, "node_modules", "typescript", "bin", "tsc");
const project = join("clients", "tsconfig.build.json");
if ((await run(process.execPath, [tsc, "-p", project, "--outDir", folder])) !== 0)
  fail("The client was not built; the messages above say where.");
// tsc leaves declarations where they are.
const types = readFileSync(join(ROOT, "clients", "src", TYPES), "utf8");
writeFileSync(join(folder, TYPES), withoutGlobalSchema(types));
copyFileSync(join(ROOT, "LICENSE"), join(folder, "LICENSE"));
