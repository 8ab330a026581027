/**
 * What `npm start` and `npm test` do before anything else: packages and build, each only if its inputs changed. This
 * file runs before any package is installed, so it uses nothing but Node.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

const OLDEST_NODE = [20, 19];

/** Ends the program with one sentence where this Node is too old. */
function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  fail(
    `Node ${OLDEST_NODE.join(".")} or later is needed; this is ${process.versions.node}. Install a newer one from nodejs.org.`,
  );
}

export function fail(message) {
  process.stderr.write(`\n${message}\n`);
  process.exit(1);
}

/** Runs a command with its output shown; resolves to its exit code. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: "inherit", ...options });
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

/** A hash over files and folders, by name and content. */
function fingerprint(paths) {
  const hash = createHash("sha256");
  const add = (path) => {
    const full = join(ROOT, path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory())
      readdirSync(full)
        .sort()
        .forEach((name) => add(join(path, name)));
    else hash.update(`${path}\n`).update(readFileSync(full));
  };
  paths.forEach(add);
  return hash.digest("hex");
}

/** Does `work` unless the stamp says that it was done for these inputs. */
async function unlessDone(stampFile, inputs, title, work) {
  const stamp = join(ROOT, stampFile);
  const wanted = `${process.versions.modules} ${fingerprint(inputs)}`;
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  const startedAt = Date.now();
  process.stderr.write(`${title} ...\n`);
  rmSync(stamp, { force: true });
  await work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
  process.stderr.write(`${title}: ${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`);
}

async function install() {
  // npm is a script on Windows and needs a shell there.
  const options = { shell: process.platform === "win32" };
  // Not `npm ci`: it fails where a registry lacks a build of some optional package for some other platform.
  const code = await run("npm", ["install", "--include=dev", "--no-audit", "--no-fund"], options);
  if (code !== 0)
    fail("The packages could not be installed. npm says why above; is the package registry within reach?");
}

async function build() {
  rmSync(join(ROOT, "dist"), { recursive: true, force: true });
  const bin = (name, ...path) => join(ROOT, "node_modules", name, ...path);
  const page = (folder) => [bin("vite", "bin", "vite.js"), "build", folder, "--logLevel", "warn"];
  const codes = await Promise.all(
    [
      [bin("typescript", "bin", "tsc"), "-p", "tsconfig.build.json"],
      page("playground"),
      page("explorer"),
    ].map((command) => run(process.execPath, command)),
  );
  if (codes.some((code) => code !== 0)) fail("The build failed; the messages above say where.");
}

/** Installs packages and builds, as far as that is needed. */
export async function prepare() {
  checkNode();
  await unlessDone(
    "node_modules/.breachpath-installed",
    ["package.json", "package-lock.json"],
    "Installing packages",
    install,
  );
  const sources = [
    "src",
    "playground",
    "explorer",
    "clients/src",
    "package-lock.json",
    "tsconfig.json",
    "tsconfig.build.json",
  ];
  await unlessDone("dist/.breachpath-built", sources, "Building", build);
}
