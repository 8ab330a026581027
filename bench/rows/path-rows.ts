import { type Pair, PAIR_SORTS, type PairSort } from "../sample/sample.js";
import { type BenchLens, LENSES } from "./believed.js";
import { dig, list, type Question, type Row } from "./row.js";

/** Ties between organizations, and what they use: no incident lies on such a path, so that Cypher can ask the same. */
const RELATIONS = ["CUSTOMER_OF", "AFFILIATE_OF", "PART_OF", "USES", "PROVIDES"] as const;
const HOPS = 6;

const SORT_TITLES: Readonly<Record<PairSort, string>> = {
  random: "two companies",
  hub: "the largest hub and a company",
  chain: "ends of a chain",
  apart: "none exists",
};

const QUERY = `query ($from: ID!, $to: ID!, $mode: TraceMode!, $paths: Int!, $lens: Lens, $via: [RelationKind!]) {
  trace(from: [{id: $from}], to: [{id: $to}], mode: $mode, via: $via, lens: $lens, limits: {maxHops: ${HOPS}, maxPaths: $paths}) {
    paths { length hops { relation from { id } to { id } } } complete stoppedBy stats { factsRead searchMilliseconds } } }`;

/** The best that Cypher can do: paths of a pair whose ends are found first, with the rule on every hop. */
function cypher(lens: BenchLens, paths: number): string {
  const where = lens.believed === null ? "" : `WHERE ${lens.believed("r")}`;
  return `MATCH (a:Entity {id: $from}), (b:Entity {id: $to})
    CALL (a, b) { MATCH p = SHORTEST ${paths} (a) (()-[r:${RELATIONS.join("|")}]-() ${where}){1,${HOPS}} (b) RETURN p }
    RETURN [n IN nodes(p) | n.id], [r IN relationships(p) | type(r)] ORDER BY length(p)`;
}

/** Paths between pairs of one sort, under one lens. */
function pathRow(sort: PairSort, lens: BenchLens, paths: number): Row {
  const text = cypher(lens, paths);
  const what = paths === 1 ? "shortest" : `${paths} shortest`;
  return {
    name: `${paths === 1 ? "shortest" : "k-shortest"}-${sort}-${lens.name}`,
    title: `${what}: ${SORT_TITLES[sort]}, ${lens.title}`,
    table: "paths",
    // One lens and the plainest pairs are enough to see whether something has become slow.
    slow: sort === "chain" || (lens !== LENSES.best && (sort !== "random" || paths > 1)),
    questions: ({ pairs }) =>
      pairs.filter((pair) => pair.sort === sort).map((pair) => question(pair, lens, paths)),
    floor: async (run, { from, to }) => {
      const rows = await run(text, { from, to });
      const found = rows.map(([ids, types]) => toPath(ids as string[], types as string[]));
      return { data: { trace: { paths: found } } };
    },
    comparable: (data) => lengths(list(data, "trace", "paths"), paths),
  };
}

function question({ from, to }: Pair, lens: BenchLens, paths: number): Question {
  const mode = paths === 1 ? "SHORTEST" : "K_SHORTEST";
  return {
    floor: { from, to },
    ours: { query: QUERY, variables: { from, to, mode, paths, lens: lens.input, via: RELATIONS } },
  };
}

function toPath(ids: readonly string[], types: readonly string[]): object {
  const hops = types.map((relation, index) => ({
    relation,
    from: { id: ids[index] },
    to: { id: ids[index + 1] },
  }));
  return { length: hops.length, hops };
}

/** Of paths of one length either side may take any; of several, Cypher's may pass a node twice, and then only the first counts. */
function lengths(paths: readonly unknown[], wanted: number): unknown {
  const all = paths.map((path) => dig(path, "length"));
  return wanted === 1 ? all : all[0];
}

const ASKED: readonly BenchLens[] = [LENSES.best, LENSES.then, LENSES.others];

export const PATH_ROWS: readonly Row[] = [1, 5].flatMap((paths) =>
  PAIR_SORTS.flatMap((sort) => ASKED.map((lens) => pathRow(sort, lens, paths))),
);
