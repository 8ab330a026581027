import type { Kind } from "../kinds/kind.js";
import { type FactsAround, reachedFrom } from "./fact-reader.js";
import { wayFrom } from "./ways-to-data.js";

/** An entity whose data is asked about. */
export interface Start {
  readonly id: string;
  readonly kind: Kind;
}

/** A dataset, and from where it was reached. */
export interface ReachedDataset {
  readonly id: string;
  /** Ids of the entities asked about from which it was reached, sorted. */
  readonly from: readonly string[];
  /** The organizations whose data it is; null where it was reached in another way, too. */
  readonly organizations: readonly string[] | null;
}

/** What was read on the way to the datasets. */
interface Outwards {
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly next: ReadonlyMap<string, readonly string[]>;
}

/** The datasets of these entities, by id: see ways-to-data.ts. */
export async function reachDatasets(facts: FactsAround, starts: readonly Start[]): Promise<ReachedDataset[]> {
  const outwards = await readOutwards(facts, starts);
  const startIds = starts.map(({ id }) => id).sort();
  const from = new Map<string, string[]>();
  for (const start of startIds) {
    for (const id of [start, ...reachedFrom(start, outwards.next)]) {
      if (isDataset(outwards, id)) push(from, id, start);
    }
  }
  const before = organizationsBefore(outwards);
  return [...from.keys()].sort().map((id) => {
    const organizations = before.get(id) ?? [];
    const otherwise = startIds.includes(id) || organizations.includes(null);
    return {
      id,
      from: from.get(id) ?? [],
      organizations: otherwise ? null : organizations.filter((each) => each !== null).sort(),
    };
  });
}

/** By dataset the organizations that lead to it; null among them stands for anything else. */
function organizationsBefore(outwards: Outwards): Map<string, (string | null)[]> {
  const before = new Map<string, (string | null)[]>();
  for (const [id, reached] of outwards.next) {
    const organization = outwards.kinds.get(id)?.organization ? id : null;
    for (const dataset of new Set(reached)) push(before, dataset, organization);
  }
  return before;
}

/** Follows every way from the starts, a layer at a time and each node once: circles end by themselves. */
async function readOutwards(facts: FactsAround, starts: readonly Start[]): Promise<Outwards> {
  const kinds = new Map<string, Kind>();
  const next = new Map<string, string[]>();
  for (let layer = starts; layer.length > 0;) {
    const fresh = layer.filter(({ id }) => !kinds.has(id));
    for (const { id, kind } of fresh) kinds.set(id, kind);
    const beyond: Start[] = [];
    for (const kind of new Set(fresh.map((node) => node.kind))) {
      const way = wayFrom(kind);
      if (!way) continue;
      const ids = new Set(fresh.flatMap((node) => (node.kind === kind ? [node.id] : [])));
      for (const { fromId, toId, toKind } of await facts.around([...ids], way)) {
        push(next, fromId, toId);
        beyond.push({ id: toId, kind: toKind });
      }
    }
    layer = beyond;
  }
  return { kinds, next };
}

function isDataset({ kinds }: Outwards, id: string): boolean {
  return kinds.get(id)?.name === "Dataset";
}

function push<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
