import type { ExecutionResult } from "graphql";
import { createClient, type SubscribePayload } from "graphql-ws";

/** Where the answers to an operation go. */
export interface Observer {
  next: (result: ExecutionResult) => void;
  error: (error: unknown) => void;
  complete: () => void;
}

/** The header that sets the lens of a request; for a socket it is a parameter of the connection. */
const LENS_HEADER = "x-breachpath-lens";

/** Subscribes over a socket of its own; what comes back ends the subscription, and the socket with it. */
export function subscribe(
  endpoint: string,
  operation: SubscribePayload,
  headers: HeadersInit | undefined,
  observer: Observer,
): () => void {
  const url = new URL(endpoint, location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  const lens = new Headers(headers).get(LENS_HEADER) ?? undefined;
  const client = createClient({ url: url.href, connectionParams: { lens }, retryAttempts: 0 });
  return client.subscribe(operation, {
    next: (result) => observer.next(result as ExecutionResult),
    error: (problem) => {
      if (!Array.isArray(problem)) {
        observer.error({ message: inWords(problem, endpoint) });
        return;
      }
      // What the server refuses is shown as it is over HTTP: as the answer.
      observer.next({ errors: problem });
      observer.complete();
    },
    complete: () => observer.complete(),
  });
}

function inWords(problem: unknown, endpoint: string): string {
  if (problem instanceof CloseEvent && problem.reason)
    return `The socket at ${endpoint} was closed (${problem.code}): ${problem.reason}`;
  return `The socket at ${endpoint} cannot be opened, or was cut. Is the server still running?`;
}
