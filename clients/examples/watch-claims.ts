/**
 * Tells claims as they are recorded, with graphql-ws. Ends after the first, or after N of them; Ctrl-C ends it before.
 * `--after` takes the cursor of the last event that you saw: what was recorded since comes first.
 *
 *     npx tsx clients/examples/watch-claims.ts [http://127.0.0.1:4000] [--count N] [--after CURSOR]
 */
import { parseArgs } from "node:util";
import { print } from "graphql";
import { createClient } from "graphql-ws";
import { WebSocket } from "ws";
// In a program of yours: from "@breachpath/client".
import { graphql, type ResultOf } from "../src/index.js";

const ClaimsRecorded = graphql(`
  subscription ClaimsRecorded($after: String) {
    claimRecorded(after: $after) {
      cursor
      claim {
        stance
        quote
        by {
          name
        }
      }
      statement {
        status
        subject {
          name
        }
        predicate
        object {
          name
        }
      }
    }
  }
`);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { count: { type: "string", default: "1" }, after: { type: "string" } },
});
const server = positionals[0] ?? "http://127.0.0.1:4000";

/** What is thrown is a list of errors where the server refuses, and an event where the socket ends or never opens. */
function inWords(problem: unknown): string {
  if (Array.isArray(problem)) return problem.map(({ message }: { message: string }) => message).join("\n");
  if (problem instanceof Error && !("code" in problem)) return problem.message;
  return `No answer from ${server}, or the connection was lost. Is the server running?`;
}

const client = createClient({
  url: new URL("/graphql", server).href.replace(/^http/, "ws"),
  // Browsers, and Node from version 22 on, have one of their own.
  webSocketImpl: WebSocket,
  retryAttempts: 0,
  on: { connected: () => console.error(`Listening at ${server}`) },
});
const events = client.iterate<ResultOf<typeof ClaimsRecorded>>({
  query: print(ClaimsRecorded),
  variables: { after: values.after },
});
try {
  let left = Number(values.count);
  for await (const { data, errors } of events) {
    if (errors) throw new Error(errors.map(({ message }) => message).join("\n"));
    if (!data) continue;
    const { claim, statement, cursor } = data.claimRecorded;
    const fact = `${statement.subject?.name ?? "?"} ${statement.predicate} ${statement.object?.name ?? "?"}`;
    console.log(`${claim.by?.name ?? "Unknown"} ${claim.stance}: "${claim.quote ?? ""}"`);
    console.log(`  of ${fact}: now ${statement.status} (cursor ${cursor})`);
    left -= 1;
    if (!(left > 0)) break;
  }
} catch (problem) {
  console.error(inWords(problem));
  process.exitCode = 1;
}
