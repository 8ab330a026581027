/**
 * All companies as lines of CSV, page after page, with the client module.
 *
 *     npx tsx clients/examples/companies-csv.ts [http://127.0.0.1:4000] [rows a page] > companies.csv
 */
// In a program of yours: from "@breachpath/client".
import { BreachpathError, graphql, makeClient, type ResultOf } from "../src/index.js";

const Companies = graphql(`
  query Companies($first: Int!, $after: String) {
    companies(first: $first, after: $after) {
      nodes {
        id
        name
        country
        domains
        aliases
        recordedAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

type Company = ResultOf<typeof Companies>["companies"]["nodes"][number];

const [server = "http://127.0.0.1:4000", pageSize = "500"] = process.argv.slice(2);
const client = makeClient({ url: server });

/** A cursor stands behind a row, not at a number: what is recorded meanwhile moves no page. */
async function* allCompanies(first: number): AsyncGenerator<Company> {
  let after: string | null = null;
  for (;;) {
    const page: ResultOf<typeof Companies> = await client.query(Companies, { first, after });
    yield* page.companies.nodes;
    const { hasNextPage, endCursor } = page.companies.pageInfo;
    if (!hasNextPage || endCursor === null) return;
    after = endCursor;
  }
}

function toCsvLine(cells: readonly (string | null)[]): string {
  const quoted = cells.map((cell) =>
    /[",\r\n]/.test(cell ?? "") ? `"${cell?.replaceAll('"', '""')}"` : cell,
  );
  return quoted.join(",");
}

// `| head` closes the pipe before all is said.
process.stdout.on("error", () => process.exit());
try {
  console.log(toCsvLine(["id", "name", "country", "domains", "aliases", "recordedAt"]));
  for await (const { id, name, country, domains, aliases, recordedAt } of allCompanies(Number(pageSize)))
    console.log(toCsvLine([id, name, country, domains?.join(" ") ?? null, aliases.join("; "), recordedAt]));
} catch (error) {
  if (!(error instanceof BreachpathError)) throw error;
  console.error(`${error.code}: ${error.message}`);
  process.exitCode = 1;
}
