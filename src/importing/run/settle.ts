import type { GraphReader } from "../../graph/graph.js";
import { checkReferences, type Elsewhere } from "../../records/check-references.js";
import { Naming } from "../../records/naming.js";
import type { RecordProblem } from "../../records/record.js";
import { groupBy } from "../../shared/group-by.js";
import { Fold, type Importing } from "./fold.js";
import { type Prepared, toVerdict } from "./prepare.js";
import { type Holdings, readStored } from "./stored.js";
import type { Verdict } from "./verdict.js";

/** An item's verdict, and its place among all items. */
export interface Decided {
  readonly index: number;
  readonly verdict: Verdict;
}

/** What becomes of the items of a batch, and what is to be written for it. */
export interface Settled {
  readonly decided: readonly Decided[];
  /** Items that refer to what is not there yet. */
  readonly deferred: readonly number[];
  readonly fold: Fold;
}

/** What a batch is settled against. */
export interface Surroundings {
  readonly importing: Importing;
  readonly holdings: Holdings;
  readonly elsewhere: Elsewhere;
  /** Whether nothing more is to come: what is not there now is missing. */
  readonly isLast: boolean;
}

/** Decides on the items of a batch together: each is written whole, or not at all. Nothing is written here. */
export async function settle(
  graph: GraphReader,
  items: readonly Prepared[],
  { importing, holdings, elsewhere, isLast }: Surroundings,
): Promise<Settled> {
  const naming = await Naming.of(graph, valuesOf(items));
  const decided: Decided[] = [];
  const deferred: number[] = [];
  let open = items;
  for (;;) {
    const problems = await checkReferences(
      graph,
      naming,
      open.flatMap(({ records }) => records),
      elsewhere,
    );
    if (problems.length === 0) break;
    const byPlace = groupBy(problems, ({ place }) => place);
    for (const item of open) {
      const own = byPlace.get(item.place);
      if (!own) continue;
      const waits = !isLast && own.every(({ code }) => code === "UNKNOWN_REFERENCE");
      if (waits) deferred.push(item.index);
      else decided.push({ index: item.index, verdict: toVerdict(item.place, own.map(withSuggestion)) });
    }
    // What was turned away may have been what others refer to.
    open = open.filter(({ place }) => !byPlace.has(place));
  }
  await readStored(graph, naming, valuesOf(open), holdings);
  const fold = new Fold(holdings, importing, naming);
  decided.push(...open.map((item) => ({ index: item.index, verdict: fold.add(item) })));
  return { decided: decided.sort((a, b) => a.index - b.index), deferred, fold };
}

function valuesOf(items: readonly Prepared[]): Prepared["records"][number]["value"][] {
  return items.flatMap(({ records }) => records.map(({ value }) => value));
}

function withSuggestion(problem: RecordProblem): RecordProblem & { readonly suggestion?: string } {
  return problem.code === "UNKNOWN_REFERENCE"
    ? { ...problem, suggestion: "Import the file that describes it first, or together with this one." }
    : problem;
}
