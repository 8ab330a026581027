import type { Lens } from "../belief/lens.js";
import type { Verdicts, VerdictSource } from "../belief/verdicts.js";
import type { CommitMark } from "../graph/commit-mark.js";
import { RELATIONS } from "../kinds/relations.js";
import type { ProjectionKeeper, Snapshot } from "./projection-keeper.js";
import { isAdmitted, type Sight } from "./sight.js";
import { isPlain, type Sights } from "./sights.js";

/** Tells from the facts in memory what a lens makes of them. Whoever reads facts compares marks; see `Verdicts`. */
export class FactVerdicts implements VerdictSource {
  constructor(
    private readonly keeper: ProjectionKeeper,
    private readonly sights: Sights,
  ) {}

  /** Null while there is no projection, or it is known to be behind; and for a lens that looks away from claims or sources. */
  through(lens: Lens, tlp: number): Verdicts | null {
    const snapshot = this.keeper.upToDate;
    if (!snapshot || !isPlain(lens)) return null;
    return new SeenFacts(this.keeper, snapshot, this.sights.throughPlain(snapshot.projection, lens, tlp));
  }
}

class SeenFacts implements Verdicts {
  constructor(
    private readonly keeper: ProjectionKeeper,
    private readonly snapshot: Snapshot,
    private readonly sight: Sight,
  ) {}

  admits(statementId: string): boolean {
    const fact = this.snapshot.projection.facts.ids.find(statementId);
    return fact >= 0 && isAdmitted(this.sight.of(fact));
  }

  countAdmitted(entityId: string, relation: string, forward: boolean): number {
    const { nodes, facts, adjacency } = this.snapshot.projection;
    const node = nodes.ids.find(entityId);
    if (node < 0) return 0;
    const wanted = RELATIONS.findIndex(({ name }) => name === relation);
    const end = forward ? facts.subject : facts.object;
    let count = 0;
    const look = (fact: number): void => {
      if (facts.relation[fact] === wanted && end[fact] === node && isAdmitted(this.sight.of(fact)))
        count += 1;
    };
    const to = adjacency.to(node);
    for (let at = adjacency.from(node); at < to; at += 1) look(adjacency.fact[at] as number);
    for (const fact of adjacency.later(node)) look(fact);
    return count;
  }

  isAsOf(mark: CommitMark): boolean {
    const isFresh = this.keeper.isFresh(this.snapshot, mark);
    // If it fails, so will the next read, which tells.
    if (!isFresh) this.keeper.catchUp().catch(() => {});
    return isFresh;
  }
}
