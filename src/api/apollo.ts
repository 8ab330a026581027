import { ApolloServer, type ApolloServerOptionsWithGateway } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import { type GraphQLSchema, MaxIntrospectionDepthRule } from "graphql";
import { buildApiSchema } from "./build-schema.js";
import type { RequestContext } from "./context.js";
import { makeExecuteOperation } from "./execution/execute-operation.js";
import { type LogFailure, makeFormatError } from "./format-error.js";
import { limitsPlugin, MOST_TOKENS } from "./limits/limits.js";

/** The GraphQL server over our schema, with its limits and its one error format. It is started and stopped by its owner. */
export function makeApollo(log: LogFailure): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    gateway: executingBy(buildApiSchema()),
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    parseOptions: { maxTokens: MOST_TOKENS },
    validationRules: [MaxIntrospectionDepthRule],
    formatError: makeFormatError(log),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      limitsPlugin,
    ],
  });
}

/** Apollo takes an executor from gateways only; this one leads to our own schema. */
function executingBy(schema: GraphQLSchema): ApolloServerOptionsWithGateway<RequestContext>["gateway"] {
  const execute = makeExecuteOperation(schema);
  return {
    onSchemaLoadOrUpdate: (callback) => {
      callback({ apiSchema: schema, coreSupergraphSdl: "" });
      return () => {};
    },
    load: () =>
      Promise.resolve({
        executor: ({ document, request, context }) =>
          execute({
            document,
            operationName: request.operationName,
            variables: request.variables,
            context,
          }),
      }),
    stop: () => Promise.resolve(),
  };
}
