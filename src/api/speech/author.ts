import { BreachpathError, ErrorCode } from "../../shared/errors.js";
import type { Author } from "../../speech/speak.js";
import type { RequestContext } from "../context.js";

/** @throws BreachpathError FORBIDDEN for who may only read what is public */
export function refuseReader({ viewer }: RequestContext): void {
  if (viewer.role === "ADMIN") return;
  const message = "Only an admin may do this. Ask from the machine that Breachpath runs on.";
  throw new BreachpathError(ErrorCode.Forbidden, message);
}

/** Who writes in this request. */
export function authorOf(context: RequestContext): Author {
  refuseReader(context);
  return { graph: context.graph, who: context.viewer.name, tlp: context.tlp };
}
