/**
 * Question 2 with Apollo Client 4: where did the 4 GB dump come from, as it was known at three dates?
 *
 *     npx tsx clients/examples/whose-dump.ts [http://127.0.0.1:4000]
 */
import { ApolloClient, CombinedGraphQLErrors, HttpLink, InMemoryCache } from "@apollo/client";
// In a program of yours: from "@breachpath/client".
import { type FragmentOf, graphql, readFragment } from "../src/index.js";

const Origins = graphql(`
  fragment Origins on OriginatesFromConnection {
    edges {
      node {
        name
      }
      statement {
        status
        claims {
          stance
          quote
          stands
          by {
            name
          }
          onBehalfOf {
            name
          }
        }
      }
    }
  }
`);

const WhoseDump = graphql(
  `
    query WhoseDump($before: DateTime!) {
      dataset(name: "The 4 GB dump") {
        believed: origins(lens: { publishedBefore: $before }) {
          ...Origins
        }
        refuted: origins(lens: { publishedBefore: $before, policy: { statuses: [REFUTED] } }) {
          ...Origins
        }
      }
    }
  `,
  [Origins],
);

const server = process.argv[2] ?? "http://127.0.0.1:4000";
const client = new ApolloClient({
  link: new HttpLink({ uri: new URL("/graphql", server).href }),
  cache: new InMemoryCache(),
  // Apollo's cache keeps one object an id, but what a statement is worth differs from lens to lens.
  defaultOptions: { query: { fetchPolicy: "no-cache" } },
});

function printOrigins(connection: FragmentOf<typeof Origins>): void {
  for (const { node, statement } of readFragment(Origins, connection).edges) {
    console.log(`  ${node.name}: ${statement.status}`);
    for (const { stance, quote, stands, by, onBehalfOf } of statement.claims) {
      const speaker = [by?.name ?? "Unknown", onBehalfOf?.name].filter(Boolean).join(" for ");
      const withdrawn = stands ? "" : " (withdrawn)";
      console.log(`    ${speaker} ${stance.toLowerCase()}${withdrawn}: "${quote ?? ""}"`);
    }
  }
}

try {
  for (const before of ["2021-08-27", "2021-09-01", "2021-09-12"]) {
    const { data } = await client.query({ query: WhoseDump, variables: { before } });
    console.log(`Known before ${before}:`);
    if (!data?.dataset) continue;
    printOrigins(data.dataset.believed);
    printOrigins(data.dataset.refuted);
  }
} catch (error) {
  if (CombinedGraphQLErrors.is(error))
    for (const { message, extensions } of error.errors)
      console.error(`${String(extensions?.["code"])}: ${message}`);
  else console.error(`No answer from ${server}. Is the server running?`);
  process.exitCode = 1;
}
