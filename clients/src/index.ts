/** What the package `@breachpath/client` offers. */
export { BreachpathError, ClientErrorCode, type ServerError } from "./breachpath-error.js";
export { type BreachpathClient, type ClientOptions, type Lens, makeClient } from "./client.js";
export {
  type FragmentOf,
  graphql,
  readFragment,
  type ResultOf,
  type TadaDocumentNode,
  type VariablesOf,
} from "./graphql.js";
export { type Scalars, toBigInt } from "./scalars.js";
