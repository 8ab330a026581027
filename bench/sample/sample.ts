/** A company, and its place in the list of companies with its sector, by name. */
export interface DeepPlace {
  readonly sector: string;
  readonly name: string;
  readonly id: string;
  /** How many of the sector come up to it, itself among them. */
  readonly depth: number;
  /** The API's cursor of it. */
  readonly cursor: string;
}

/** Two entities between which paths are looked for. */
export interface Pair {
  readonly from: string;
  readonly to: string;
  readonly sort: PairSort;
}

export const PAIR_SORTS = ["random", "hub", "chain", "apart"] as const;
/** Two companies drawn at random; a hub and a company; the ends of a chain; a company and what touches nothing else. */
export type PairSort = (typeof PAIR_SORTS)[number];

/** What the rows ask about: drawn once from the graph, the same at every run. */
export interface Sample {
  readonly companyIds: readonly string[];
  readonly sectors: readonly string[];
  readonly deep: readonly DeepPlace[];
  /** The largest page that the API gives. */
  readonly largestPage: number;
  /** The tool that most organizations use. */
  readonly hubTool: string;
  /** Words of names, to search for. */
  readonly words: readonly string[];
  readonly pairs: readonly Pair[];
  /** Entities with few neighbours. */
  readonly quiet: readonly string[];
}
