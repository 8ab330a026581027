import { type ChildProcess, spawn } from "node:child_process";
import { openAsBlob } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import type { TestDatabase } from "../test/support/test-database.js";
import { residentMegabytes } from "./measure/process-cost.js";

export interface JobSeen {
  readonly state: string;
  readonly done: number;
  readonly total: number | null;
  readonly error: string | null;
  readonly counts: Readonly<Record<string, number>>;
}

const JOB = `query ($id: ID!) { importJob(id: $id) { state done total error
  counts { created updated unchanged skipped rejected } } }`;
const LOOK_EACH_MS = 250;

/** A real server in a process of its own, whose memory is watched. */
export class MeasuredServer {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(database: TestDatabase, dataDirectory: string): Promise<MeasuredServer> {
    const { uri, username, password } = database;
    const profile = process.env["BENCH_PROFILE"];
    const flags = profile === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${profile}`];
    const child = spawn(process.execPath, [...flags, "dist/server/main.js"], {
      env: {
        ...process.env,
        NODE_ENV: "production",
        PORT: "0",
        LOG_LEVEL: "warn",
        BREACHPATH_DATA: dataDirectory,
        NEO4J_URI: uri,
        NEO4J_USERNAME: username,
        NEO4J_PASSWORD: password,
      },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    for (;;) {
      const url = /GraphQL +(http:\/\/\S+)\/graphql/.exec(output)?.[1];
      if (url !== undefined) return new MeasuredServer(child, url);
      if (child.exitCode !== null) throw new Error(`The server ended:\n${output}`);
      await wait(100);
    }
  }

  /** Sends files as the command line does, and waits until every item has its verdict. */
  async import(paths: readonly string[], look: (job: JobSeen) => void): Promise<JobSeen> {
    const form = new FormData();
    for (const path of paths) form.append("file", await openAsBlob(path), path);
    const response = await fetch(`${this.url}/import`, { method: "POST", body: form });
    const { id } = (await response.json()) as { id: string };
    for (;;) {
      const job = await this.job(id);
      look(job);
      if (job.state === "FAILED") throw new Error(`The import failed: ${job.error ?? ""}`);
      if (job.state === "DONE") return job;
      await wait(LOOK_EACH_MS);
    }
  }

  /** Resident memory in MB, as the kernel counts it: now, and at its highest. */
  memory(): { readonly now: number; readonly peak: number } {
    return residentMegabytes(this.child.pid ?? 0);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill("SIGTERM");
    await ended;
  }

  private async job(id: string): Promise<JobSeen> {
    const response = await fetch(`${this.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: JOB, variables: { id } }),
    });
    const { data } = (await response.json()) as { data: { importJob: JobSeen } };
    return data.importJob;
  }
}
