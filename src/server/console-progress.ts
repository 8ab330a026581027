import type { Progress } from "../shared/progress.js";

/** How often a step says how far it is where there is no terminal, in milliseconds. */
const SILENCE_MS = 5_000;

/** Progress on a stream: one line a step, rewritten in place on a terminal. */
export class ConsoleProgress implements Progress {
  private step = "";
  private startedAt = 0;
  private lastSaid = 0;

  constructor(private readonly stream: NodeJS.WriteStream) {}

  start(step: string): void {
    this.step = step;
    this.startedAt = Date.now();
    this.lastSaid = this.startedAt;
    if (this.stream.isTTY) this.rewrite(`${step} ...`);
  }

  update(detail: string): void {
    if (this.stream.isTTY) {
      this.rewrite(`${this.step}: ${detail}`);
    } else if (Date.now() - this.lastSaid >= SILENCE_MS) {
      this.lastSaid = Date.now();
      this.stream.write(`${this.step}: ${detail}\n`);
    }
  }

  done(detail?: string): void {
    const seconds = ((Date.now() - this.startedAt) / 1000).toFixed(1);
    const line = `${this.step}: ${detail === undefined ? "" : `${detail}, `}${seconds} s`;
    if (this.stream.isTTY) this.rewrite(`${line}\n`);
    else this.stream.write(`${line}\n`);
  }

  private rewrite(text: string): void {
    const fitting = text.endsWith("\n") ? text : text.slice(0, this.stream.columns - 1);
    this.stream.write(`\r\u001b[2K${fitting}`);
  }
}
