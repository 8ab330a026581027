import { LONGEST_TRACE_MS } from "./patient.js";
import type { TestServer } from "./server.js";

const TRACE = `
  query ($from: [EntityRef!]!, $to: [EntityRef!], $through: [EntityKind!], $via: [RelationKind!], $avoid: [EntityRef!], $steps: [TraceStep!],
    $mode: TraceMode = ALL_SHORTEST, $sameIncident: Boolean = true, $lens: Lens, $limits: TraceLimits) {
    trace(from: $from, to: $to, through: $through, via: $via, avoid: $avoid, steps: $steps, mode: $mode, sameIncident: $sameIncident,
      lens: $lens, limits: $limits) {
      complete stoppedBy whyEmpty stats { engine }
      paths { ...Route }
      blocked { ...Route }
    }
  }
  fragment Route on Path {
    length status confidence
    hops { from { id name } to { id name kind } relation forward statement { id status claims { stance by { name } } } }
  }`;

/**
 * Asks for paths, all shortest ones if not told otherwise, and fails the test if there is an error. The search has the
 * longest time, if not told otherwise.
 */
export async function askTrace(
  server: TestServer,
  { limits, ...asked }: Readonly<Record<string, unknown>>,
): Promise<any> {
  const variables = { ...asked, limits: { timeoutMs: LONGEST_TRACE_MS, ...(limits as object | undefined) } };
  const { trace } = await server.data(TRACE, variables);
  return trace;
}

/** The names of the nodes of each path, after the first. */
export function routes(paths: any[]): string[][] {
  return paths.map(({ hops }) => hops.map(({ to }: any) => to.name));
}
