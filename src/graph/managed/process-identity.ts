import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** A process, told apart from a later one that got the same id. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in a form that only has to be comparable; null where the system does not tell. */
  readonly started: string | null;
}

/** The identity of a running process; undefined when there is none under this id (a zombie is none). */
export function findProcess(pid: number): ProcessIdentity | undefined {
  if (!canBeSignalled(pid)) return undefined;
  const seen = existsSync("/proc/self/stat") ? readProc(pid) : askPs(pid);
  if (seen?.zombie) return undefined;
  return { pid, started: seen?.started ?? null };
}

/** Whether that very process still runs. */
export function isRunning(identity: ProcessIdentity): boolean {
  const now = findProcess(identity.pid);
  if (!now) return false;
  return now.started === null || identity.started === null || now.started === identity.started;
}

/** Sends a signal to that very process; one that is gone is no error. */
export function signalProcess(identity: ProcessIdentity, signal: NodeJS.Signals): void {
  if (!isRunning(identity)) return;
  try {
    process.kill(identity.pid, signal);
  } catch {
    // It ended between the look and the signal, or is not ours to end; the caller sees which by waiting.
  }
}

function canBeSignalled(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as another user.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

interface Seen {
  readonly zombie: boolean;
  readonly started: string;
}

function readProc(pid: number): Seen | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name, second, may hold spaces and brackets: fields are counted from behind it. See proc(5).
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return { zombie: fields[0] === "Z", started: `${boot}/${fields[19] ?? ""}` };
  } catch {
    return undefined;
  }
}

/** For macOS. The start comes to the second, in UTC so that a change of time zone changes nothing. */
function askPs(pid: number): Seen | undefined {
  try {
    const environment = { LC_ALL: "C", TZ: "UTC", PATH: "/bin:/usr/bin" };
    const line = execFileSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], {
      env: environment,
      encoding: "utf8",
    });
    const [state = "", ...started] = line.trim().split(/\s+/);
    return { zombie: state.startsWith("Z"), started: started.join(" ") };
  } catch {
    return undefined;
  }
}
