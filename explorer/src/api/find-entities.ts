import type { Entity } from "../graph/model";
import { ask } from "./client";
import { NearNames, Search } from "./documents/finding";
import { toProblem } from "./problem";
import { makeRequest } from "./requests";

/** One entity that a search found. */
export interface Found {
  /** The name or alias that fits. */
  readonly matched: string;
  readonly node: Entity;
}

/** What a search found; where it found nothing, what may have been meant. */
export interface FoundEntities {
  readonly found: readonly Found[];
  readonly hasMore: boolean;
  readonly suggestions: readonly Entity[];
}

/** How many are read at a time: more than this is a reason to write more letters. */
const FIRST = 12;

/** Entities by words of their names and aliases, best first. Throws a Problem, or the signal's reason. */
export async function findEntities(text: string, signal: AbortSignal): Promise<FoundEntities> {
  const request = makeRequest("Search", Search, { text, first: FIRST, kinds: null }, ({ search }) => search);
  const { edges, pageInfo } = await ask(request, signal);
  const suggestions = edges.length === 0 ? await findNearNames(text, signal) : [];
  return { found: edges, hasMore: pageInfo.hasNextPage, suggestions };
}

async function findNearNames(name: string, signal: AbortSignal): Promise<readonly Entity[]> {
  try {
    await ask(makeRequest("Near names", NearNames, { name }), signal);
    return [];
  } catch (error) {
    signal.throwIfAborted();
    return toProblem(error).suggestions;
  }
}
