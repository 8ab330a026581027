import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import { MaxIntrospectionDepthRule } from "graphql";
import { buildApiSchema } from "./build-schema.js";
import type { RequestContext } from "./context.js";
import { type LogFailure, makeFormatError } from "./format-error.js";
import { limitsPlugin, MOST_TOKENS } from "./limits/limits.js";

/** The GraphQL server over our schema, with its limits and its one error format. It is started and stopped by its owner. */
export function makeApollo(log: LogFailure): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    schema: buildApiSchema(),
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
