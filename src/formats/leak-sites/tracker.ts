import { createHash } from "node:crypto";
import type { RecordDraft } from "../format.js";
import { entity, source } from "../drafts.js";

/** Who watches the sites and tells what they list. */
export const TRACKER = "publisher:ransomwatch";

/** The tracker itself, which every item of its lists speaks of. */
export const TRACKER_RECORD: RecordDraft = entity(TRACKER, "ransomwatch");

/** One source a day of the feed. */
export function feedOf(day: string): { readonly key: string; readonly record: RecordDraft } {
  const key = `ransomwatch/feed/${day}`;
  const record = source(key, {
    kind: "TRACKER_FEED",
    title: `ransomwatch, posts discovered on ${day}`,
    publisher: TRACKER,
    publishedAt: day,
  });
  return { key, record };
}

/** A short, stable name of a text of any length. */
export function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** References of a group: who runs it, and its site; both bear its name. */
export function groupRefs(group: string): { readonly site: string; readonly operator: string } {
  return { site: `marketplace:${group}`, operator: `threatActor:${group}` };
}
