import {
  type ExecutionArgs,
  execute,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from "graphql";
import { makeServer, type Server } from "graphql-ws";
import { ErrorCode } from "../../shared/errors.js";
import { prepareOperation } from "./prepare-operation.js";
import { subscribeAfresh } from "./subscribe-afresh.js";

/** The most operations that run at once on one socket. */
export const MOST_OPERATIONS_OF_SOCKET = 10;
/** How long a client may take to introduce itself, in milliseconds. */
const INTRODUCTION_MS = 3_000;

/** What is spoken about over sockets, and how. `Peer` is what the transport knows of the other side. */
export interface SocketService<Peer> {
  readonly schema: GraphQLSchema;
  /**
   * Makes the context of one operation, or of one event of a subscription.
   * @throws GraphQLError if the parameters of the connection make no sense
   */
  makeContext(peer: Peer, connectionParams: Readonly<Record<string, unknown>>): unknown;
  formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError;
}

/** Peers as graphql-ws wants them. */
export interface SocketOf<Peer> extends Record<PropertyKey, unknown> {
  readonly peer: Peer;
}

type Params = Record<string, unknown> | undefined;

/**
 * The protocol graphql-transport-ws over one schema: what is refused over HTTP is refused here, in an `error` message
 * that leaves the socket open.
 */
export function makeSocketProtocol<Peer>(service: SocketService<Peer>): Server<SocketOf<Peer>> {
  const { schema } = service;
  const format = (error: GraphQLError): GraphQLFormattedError => service.formatError(error.toJSON(), error);
  /** How the context of an operation is made again for its events. */
  const contexts = new WeakMap<ExecutionArgs, () => unknown>();
  return makeServer<Params, SocketOf<Peer>>({
    connectionInitWaitTimeout: INTRODUCTION_MS,
    onSubscribe: ({ subscriptions, extra, connectionParams }, _id, operation) => {
      const running = Object.keys(subscriptions).length;
      if (running > MOST_OPERATIONS_OF_SOCKET) return [tooMany(running)];
      const prepared = prepareOperation(schema, operation);
      if (!("document" in prepared)) return prepared;
      const makeContext = (): unknown => service.makeContext(extra.peer, connectionParams ?? {});
      try {
        const args: ExecutionArgs = { ...prepared, contextValue: makeContext() };
        contexts.set(args, makeContext);
        return args;
      } catch (error) {
        if (error instanceof GraphQLError) return [error];
        throw error;
      }
    },
    execute,
    subscribe: (args) => subscribeAfresh(args, contexts.get(args) ?? (() => args.contextValue)),
    onNext: (_context, _id, _operation, _args, { errors, ...result }) =>
      errors ? { ...result, errors: errors.map(format) } : result,
    onError: (_context, _id, _operation, errors) => errors.map(format),
  });
}

function tooMany(running: number): GraphQLError {
  const allowed = MOST_OPERATIONS_OF_SOCKET;
  const message = `This socket has ${running} of at most ${allowed} operations at once. Complete one, or open another socket.`;
  const extensions = { code: ErrorCode.LimitExceeded, limit: "operations", found: running, allowed };
  return new GraphQLError(message, { extensions });
}
