import type { Logger } from "pino";
import { makeApollo } from "../api/apollo.js";
import { makeContext, type Service } from "../api/context.js";
import { FIRST_QUERY } from "./first-query.js";
import { type GraphqlHandler, makeGraphqlHandler } from "./graphql-handler.js";

/** GraphQL, started and waiting for a graph. */
export interface GraphqlService {
  handlerOver(service: Service): GraphqlHandler;
  /** Asks the first query once, unseen, so that Neo4j has its plans when the first user asks. */
  warmUp(service: Service): Promise<void>;
  stop(): Promise<void>;
}

/** Builds the schema and starts Apollo. The database is not needed for it, so both can start side by side. */
export async function startGraphql(log: Logger): Promise<GraphqlService> {
  const apollo = makeApollo((id, error) => log.error({ id, err: error }, "a request failed"));
  await apollo.start();
  return {
    handlerOver: (service) => makeGraphqlHandler(apollo, service),
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
