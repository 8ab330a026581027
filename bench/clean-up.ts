/** What was started, and how it is stopped: in reverse order, each once, on success, failure and signals alike. */
export class CleanUp {
  private readonly steps: (() => Promise<void>)[] = [];
  private ending: Promise<void> = Promise.resolve();

  add(step: () => Promise<void>): void {
    this.steps.push(step);
  }

  run(): Promise<void> {
    this.ending = this.ending.then(() => this.runAll());
    return this.ending;
  }

  /** Ends the program in order at a signal; a second one ends it at once. */
  onSignals(): void {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      let isSecond = false;
      process.on(signal, () => {
        if (isSecond) process.exit(130);
        isSecond = true;
        process.stderr.write("\nStopping what was started ...\n");
        void this.run().finally(() => process.exit(130));
      });
    }
  }

  private async runAll(): Promise<void> {
    for (let step = this.steps.pop(); step; step = this.steps.pop()) {
      // One that cannot be stopped must not keep the others running.
      await step().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
    }
  }
}
