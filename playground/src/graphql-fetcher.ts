import type { GraphiQLProps } from "graphiql";
import type { ExecutionResult } from "graphql";

/** On the page's own origin: the playground speaks to the server that served it and to no other. */
export const graphqlEndpoint = "/graphql";

interface Observer {
  next: (result: ExecutionResult) => void;
  error: (error: unknown) => void;
  complete: () => void;
}

/**
 * Sends one operation by POST. It answers with an observable, not a promise, because GraphiQL can only stop what it can
 * unsubscribe from: Stop, or another tab, then aborts the request, and its answer cannot land in the wrong tab.
 */
export const graphqlFetcher: GraphiQLProps["fetcher"] = (params, options) => ({
  subscribe(observer: Observer) {
    const controller = new AbortController();
    send(params, options?.headers, controller.signal).then(
      (result) => {
        observer.next(result);
        observer.complete();
      },
      (error: unknown) => {
        // The message alone, because GraphiQL would print the stack of an Error in the response.
        if (!controller.signal.aborted) observer.error({ message: String((error as Error).message) });
      },
    );
    return { unsubscribe: () => controller.abort() };
  },
});

/** GraphQL errors arrive as JSON with any status and are shown as they are; anything but JSON is refused in words. */
async function send(params: object, headers: HeadersInit | undefined, signal: AbortSignal) {
  const response = await fetch(graphqlEndpoint, {
    method: "POST",
    credentials: "same-origin",
    headers: {
      accept: "application/graphql-response+json, application/json",
      "content-type": "application/json",
      ...headers,
    },
    body: JSON.stringify(params),
    signal,
  }).catch(() => {
    throw new Error(`No answer from ${graphqlEndpoint}: the server cannot be reached. Is it still running?`);
  });
  const text = await response.text();
  try {
    return JSON.parse(text) as ExecutionResult;
  } catch {
    const beginning = text.trim().slice(0, 200) || "nothing";
    throw new Error(`Expected JSON from ${graphqlEndpoint}, got HTTP ${response.status} with: ${beginning}`);
  }
}
