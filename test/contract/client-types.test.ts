import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const COMMITTED = "clients/src/schema-types.d.ts";

const folder = mkdtempSync(join(tmpdir(), "breachpath-types-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the types of the clients are those of schema.graphql; run `npm run schema` after a change", () => {
  const fresh = join(folder, "schema-types.d.ts");
  const command = ["generate-output", "-c", "clients/tsconfig.json", "-o", fresh];
  execFileSync(process.execPath, ["node_modules/gql.tada/bin/cli.js", ...command], { stdio: "pipe" });
  // Said in a sentence: the difference itself would be thousands of characters a line.
  if (readFileSync(COMMITTED, "utf8") !== readFileSync(fresh, "utf8"))
    throw new Error(`${COMMITTED} is not what schema.graphql gives. Run \`npm run schema\` and commit it.`);
});

test("the client has the version of the server, and builds on versions that are tried here", () => {
  const root = JSON.parse(readFileSync("package.json", "utf8"));
  const client = JSON.parse(readFileSync("clients/package.json", "utf8"));
  expect(client.version).toBe(root.version);
  const installed = { ...root.dependencies, ...root.devDependencies };
  for (const [name, range] of Object.entries(client.dependencies)) expect(range).toBe(`^${installed[name]}`);
});
