import { createClient } from "graphql-ws";
import {
  BreachpathError,
  ClientErrorCode,
  clientError,
  type ServerError,
  unreachable,
} from "./breachpath-error.js";

/** The data of one event after the other; each step throws a BreachpathError where there can be none. */
export interface Events<Data> extends AsyncIterableIterator<Data, void, void> {
  /** Ends the subscription, also while nothing comes. Leaving a `for await` calls it. */
  return(): Promise<IteratorReturnResult<void>>;
}

type Answer =
  | { readonly done: true; readonly value: undefined }
  | { readonly done?: false; readonly value: { data?: unknown; errors?: [ServerError] } };

interface Listening {
  readonly webSocket?: unknown;
  readonly lens?: object;
}

/** Subscribes at `url`, an address of HTTP, over a socket of its own. */
export function listen<Data>(
  url: string,
  operation: { readonly query: string; readonly variables: Record<string, unknown> },
  { webSocket = globalThis.WebSocket, lens }: Listening,
): Events<Data> {
  // The types know one everywhere; Node before 22 has none.
  if (!webSocket) {
    const hint =
      'Install the package "ws" and hand on its WebSocket: makeClient({ url, webSocket: WebSocket }).';
    throw clientError(ClientErrorCode.NoWebSocket, `This runtime has no WebSocket. ${hint}`);
  }
  const socketUrl = url.replace(/^http/, "ws");
  const client = createClient({
    url: socketUrl,
    webSocketImpl: webSocket,
    retryAttempts: 0,
    ...(lens && { connectionParams: { lens } }),
  });
  const answers = client.iterate<Data>(operation);
  // Asked for at once: graphql-ws waits for ever if what ended before is asked for later.
  let first: ReturnType<typeof answers.next> | null = answers.next();
  first.catch(() => {});
  const take = async (): Promise<Answer> => {
    const step = first ?? answers.next();
    first = null;
    try {
      return (await step) as Answer;
    } catch (problem) {
      throw toBreachpathError(problem, socketUrl);
    }
  };
  const events: Events<Data> = {
    [Symbol.asyncIterator]: () => events,
    next: async () => {
      const { done, value } = await take();
      if (done) return { done, value: undefined };
      if (!value.errors) return { done: false, value: value.data as Data };
      await events.return();
      throw new BreachpathError(value.errors);
    },
    return: async () => {
      await answers.return?.();
      return { done: true, value: undefined };
    },
  };
  return events;
}

/** graphql-ws throws a list where the server refuses the operation, and an event where the socket ends or never opens. */
function toBreachpathError(problem: unknown, url: string): BreachpathError {
  if (Array.isArray(problem)) return new BreachpathError(problem as [ServerError]);
  const { reason, code } = problem as { reason?: unknown; code?: unknown };
  if (typeof reason !== "string" || reason === "") return unreachable(url, problem);
  const message = `The server closed the socket (${String(code)}): ${reason}`;
  return clientError(ClientErrorCode.Unreachable, message, problem);
}
