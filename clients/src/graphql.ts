import { initGraphQLTada } from "gql.tada";
import type { Scalars } from "./scalars.js";
import type { introspection } from "./schema-types.js";

/**
 * Reads a GraphQL document and knows the types of its variables and of its answer: `graphql("{ stats { facts } }")`.
 * Fragments that it spreads follow in a list: `graphql("...", [Origins])`. What the query does not ask for is an error of
 * the compiler where it is read; what the schema does not have is `unknown` there, and `gql.tada check` names it.
 */
export const graphql = initGraphQLTada<{ introspection: introspection; scalars: Scalars }>();

export { readFragment } from "gql.tada";
export type { FragmentOf, ResultOf, TadaDocumentNode, VariablesOf } from "gql.tada";
