import type { Application } from "./application.js";

/** The first query of the README, as it is printed after a start. */
export const FIRST_QUERY = `{
  trace(from: [{ name: "ProjectWEB" }], through: [AGENCY], to: [{ kind: DATA_CLASS, name: "E-mail addresses" }]) {
    complete
    paths { summary status confidence measurements { kind value comparator } }
  }
}`;

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
