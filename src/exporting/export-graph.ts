import type { Losses, Writer } from "../formats/writer.js";
import { readParts } from "./read-parts.js";
import { type ExportRequest, findScope } from "./scope.js";

/** What a format had no place for, and how often. */
export class LossReport implements Losses {
  private readonly counts = new Map<string, number>();

  add(what: string, count = 1): void {
    if (count > 0) this.counts.set(what, (this.counts.get(what) ?? 0) + count);
  }

  /** The most frequent first. */
  get losses(): { readonly what: string; readonly count: number }[] {
    const all = [...this.counts].map(([what, count]) => ({ what, count }));
    return all.sort((a, b) => b.count - a.count || (a.what < b.what ? -1 : 1));
  }
}

/**
 * The graph, or a part of it, as a format writes it, in pieces.
 * @param report filled while the pieces are read; whole when the last one was
 */
export async function* exportGraph(
  request: ExportRequest,
  writer: Writer,
  report: LossReport,
): AsyncGenerator<string, void, undefined> {
  const scope = await findScope(request);
  if (scope.truncated) report.add("entities around the seeds, beyond the budget");
  yield* writer.write(readParts(request, scope), report);
}
