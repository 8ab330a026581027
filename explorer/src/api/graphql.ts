// The explorer is a client like any other: it knows the types of the schema as the published client does.
export { graphql } from "../../../clients/src/graphql";
export type { ResultOf, VariablesOf } from "../../../clients/src/graphql";
