import type { IncomingMessage } from "node:http";
import type { Logger } from "pino";
import { makeApollo } from "../api/apollo.js";
import { buildApiSchema } from "../api/build-schema.js";
import { makeContext, type Service } from "../api/context.js";
import { type LogFailure, makeFormatError } from "../api/format-error.js";
import { lensOfConnection } from "../api/lens-header.js";
import { makeExportHandlers } from "./export-handler.js";
import { FIRST_QUERY } from "./first-query.js";
import { type GraphqlHandler, makeGraphqlHandler } from "./graphql-handler.js";
import type { RequestHandler } from "./http-server.js";
import { SubscriptionServer } from "./subscription-server.js";
import { viewerOf } from "./viewer-of.js";

/** GraphQL, started and waiting for a graph. */
export interface GraphqlService {
  handlerOver(service: Service): GraphqlHandler;
  /** Handlers of the exports, by path: their lens is GraphQL's. */
  exportsOver(service: Service): Readonly<Record<string, RequestHandler>>;
  /** Takes sockets; to be closed by its owner. */
  socketsOver(service: Service): SubscriptionServer;
  /** Asks the first query once, unseen, so that Neo4j has its plans when the first user asks. */
  warmUp(service: Service): Promise<void>;
  stop(): Promise<void>;
}

/** Builds the schema and starts Apollo. The database is not needed for it, so both can start side by side. */
export async function startGraphql(log: Logger): Promise<GraphqlService> {
  const logFailure: LogFailure = (id, error) => log.error({ id, err: error }, "a request failed");
  const apollo = makeApollo(logFailure);
  await apollo.start();
  return {
    handlerOver: (service) => makeGraphqlHandler(apollo, service),
    exportsOver: ({ graph }) => makeExportHandlers(graph, buildApiSchema()),
    socketsOver: (service) => {
      const schema = buildApiSchema();
      const makeContextOf = (request: IncomingMessage, params: object): unknown => {
        const viewer = viewerOf(request);
        return makeContext(service, viewer, Date.now(), lensOfConnection(schema, params));
      };
      const formatError = makeFormatError(logFailure);
      return new SubscriptionServer({ schema, makeContext: makeContextOf, formatError }, log);
    },
    warmUp: async (service) => {
      const contextValue = makeContext(
        service,
        { role: "READER", name: "warm-up", highestMarking: "RED" },
        Date.now(),
      );
      try {
        await apollo.executeOperation({ query: FIRST_QUERY }, { contextValue });
      } catch (error) {
        log.debug({ err: error }, "the first query could not be asked beforehand");
      }
    },
    stop: () => apollo.stop(),
  };
}
