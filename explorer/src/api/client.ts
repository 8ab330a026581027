import {
  Client,
  type CombinedError,
  fetchExchange,
  subscriptionExchange,
  type TypedDocumentNode,
} from "@urql/core";
import { createClient } from "graphql-ws";
import type { Entity } from "../graph/model";
import { Problem } from "./problem";
import type { Request } from "./requests";

/** The server that served the page, and no other. */
const ENDPOINT = "/graphql";

const sockets = createClient({
  url: ENDPOINT,
  lazy: true,
  // What is live may be cut and taken up again: the page goes on without it meanwhile.
  retryAttempts: Number.POSITIVE_INFINITY,
  shouldRetry: () => true,
});

const client = new Client({
  url: ENDPOINT,
  preferGetMethod: false,
  requestPolicy: "network-only",
  exchanges: [
    fetchExchange,
    subscriptionExchange({
      forwardSubscription: (operation) => ({
        subscribe: (sink) => ({
          unsubscribe: sockets.subscribe({ ...operation, query: operation.query ?? "" }, sink),
        }),
      }),
    }),
  ],
});

/** Asks once, and answers with what the request reads of the data, or throws a Problem. */
export async function ask<T>({ query, variables, read }: Request<T>, signal?: AbortSignal): Promise<T> {
  const fetchWithSignal: typeof fetch = (input, init) => fetch(input, { ...init, ...(signal && { signal }) });
  const result = await client.query(query, variables, { fetch: fetchWithSignal }).toPromise();
  signal?.throwIfAborted();
  if (result.error) throw toProblem(result.error);
  if (result.data === undefined) throw new Problem("The server answered without data.", null);
  return read(result.data as never);
}

/** Listens until the returned function is called; what goes wrong is told, and ends it. */
export function listen<Data, Variables extends object>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  onData: (data: Data) => void,
  onProblem: (problem: Problem) => void,
): () => void {
  const subscription = client.subscription(document, variables).subscribe((result) => {
    if (result.error) onProblem(toProblem(result.error));
    else if (result.data !== undefined) onData(result.data);
  });
  return () => subscription.unsubscribe();
}

function toProblem({ graphQLErrors, networkError, response }: CombinedError): Problem {
  const [first] = graphQLErrors;
  if (first) {
    const { code, suggestions } = first.extensions;
    return new Problem(
      first.message,
      typeof code === "string" ? code : null,
      Array.isArray(suggestions) ? (suggestions as Entity[]) : [],
    );
  }
  const status = (response as Response | undefined)?.status;
  if (status === 503) return new Problem("The server is starting or stopping.", "UNAVAILABLE");
  if (status !== undefined && status >= 400)
    return new Problem(`The server answered with HTTP ${status}.`, null);
  return new Problem(
    "The server does not answer. Is it still running? Start it with `npm start`, then try again.",
    networkError ? "NO_ANSWER" : null,
  );
}
