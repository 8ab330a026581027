import type { Lens } from "../../belief/lens.js";
import { CypherFacts } from "../../trace/cypher-facts.js";
import type { FactSource } from "../../trace/fact.js";
import type { TraceRequest } from "../../trace/request.js";
import type { TraceResult } from "../../trace/result.js";
import { trace } from "../../trace/trace.js";
import type { RequestContext } from "../context.js";
import { toTraceRequest } from "./to-trace-request.js";
import type { TraceArgs } from "./trace-inputs.js";

/** Checks the arguments of a trace and runs it. */
export async function runTrace(args: TraceArgs, context: RequestContext): Promise<TraceResult> {
  const request = await toTraceRequest(args, context);
  return runRequest(request, request.lens, context);
}

/** Runs a checked trace under a lens. */
export async function runRequest(
  request: TraceRequest,
  lens: Lens,
  context: RequestContext,
): Promise<TraceResult> {
  const indexed = await context.traceIndex.trace(request, lens, context.tlp);
  return indexed ?? trace(factsFor(request, lens, context), { ...request, lens });
}

/** The facts of the graph in Neo4j as a lens and the viewer see them. */
export function factsFor(request: TraceRequest, lens: Lens, context: RequestContext): CypherFacts {
  return new CypherFacts(context.graph, lens, context.tlp, request.limits.timeoutMs);
}
