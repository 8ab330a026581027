/**
 * Question 1 with gql.tada and @urql/core: how does ProjectWEB lead to leaked e-mail addresses, and who says so?
 *
 *     npx tsx clients/examples/project-web.ts [http://127.0.0.1:4000]
 */
import { Client, fetchExchange } from "@urql/core";
// In a program of yours: from "@breachpath/client".
import { type FragmentOf, graphql, readFragment } from "../src/index.js";

const HopFacts = graphql(`
  fragment HopFacts on Hop {
    from {
      name
    }
    relation
    forward
    to {
      name
    }
    statement {
      status
      claims {
        stance
        quote
        publishedAt
        by {
          name
        }
        sources {
          title
        }
      }
    }
  }
`);

const ProjectWebToAddresses = graphql(
  `
    query ProjectWebToAddresses {
      trace(
        from: [{ name: "ProjectWEB" }]
        through: [AGENCY]
        to: [{ kind: DATA_CLASS, name: "E-mail addresses" }]
      ) {
        whyEmpty
        paths {
          status
          confidence
          measurements {
            asWritten
            kind
          }
          hops {
            ...HopFacts
          }
        }
      }
    }
  `,
  [HopFacts],
);

function printHop(hop: FragmentOf<typeof HopFacts>, number: number): void {
  const { from, relation, forward, to, statement } = readFragment(HopFacts, hop);
  const arrow = forward ? `--${relation}->` : `<-${relation}--`;
  console.log(`\n${number}. ${from.name} ${arrow} ${to.name}: ${statement.status}`);
  for (const { stance, quote, publishedAt, by, sources } of statement.claims) {
    const said = `${stance.toLowerCase()}: "${quote ?? "(no words recorded)"}"`;
    console.log(`   ${by?.name ?? "Unknown"} (${publishedAt ?? "undated"}) ${said}`);
    console.log(`      in ${sources.map(({ title }) => title).join("; ")}`);
  }
}

const server = process.argv[2] ?? "http://127.0.0.1:4000";
const client = new Client({
  url: new URL("/graphql", server).href,
  exchanges: [fetchExchange],
  preferGetMethod: false,
});
const { data, error } = await client.query(ProjectWebToAddresses, {});
if (error?.networkError) {
  console.error(`No answer from ${server}. Is the server running?`);
  process.exit(1);
}
if (!data || error) {
  for (const { message, extensions } of error?.graphQLErrors ?? [])
    console.error(`${String(extensions["code"])}: ${message}`);
  process.exit(1);
}
if (data.trace.whyEmpty) console.log(`No path: ${data.trace.whyEmpty}`);
for (const { status, confidence, measurements, hops } of data.trace.paths) {
  console.log(`A path of ${hops.length} hops: ${status}, confidence ${confidence} of 100`);
  hops.forEach((hop, index) => printHop(hop, index + 1));
  for (const { kind, asWritten } of measurements) console.log(`\n${kind}: ${asWritten ?? "not said"}`);
}
