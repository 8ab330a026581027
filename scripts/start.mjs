/** `npm start`: installs and builds what is missing, then runs the server in this process. */
import { prepare } from "./prepare.mjs";

const PARENT_CHECK_MS = 500;

/**
 * npm does not pass SIGTERM on: it ends, and its shell with it. So a server that npm started ends when its parent is
 * gone.
 */
function stopWithParent() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, "SIGTERM");
  }, PARENT_CHECK_MS);
  timer.unref();
}

stopWithParent();
await prepare();
process.env.NODE_ENV ??= "production";
await import("../dist/server/main.js");
