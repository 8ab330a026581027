/** Raised when the same size gives another graph than before: databases that were loaded earlier are then made anew. */
export const GENERATOR_VERSION = 1;

/** How large a graph is, and what its database may take. */
export interface GraphSize {
  readonly name: SizeName;
  readonly entities: number;
  /** Relationships between entities; each has a statement and a claim or more beside it. */
  readonly facts: number;
  readonly heapMegabytes: number;
  readonly pageCacheMegabytes: number;
}

export const SIZE_NAMES = ["10k", "100k", "1m"] as const;
export type SizeName = (typeof SIZE_NAMES)[number];

export const SIZES: Readonly<Record<SizeName, GraphSize>> = {
  "10k": { name: "10k", entities: 10_000, facts: 60_000, heapMegabytes: 1_024, pageCacheMegabytes: 512 },
  "100k": {
    name: "100k",
    entities: 100_000,
    facts: 800_000,
    heapMegabytes: 1_536,
    pageCacheMegabytes: 1_536,
  },
  "1m": {
    name: "1m",
    entities: 1_000_000,
    facts: 5_000_000,
    heapMegabytes: 2_048,
    pageCacheMegabytes: 4_096,
  },
};
