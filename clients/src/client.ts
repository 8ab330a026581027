import {
  type AnyVariables,
  Client,
  fetchExchange,
  type OperationResult,
  stringifyDocument,
} from "@urql/core";
import {
  BreachpathError,
  ClientErrorCode,
  clientError,
  type ServerError,
  unreachable,
} from "./breachpath-error.js";
import type { graphql, TadaDocumentNode } from "./graphql.js";
import { type Events, listen } from "./events.js";

/** The input type Lens: as of when, and under what rule of evidence. */
export type Lens = ReturnType<typeof graphql.scalar<"Lens">>;

/** Where the server is and how to ask it. */
export interface ClientOptions {
  /** "http://127.0.0.1:4000" or the whole address of the endpoint; in a browser "/graphql" will do. */
  readonly url: string;
  /** The lens of whatever asks for facts without a lens of its own. */
  readonly lens?: Lens;
  /** Sent with each query and mutation, not with subscriptions. */
  readonly headers?: Readonly<Record<string, string>>;
  /** In place of the global `fetch`. */
  readonly fetch?: typeof fetch;
  /** In place of the global `WebSocket`, which Node has from version 22 on: `WebSocket` of the package "ws". */
  readonly webSocket?: unknown;
}

/** Variables may be left out where all of them may. */
type Given<Variables> = object extends Variables ? [variables?: Variables] : [variables: Variables];

/** A way to ask one server. It keeps no answers: what is believed changes. */
export interface BreachpathClient {
  /**
   * Asks, and resolves to the whole answer.
   * @throws BreachpathError if there is none, or a part of it failed
   */
  query<Data, Variables extends AnyVariables>(
    document: TadaDocumentNode<Data, Variables>,
    ...given: Given<Variables>
  ): Promise<Data>;
  /**
   * Writes. What is wrong with the input stands in `userErrors` of the answer.
   * @throws BreachpathError as `query` does
   */
  mutate<Data, Variables extends AnyVariables>(
    document: TadaDocumentNode<Data, Variables>,
    ...given: Given<Variables>
  ): Promise<Data>;
  /**
   * Listens, over a socket of its own: `for await (const data of client.subscribe(document))`. A lost connection is
   * thrown and not mended behind your back, for events may be lost with it: subscribe again with `after: cursor` of the
   * last event, and they are sent first.
   */
  subscribe<Data, Variables extends AnyVariables>(
    document: TadaDocumentNode<Data, Variables>,
    ...given: Given<Variables>
  ): Events<Data>;
}

/**
 * Makes a client of the server at `url`. Nothing is sent before the first question.
 * @throws TypeError if `url` is no address
 */
export function makeClient(options: ClientOptions): BreachpathClient {
  const url = toEndpoint(options.url);
  const lens = options.lens && JSON.stringify(options.lens);
  const http = new Client({
    url,
    exchanges: [fetchExchange],
    // Questions are longer than an address may be.
    preferGetMethod: false,
    requestPolicy: "network-only",
    ...(options.fetch && { fetch: options.fetch }),
    fetchOptions: { headers: { ...options.headers, ...(lens && { "x-breachpath-lens": lens }) } },
  });
  return {
    query: async (document, ...[variables]) =>
      toData(await http.query(document, variables ?? ({} as NonNullable<typeof variables>)), url),
    mutate: async (document, ...[variables]) =>
      toData(await http.mutation(document, variables ?? ({} as NonNullable<typeof variables>)), url),
    subscribe: (document, ...[variables]) =>
      listen(url, { query: stringifyDocument(document), variables: variables ?? {} }, options),
  };
}

/** "http://127.0.0.1:4000" means the endpoint there; an address with a path is taken as it is. */
function toEndpoint(text: string): string {
  const base = typeof location === "undefined" ? undefined : location.href;
  if (!URL.canParse(text, base) || !/^https?:$/.test(new URL(text, base).protocol))
    throw new TypeError(
      `url: expected an address such as "http://127.0.0.1:4000", got ${JSON.stringify(text)}`,
    );
  const url = new URL(text, base);
  if (url.pathname === "/") url.pathname = "/graphql";
  return url.href;
}

function toData<Data>({ data, error }: OperationResult<Data>, url: string): Data {
  if (error?.networkError) {
    const { response } = error as { response?: Response };
    throw response ? notGraphql(url, response) : unreachable(url, error.networkError);
  }
  if (error) throw new BreachpathError(error.graphQLErrors as unknown as [ServerError]);
  return data as Data;
}

function notGraphql(url: string, { status, statusText }: Response): BreachpathError {
  const message = `${url} answered ${status} ${statusText}`.trimEnd();
  return clientError(
    ClientErrorCode.NotGraphql,
    `${message}, and not as a GraphQL server does. Is it the address of a Breachpath server?`,
  );
}
