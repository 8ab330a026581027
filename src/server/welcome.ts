import type { Application } from "./application.js";
import { FIRST_QUERY } from "./first-query.js";

/** What is printed when the server is up: where things are, and what to try first. */
export function welcome({ url, dataAt, hasPlayground }: Application): string {
  const playground = hasPlayground ? `${url}/playground/` : "not built; run `npm run build`";
  return `
Breachpath is ready.
  GraphQL     ${url}/graphql
  Playground  ${playground}
  Data        ${dataAt}

A first query (it is open in the playground):

${FIRST_QUERY}

Stop with Ctrl-C.
`;
}
