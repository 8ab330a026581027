import { BreachpathError, ErrorCode } from "../shared/errors.js";
import type { Lens } from "../belief/lens.js";
import type { SeenFact } from "./fact.js";
import { RememberedFacts, type SeenFactSource } from "./remembered-facts.js";
import type { TraceRequest } from "./request.js";
import { trace } from "./trace.js";

/** The largest set of sources looked for, and the most traces run to find it. */
const MOST_SOURCES = 5;
const MOST_TRACES = 3_000;

/**
 * The smallest sets of sources whose loss leaves no path: every set of that size, each as sorted source ids.
 * Nothing where there is no path to begin with.
 *
 * A set that breaks every path must hold a source of each: of its hops, of the facts that tie it to one incident, or of
 * the links that its steps ask for. So the sets are found by trying, for a path that is left, the loss of each of its
 * sources in turn. Whether there is a path does not depend on the mode.
 * @throws BreachpathError LIMIT_EXCEEDED if the sets are larger than can be looked for
 */
export async function criticalEvidence(source: SeenFactSource, request: TraceRequest): Promise<string[][]> {
  const remembered = new RememberedFacts(source, request.limits.maxExpansions);
  /** The sources of what a path rests on that is left; null if there is no path. */
  const sourcesWithout = async (lost: readonly string[]): Promise<string[] | null> => {
    const lens = withoutSources(request.lens, lost);
    const result = await trace(remembered.under(lens), { ...request, lens, mode: "SHORTEST" });
    if (result.stoppedBy !== null && result.stoppedBy !== "HOPS" && result.paths.length === 0) {
      throw tooMuch(`a search ended early (${result.stoppedBy})`);
    }
    const [path] = result.paths;
    return path ? sourcesOf([...path.map((hop) => hop.fact), ...result.support], lens) : null;
  };
  const whole = await sourcesWithout([]);
  let open = new Map((whole ?? []).map((id) => [id, [id]]));
  for (let size = 1, traces = 0; open.size > 0; size += 1) {
    if (size > MOST_SOURCES) throw tooMuch(`more than ${MOST_SOURCES} sources would have to be lost`);
    const cuts: string[][] = [];
    const next = new Map<string, string[]>();
    for (const lost of open.values()) {
      traces += 1;
      if (traces > MOST_TRACES) throw tooMuch(`more than ${MOST_TRACES} searches would be needed`);
      const left = await sourcesWithout(lost);
      if (!left) cuts.push(lost);
      for (const id of left ?? []) {
        const more = [...lost, id].sort();
        next.set(more.join(" "), more);
      }
    }
    if (cuts.length > 0) return cuts.sort((a, b) => (a.join(" ") < b.join(" ") ? -1 : 1));
    open = next;
  }
  return [];
}

/** The sources that carry facts under a lens: those of their standing assertions. */
function sourcesOf(facts: readonly SeenFact[], { policy }: Lens): string[] {
  const assertions = facts.flatMap((fact) => fact.seen.standing.assertions);
  const ids = assertions.flatMap((claim) => claim.sources.map((source) => source.id));
  return [...new Set(ids)].filter((id) => !policy.excludeSources.includes(id));
}

function withoutSources(lens: Lens, lost: readonly string[]): Lens {
  const { policy } = lens;
  return { ...lens, policy: { ...policy, excludeSources: [...policy.excludeSources, ...lost] } };
}

function tooMuch(problem: string): BreachpathError {
  const message = `criticalEvidence: ${problem}. Ask about a narrower trace: name its ends, fewer hops, or relations.`;
  return new BreachpathError(ErrorCode.LimitExceeded, message, { limit: "criticalEvidence" });
}
