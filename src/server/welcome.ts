import type { Application } from "./application.js";
import { FIRST_QUERY } from "./first-query.js";
import { PAGES } from "./pages.js";

/** What is printed when the server is up: where things are, and what to try first. */
export function welcome({ url, dataAt, hasPages }: Application): string {
  const page = (path: string): string => (hasPages ? `${url}${path}/` : "not built; run `npm run build`");
  return `
Breachpath is ready.
  GraphQL     ${url}/graphql
  Explorer    ${page(PAGES.explorer.path)}
  Playground  ${page(PAGES.playground.path)}
  Data        ${dataAt}

A first query (it is open in the playground):

${FIRST_QUERY}

Stop with Ctrl-C.
`;
}
