import type { Graph } from "../../graph/graph.js";
import type { ImportJob } from "../run/job.js";
import { findJobs, findUnfinished, type NewJob, openJob } from "../run/job-store.js";
import { runImport } from "../run/run-import.js";
import { chooseFormats } from "./choose-formats.js";
import { openInputs } from "./open-inputs.js";
import { type Manifest, Spool } from "./spool.js";

/** Takes in imports and runs them, one after the other; those that a server before it left undone go on. */
export class Importer {
  readonly spool: Spool;
  private readonly stopping = new AbortController();
  private line: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly graph: Graph,
    folder: string,
    private readonly logFailure: (error: unknown) => void,
  ) {
    this.spool = new Spool(folder);
  }

  /** Goes on with what was left undone, as far as its files are here. */
  async resume(): Promise<void> {
    for (const { id } of await findUnfinished(this.graph)) {
      const manifest = await this.spool.find(id);
      if (manifest) this.queue(manifest);
    }
  }

  /**
   * Puts an import in line, once its files are in the spool.
   * @throws InputRefused where its options name what there is not
   * @returns the job as it waits; that of an earlier import of the same files, if it ended early
   */
  async start(manifest: Manifest): Promise<ImportJob> {
    chooseFormats(manifest);
    const job = await openJob(this.graph, toNewJob(manifest));
    this.queue(manifest);
    return job;
  }

  /** Runs an import, in its turn, to its end. */
  async run(manifest: Manifest): Promise<ImportJob> {
    const { id } = await this.start(manifest);
    await this.line;
    return (await findJobs(this.graph, [id])).get(id) as ImportJob;
  }

  /** Ends between two batches; what is left goes on with the next server. */
  async close(): Promise<void> {
    this.stopping.abort();
    await this.line;
  }

  private queue(manifest: Manifest): void {
    this.line = this.line.then(() => this.work(manifest)).catch(this.logFailure);
  }

  private async work(manifest: Manifest): Promise<void> {
    const { signal } = this.stopping;
    if (signal.aborted) return;
    const inputs = await openInputs(manifest.files);
    try {
      const formats = chooseFormats(manifest);
      await runImport(this.graph, { job: toNewJob(manifest), files: inputs.files, formats, signal });
    } finally {
      inputs.close();
      // What was interrupted is found again.
      if (!this.stopping.signal.aborted) await this.spool.remove(manifest.id);
    }
  }
}

function toNewJob({ id, files, fingerprint, dryRun, who, note }: Manifest): NewJob {
  return { id, name: files.map(({ name }) => name).join(", "), fingerprint, dryRun, who, note };
}
