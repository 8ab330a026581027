import { spawn } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import type { Ended } from "./command-line.js";

const TSC = resolve("node_modules/typescript/bin/tsc");
const GQL_TADA = resolve("node_modules/gql.tada/bin/cli.js");

/** The client as it is published, in a folder for programs that use it. */
export interface ClientPackage {
  /** Programs in it find the package in its node_modules. */
  readonly folder: string;
  /** The package's only entry. */
  readonly entry: string;
  remove(): Promise<void>;
}

/** What is wrong with programs that were compiled. */
export interface Problems {
  /** What the compiler says, line by line. */
  readonly types: readonly string[];
  /** What `gql.tada check` says. */
  readonly queries: string;
}

/** Strict, and the package's declarations are looked at, too. */
const STRICT = {
  target: "ES2022",
  lib: ["ES2023", "DOM"],
  module: "NodeNext",
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  types: ["node"],
  plugins: [{ name: "gql.tada/ts-plugin", schema: resolve("schema.graphql") }],
};

/** Builds the package. */
export async function buildClientPackage(): Promise<ClientPackage> {
  await mkdir(".test-artefacts", { recursive: true });
  // Inside the project: what the package depends on is found in its node_modules.
  const folder = await mkdtemp(resolve(".test-artefacts/clients-"));
  const home = join(folder, "node_modules", "@breachpath", "client");
  await mkdir(home, { recursive: true });
  await copyFile("clients/package.json", join(home, "package.json"));
  await succeed([resolve("scripts/build-clients.mjs"), join(home, "dist")]);
  const entry = join(home, "dist", "index.js");
  return { folder, entry, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Compiles programs, texts by name, against the package: `NAME.js` in its folder, whatever is wrong with their types. */
export async function compilePrograms(
  { folder }: ClientPackage,
  programs: Readonly<Record<string, string>>,
): Promise<Problems> {
  const config = join(folder, "tsconfig.json");
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await writeFile(config, JSON.stringify({ compilerOptions: STRICT, include: ["*.ts"] }));
  for (const [name, text] of Object.entries(programs)) await writeFile(join(folder, `${name}.ts`), text);
  const [compiled, checked] = await Promise.all([
    runNode([TSC, "-p", folder]),
    runNode([GQL_TADA, "check", "-c", config]),
  ]);
  const types = compiled.out.split("\n").filter((line) => line.includes("error TS"));
  return { types, queries: `${checked.out}${checked.err}` };
}

/** Compiles the examples into the package's folder, and returns theirs. */
export async function compileExamples({ folder }: ClientPackage): Promise<string> {
  const outDir = join(folder, "examples");
  await succeed([TSC, "-p", "clients", "--noEmit", "false", "--outDir", outDir]);
  return join(outDir, "examples");
}

async function succeed(args: readonly string[]): Promise<void> {
  const { code, out, err } = await runNode(args);
  if (code !== 0) throw new Error(`${out}${err}`);
}

/** Runs a program to its end; `onOutput` hears each time all that it has printed so far. */
export function runNode(args: readonly string[], onOutput: (out: string) => void = () => {}): Promise<Ended> {
  return new Promise((done) => {
    const env = { ...process.env, NODE_OPTIONS: "", NO_COLOR: "1" };
    const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
    let [out, err] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => onOutput((out += chunk.toString())));
    child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
    child.on("close", (code) => done({ code: code ?? 1, out, err }));
  });
}

/** The TypeScript of a page of Markdown, block by block. */
export async function typescriptOf(file: string): Promise<string[]> {
  const text = await readFile(file, "utf8");
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, block]) => block ?? "");
}

/** An address at which nobody listens. */
export async function deadAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return `http://127.0.0.1:${port}`;
}
