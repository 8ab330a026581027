import { BreachpathError, ErrorCode } from "../shared/errors.js";
import type { Lens } from "../belief/lens.js";
import type { FactSource } from "./fact.js";
import { RememberedFacts } from "./remembered-facts.js";
import type { TraceRequest } from "./request.js";
import type { Path } from "./result.js";
import { trace } from "./trace.js";

/** The largest set of sources looked for, and the most traces run to find it. */
const MOST_SOURCES = 5;
const MOST_TRACES = 3_000;

/**
 * The smallest sets of sources whose loss leaves no path: every set of that size, each as sorted source ids.
 * Nothing where there is no path to begin with.
 *
 * A set that breaks every path must hold a source of each, so the sets are found by trying, for a path that is left,
 * the loss of each of its sources in turn.
 * @throws BreachpathError LIMIT_EXCEEDED if the sets are larger than can be looked for
 */
export async function criticalEvidence(source: FactSource, request: TraceRequest): Promise<string[][]> {
  const remembered = new RememberedFacts(source, request.limits.maxExpansions);
  const pathWithout = async (lost: readonly string[]): Promise<Path | undefined> => {
    const lens = withoutSources(request.lens, lost);
    const result = await trace(remembered.under(lens), { ...request, lens, mode: "SHORTEST" });
    if (result.stoppedBy !== null && result.stoppedBy !== "HOPS" && result.paths.length === 0) {
      throw tooMuch(`a search ended early (${result.stoppedBy})`);
    }
    return result.paths[0];
  };
  const whole = await pathWithout([]);
  let open = new Map(whole ? sourcesOf(whole).map((id) => [id, [id]]) : []);
  for (let size = 1, traces = 0; open.size > 0; size += 1) {
    if (size > MOST_SOURCES) throw tooMuch(`more than ${MOST_SOURCES} sources would have to be lost`);
    const cuts: string[][] = [];
    const next = new Map<string, string[]>();
    for (const lost of open.values()) {
      traces += 1;
      if (traces > MOST_TRACES) throw tooMuch(`more than ${MOST_TRACES} searches would be needed`);
      const left = await pathWithout(lost);
      if (!left) cuts.push(lost);
      for (const id of left ? sourcesOf(left) : []) {
        const more = [...lost, id].sort();
        next.set(more.join(" "), more);
      }
    }
    if (cuts.length > 0) return cuts.sort((a, b) => (a.join(" ") < b.join(" ") ? -1 : 1));
    open = next;
  }
  return [];
}

/** The sources that carry a path: those of its hops' standing assertions. */
function sourcesOf(path: Path): string[] {
  const assertions = path.flatMap((hop) => hop.fact.seen.standing.assertions);
  const lost: readonly string[] = path[0]?.fact.seen.lens.policy.excludeSources ?? [];
  const ids = assertions.flatMap((claim) => claim.sources.map((source) => source.id));
  return [...new Set(ids)].filter((id) => !lost.includes(id));
}

function withoutSources(lens: Lens, lost: readonly string[]): Lens {
  const { policy } = lens;
  return { ...lens, policy: { ...policy, excludeSources: [...policy.excludeSources, ...lost] } };
}

function tooMuch(problem: string): BreachpathError {
  const message = `criticalEvidence: ${problem}. Ask about a narrower trace: name its ends, fewer hops, or relations.`;
  return new BreachpathError(ErrorCode.LimitExceeded, message, { limit: "criticalEvidence" });
}
