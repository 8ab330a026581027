const PARENT_CHECK_MS = 500;

/**
 * npm does not pass SIGTERM on: it ends, and its shell with it. So a server that npm started ends when its parent is
 * gone.
 */
export function stopWithParent() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, "SIGTERM");
  }, PARENT_CHECK_MS);
  timer.unref();
}
