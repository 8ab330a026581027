import { createClient } from "graphql-ws";
import { WebSocket } from "ws";
import type { TestServer } from "./server.js";

/** A subscription, as a client of graphql-ws sees it. */
export interface Subscribed {
  /** The data of the next event; throws the errors, if there are some. */
  next(): Promise<any>;
  /** Whether an event comes within this time, in milliseconds. */
  hears(milliseconds: number): Promise<boolean>;
  close(): Promise<void>;
}

/** Subscribes over a socket of its own. */
export function subscribe(
  { url }: TestServer,
  query: string,
  variables: Record<string, unknown> = {},
  connectionParams: Record<string, unknown> = {},
): Subscribed {
  const client = createClient({
    url: `${url.replace("http", "ws")}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams,
    retryAttempts: 0,
  });
  const events = client.iterate({ query, variables });
  const take = (): Promise<unknown> =>
    events.next().then(({ value, done }) => {
      if (done === true) throw new Error("The subscription ended.");
      if (value.errors) throw new Error(JSON.stringify(value.errors));
      return value.data;
    });
  // What is asked for ahead is kept for the next one who asks.
  let ahead: Promise<unknown> | null = null;
  return {
    next: () => {
      const event = ahead ?? take();
      ahead = null;
      return event;
    },
    hears: async (milliseconds) => {
      ahead ??= take();
      let timer: NodeJS.Timeout | undefined;
      const silence = new Promise<false>(
        (resolve) => (timer = setTimeout(() => resolve(false), milliseconds)),
      );
      try {
        return await Promise.race([ahead.then(() => true), silence]);
      } finally {
        clearTimeout(timer);
      }
    },
    close: async () => {
      ahead?.catch(() => {});
      await client.dispose();
    },
  };
}
