import type { GraphiQLProps } from "graphiql";
import { type ExecutionResult, getOperationAST, parse } from "graphql";
import { type Observer, subscribe } from "./subscribe";

/** On the page's own origin: the playground speaks to the server that served it and to no other. */
export const graphqlEndpoint = "/graphql";

type Fetcher = GraphiQLProps["fetcher"];
/** GraphiQL subscribes with an observer; the type of an observable knows the three functions of old, too. */
type Observable = Extract<ReturnType<Fetcher>, { subscribe: unknown }>;

/**
 * Sends one operation: a subscription over a socket, any other by POST. It answers with an observable, not a promise,
 * because GraphiQL can only stop what it can unsubscribe from: Stop, or another tab, then aborts the request, and its
 * answer cannot land in the wrong tab.
 */
export const graphqlFetcher: Fetcher = (asked, options) => {
  const headers = options?.headers;
  const { params, isSubscription } = asWritten(asked);
  const start = isSubscription
    ? (observer: Observer) => subscribe(graphqlEndpoint, params, headers, observer)
    : (observer: Observer) => post(params, headers, observer);
  const observable = { subscribe: (observer: Observer) => ({ unsubscribe: start(observer) }) };
  return observable as unknown as Observable;
};

/** Sends one operation by POST; what comes back aborts it. */
function post(params: object, headers: HeadersInit | undefined, observer: Observer): () => void {
  const controller = new AbortController();
  send(params, headers, controller.signal).then(
    (result) => {
      observer.next(result);
      observer.complete();
    },
    (error: unknown) => {
      // The message alone, because GraphiQL would print the stack of an Error in the response.
      if (!controller.signal.aborted) observer.error({ message: String((error as Error).message) });
    },
  );
  return () => controller.abort();
}

type Params = Parameters<Fetcher>[0];

/**
 * What is asked, by the text alone: right after a change of tab, GraphiQL still names the operation of the tab before.
 * A text that cannot be read is sent as it is; the server says what is wrong with it.
 */
function asWritten(asked: Params): { params: Params; isSubscription: boolean } {
  try {
    const document = parse(asked.query);
    const operation = getOperationAST(document, asked.operationName) ?? getOperationAST(document);
    const isSubscription = operation?.operation === "subscription";
    return {
      params: { ...asked, operationName: operation?.name?.value ?? asked.operationName },
      isSubscription,
    };
  } catch {
    return { params: asked, isSubscription: false };
  }
}

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
