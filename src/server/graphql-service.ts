import type { Logger } from "pino";
import { makeApollo } from "../api/apollo.js";
import { makeContext } from "../api/context.js";
import type { Graph } from "../graph/graph.js";
import { FIRST_QUERY } from "./first-query.js";
import { type GraphqlHandler, makeGraphqlHandler } from "./graphql-handler.js";

/** GraphQL, started and waiting for a graph. */
export interface GraphqlService {
  handlerOver(graph: Graph): GraphqlHandler;
  /** Asks the first query once, unseen, so that Neo4j has its plans when the first user asks. */
  warmUp(graph: Graph): Promise<void>;
  stop(): Promise<void>;
}

/** Builds the schema and starts Apollo. The database is not needed for it, so both can start side by side. */
export async function startGraphql(log: Logger): Promise<GraphqlService> {
  const apollo = makeApollo((id, error) => log.error({ id, err: error }, "a request failed"));
  await apollo.start();
  return {
    handlerOver: (graph) => makeGraphqlHandler(apollo, graph),
    warmUp: async (graph) => {
      const contextValue = makeContext(graph, { role: "ADMIN", highestMarking: "RED" }, Date.now());
      try {
        await apollo.executeOperation({ query: FIRST_QUERY }, { contextValue });
      } catch (error) {
        log.debug({ err: error }, "the first query could not be asked beforehand");
      }
    },
    stop: () => apollo.stop(),
  };
}
