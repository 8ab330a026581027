/** The Breachpath that the notebooks ask: one that answers already, or one that is started for them. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fail, ROOT } from "../prepare.mjs";

const DEFAULT_PORT = "4000";
const ANSWER_WITHIN_MS = 3_000;
const LOOK_EVERY_MS = 500;
export const INTERRUPTED = 130;
const LAST_WORDS = 3_000;

/**
 * Where Breachpath answers, and how to stop what was started for it. One that BREACHPATH_URL names is the user's: it is
 * not started here.
 */
export async function findOrStartServer() {
  const given = process.env.BREACHPATH_URL;
  const url = given || `http://127.0.0.1:${process.env.PORT || DEFAULT_PORT}`;
  if (await answers(url)) return { url, stop: async () => {} };
  if (given)
    fail(
      `No Breachpath answers at ${url}, which BREACHPATH_URL names. Start it there, or unset BREACHPATH_URL: then one is started here.`,
    );
  return startServer(url);
}

async function answers(url) {
  try {
    const response = await fetch(new URL("/graphql", url), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: "{ traceIndex { state } }" }),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    return (await response.json()).data?.traceIndex !== undefined;
  } catch {
    return false;
  }
}

async function startServer(url) {
  process.stderr.write(`No Breachpath answers at ${url}; starting one ...\n`);
  const child = spawn(process.execPath, [join(ROOT, "scripts", "start.mjs")], {
    cwd: ROOT,
    // Its own words show how far it is. As npm's child it ends when this program is gone, however that ends.
    env: { LOG_LEVEL: "warn", ...process.env, npm_lifecycle_event: "notebooks" },
    stdio: ["ignore", "pipe", "inherit"],
    // A Ctrl-C in the terminal is for this program, which ends the server after what asks it.
    detached: process.platform !== "win32",
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (chunk) => (said = (said + chunk).slice(-LAST_WORDS)));
  const ended = new Promise((resolve) => child.once("exit", resolve));
  let isOver = false;
  void ended.then(() => (isOver = true));
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  let isUnwanted = false;
  const giveUp = () => {
    isUnwanted = true;
    child.kill("SIGTERM");
  };
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, giveUp);
  while (isUnwanted || !(await answers(url))) {
    if (isOver && isUnwanted) process.exit(INTERRUPTED);
    if (isOver) fail(`${said}\nBreachpath could not be started; it says why above.`);
    await wait(LOOK_EVERY_MS);
  }
  for (const signal of ["SIGINT", "SIGTERM"]) process.off(signal, giveUp);
  return { url, stop };
}
