import { BEHIND_ALL, type ClaimPosition } from "../../belief/claims-since.js";
import { type JournalHead, readHead } from "../../journal/read-journal.js";
import { decodeCursor, encodeCursor } from "../../shared/cursor.js";
import type { RequestContext } from "../context.js";

const ORDER = "journal";

/** The cursor of a place in the journal. Subscriptions resume from it, each from the other's, too. */
export function journalCursor({ sequence, claimId }: ClaimPosition): string {
  return encodeCursor(ORDER, [sequence, claimId]);
}

/** The cursor behind an operation. */
export function cursorBehind({ sequence }: { readonly sequence: number }): string {
  return journalCursor({ sequence, claimId: BEHIND_ALL });
}

/**
 * Where a subscription begins: at its cursor, else at the journal's end.
 * @throws InputRefused INVALID_CURSOR
 */
export async function startingPosition(
  after: string | null | undefined,
  context: RequestContext,
): Promise<ClaimPosition> {
  if (after == null) return behind(await readHead(context.graph));
  const [sequence, claimId] = decodeCursor(ORDER, after, "after", 2);
  return { sequence: Number(sequence), claimId: String(claimId) };
}

export function behind({ sequence }: Pick<JournalHead, "sequence">): ClaimPosition {
  return { sequence, claimId: BEHIND_ALL };
}
