/**
 * `npm run subscribe -- FILE.graphql [--url http://127.0.0.1:4000] [--variables JSON]`: sends the operation in the file
 * over a WebSocket and prints each answer as one line of JSON, until the server completes it or Ctrl-C.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { createClient } from "graphql-ws";
import { WebSocket } from "ws";

const USAGE =
  'npm run subscribe -- FILE.graphql [--url http://127.0.0.1:4000] [--variables \'{"id": "..."}\']';

/** Ends the program with a sentence. */
function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function readCommand() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        url: { type: "string", default: "http://127.0.0.1:4000" },
        variables: { type: "string", default: "{}" },
      },
    });
    if (positionals.length !== 1) fail(`Expected one file, got ${positionals.length}. ${USAGE}`);
    return { file: positionals[0], ...values };
  } catch (error) {
    return fail(`${error.message} ${USAGE}`);
  }
}

function readQuery(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    return fail(`The file ${file} cannot be read: ${error.message}`);
  }
}

function readVariables(text) {
  try {
    const variables = JSON.parse(text);
    if (variables !== null && typeof variables === "object" && !Array.isArray(variables)) return variables;
  } catch {
    // Said below, as of any other value.
  }
  return fail(`--variables: expected a JSON object such as {"id": "..."}, got ${text}`);
}

/** "http://127.0.0.1:4000" and "http://127.0.0.1:4000/graphql" both mean the socket at /graphql. */
function toSocketUrl(text) {
  if (!URL.canParse(text) || !/^(http|ws)s?:$/.test(new URL(text).protocol))
    fail(`--url: expected an address such as http://127.0.0.1:4000, got ${text}`);
  const url = new URL("/graphql", text);
  url.protocol = url.protocol.replace("http", "ws");
  return url.href;
}

function inWords(problem, url) {
  if (Array.isArray(problem)) return problem.map(({ message }) => message).join("\n");
  if (problem.reason) return `The server closed the socket (${problem.code}): ${problem.reason}`;
  const detail = problem.message ? ` (${problem.message})` : "";
  return `The socket at ${url} cannot be opened, or was cut. Is the server running?${detail}`;
}

const command = readCommand();
const url = toSocketUrl(command.url);
const operation = { query: readQuery(command.file), variables: readVariables(command.variables) };
const client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0 });
const unsubscribe = client.subscribe(operation, {
  next: (result) => process.stdout.write(`${JSON.stringify(result)}\n`),
  error: (problem) => fail(inWords(problem, url)),
  complete: () => {},
});
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, unsubscribe);
