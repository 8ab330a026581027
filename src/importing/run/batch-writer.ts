import type { Graph, GraphWriter } from "../../graph/graph.js";
import { recordOperation } from "../../journal/record-operation.js";
import type { Elsewhere } from "../../records/check-references.js";
import type { ItemBatch } from "./batches.js";
import { CirclesFound, refuseCircles } from "./citation-circles.js";
import type { Importing } from "./fold.js";
import { type NewJob, saveBatch } from "./job-store.js";
import { feedOf, toVerdict } from "./prepare.js";
import type { Scan } from "./scan.js";
import { type Decided, settle, type Settled } from "./settle.js";
import { type Holdings, keyOfHeld } from "./stored.js";
import type { Verdict } from "./verdict.js";
import { writeFold } from "./write-fold.js";

interface Writing {
  readonly job: NewJob;
  readonly onVerdicts?: (verdicts: readonly Verdict[]) => void;
}

/** Decides on batches, writes them, and keeps their verdicts: all of a batch in one transaction. */
export class BatchWriter {
  /** What a dry run would have written; a real one asks the database. */
  private readonly imagined: Holdings = new Map();

  constructor(
    private readonly graph: Graph,
    private readonly writing: Writing,
    private readonly scanned: Scan,
    /** Number of the last batch that was kept. */
    private number: number,
  ) {}

  /** Keeps the verdicts of the files that cannot be read. */
  async keepRefused(): Promise<void> {
    const { refused } = this.scanned;
    if (refused.length === 0) return;
    const batch = { number: 0, round: 1, to: -1, verdicts: refused, deferred: [] };
    await this.graph.writeAside("import.keep", (writer) => saveBatch(writer, this.writing.job.id, batch));
    this.writing.onVerdicts?.(refused);
  }

  async write(batch: ItemBatch, round: number, isLast: boolean): Promise<void> {
    this.number += 1;
    const decided = await this.decide(batch, round, isLast);
    this.writing.onVerdicts?.(decided.map(({ verdict }) => verdict));
  }

  /** Items whose sources cite each other in a circle are known once they are written: the rest is then written again. */
  private async decide(batch: ItemBatch, round: number, isLast: boolean): Promise<readonly Decided[]> {
    let { prepared, decided } = batch;
    for (;;) {
      try {
        return await this.attempt({ ...batch, prepared, decided }, round, isLast);
      } catch (error) {
        if (!(error instanceof CirclesFound)) throw error;
        const { problems } = error;
        const circular = prepared.filter(({ place }) => problems.has(place));
        decided = [
          ...decided,
          ...circular.map(({ index, place }) => ({
            index,
            verdict: toVerdict(place, problems.get(place) ?? []),
          })),
        ];
        prepared = prepared.filter(({ place }) => !problems.has(place));
      }
    }
  }

  private async attempt(batch: ItemBatch, round: number, isLast: boolean): Promise<readonly Decided[]> {
    const { job } = this.writing;
    if (job.dryRun) {
      const settled = await this.settle(batch, isLast, this.imagined);
      return this.graph.writeAside("import.keep", (writer) => this.keep(writer, batch, settled, round));
    }
    const entry = {
      key: `import:${job.id}:${this.number}`,
      action: "IMPORT",
      who: job.who,
      note: job.note ?? job.name,
      input: { fingerprint: job.fingerprint, number: this.number },
    } as const;
    let decided: readonly Decided[] = [];
    await recordOperation(this.graph, entry, async (writer, recorded) => {
      const settled = await this.settle(batch, isLast, new Map(), writer);
      await writeFold(writer, settled.fold, recorded, job.fingerprint);
      await refuseCircles(writer, batch.prepared);
      decided = await this.keep(writer, batch, settled, round);
      return {
        result: {},
        touched: [],
        changes: settled.fold.changes,
        unchanged: settled.fold.toWrite.length === 0,
      };
    });
    return decided;
  }

  private settle(
    { format, prepared }: ItemBatch,
    isLast: boolean,
    holdings: Holdings,
    reader: Pick<GraphWriter, "read"> = this.graph,
  ): Promise<Settled> {
    const importing: Importing = { feed: feedOf(format), fingerprint: this.writing.job.fingerprint };
    const elsewhere: Elsewhere = {
      isKnown: (label, id) =>
        this.imagined.has(keyOfHeld(label.toLowerCase() as Lowercase<typeof label>, id)),
      isClaimed: (id) => this.scanned.isClaimed(id),
    };
    return settle(reader, prepared, { importing, holdings, elsewhere, isLast });
  }

  private async keep(
    writer: GraphWriter,
    batch: ItemBatch,
    settled: Settled,
    round: number,
  ): Promise<readonly Decided[]> {
    const decided = [...batch.decided, ...settled.decided].sort((a, b) => a.index - b.index);
    const verdicts = decided.map(({ verdict }) => verdict);
    const { to } = batch;
    const kept = { number: this.number, round, to, verdicts, deferred: settled.deferred };
    await saveBatch(writer, this.writing.job.id, kept);
    return decided;
  }
}
