import type { Entity } from "../entities/entity.js";
import type { EntityName } from "../entities/resolve-entity.js";
import { mayBeOne } from "../identity/compare-entities.js";
import { findVerdicts, pairOf, type Verdict } from "../identity/decisions.js";
import { getKindByValue } from "../kinds/registry.js";
import { merge } from "./merge-entities.js";
import { FIND_MERGE } from "./merge-queries.js";
import { entityNamed } from "./name-entities.js";
import { type Act, type ActInput, type Author, speak, type Spoken } from "./speak.js";
import { undoMerge } from "./unmerge.js";
import { refuse } from "./user-error.js";

export interface DecideIdentityInput extends ActInput {
  readonly entity: EntityName;
  /** The other one; it stays where the two are one. */
  readonly other: EntityName;
  readonly verdict: Verdict;
}

/** What was decided of which two. */
export interface SaidIdentity {
  readonly verdict: Verdict;
  readonly entityId: string;
  readonly otherId: string;
}

/**
 * Decides on two entities that may be one: SAME merges them, DIFFERENT keeps them from being offered or merged, UNDECIDED takes
 * back what was decided last, a merge, too.
 */
export function decideIdentity(author: Author, input: DecideIdentityInput): Promise<Spoken<SaidIdentity>> {
  return speak(author, "DECIDE_IDENTITY", input, async (act) => {
    const { verdict } = input;
    const [entityId, otherId] = await decide(act, input);
    return { result: { verdict, entityId, otherId }, touched: [entityId, otherId], changes: [] };
  });
}

type Two = readonly [entityId: string, otherId: string];

/** Does what the verdict says; returns the ids of the two. */
async function decide(act: Act, input: DecideIdentityInput): Promise<Two> {
  const undone = input.verdict === "UNDECIDED" ? await findMerged(act, input) : null;
  if (undone) {
    await undoMerge(act, undone[0]);
    return undone;
  }
  const entity = await entityNamed(act, input.entity, "entity");
  const other = await entityNamed(act, input.other, "other");
  if (input.verdict === "SAME") await merge(act, entity, other);
  else await refuseVain(act, entity, other, input.verdict);
  return [entity.id, other.id];
}

/** The one of the two that was merged into the other, and that other, if they are told by their ids. */
async function findMerged(act: Act, { entity, other }: DecideIdentityInput): Promise<Two | null> {
  for (const [merged, stays] of [
    [entity.id, other.id],
    [other.id, entity.id],
  ]) {
    if (merged == null || stays == null) continue;
    const [row] = await act.writer.read(FIND_MERGE, { id: merged });
    if (row?.get("into") === stays) return [merged, stays];
  }
  return null;
}

/** Refuses what decides nothing. */
async function refuseVain(act: Act, one: Entity, other: Entity, verdict: Verdict): Promise<void> {
  if (one.id === other.id) {
    const problem = `entity: "${one.name}" and "${other.name}" are one entity.`;
    const suggestion =
      "To undo a merge, give the id of the entity that was merged, and that of the one that stayed.";
    throw refuse("SELF_REFERENCE", "entity", problem, suggestion);
  }
  const [a, b] = [getKindByValue(one.kind), getKindByValue(other.kind)];
  if (!mayBeOne(a, b)) {
    const problem = `entity: a ${a.name} cannot be one with a ${b.name} in any case.`;
    throw refuse("KIND_MISMATCH", "entity", problem);
  }
  if (verdict !== "UNDECIDED") return;
  const verdicts = await findVerdicts(act.writer);
  if (verdicts.get(pairOf(one.id, other.id)) !== "DIFFERENT") {
    const problem = `verdict: nothing stands decided of "${one.name}" and "${other.name}".`;
    throw refuse("NOT_DECIDED", "verdict", problem, "identityDecisions lists what was decided.");
  }
}
