import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { buildSchema } from "graphql";
import neo4j, { type Driver } from "neo4j-driver";
import { tlpOfRank } from "../../src/shared/tlp.js";

/*
 * Resolvers as one writes them first: each field of each parent asks the database for itself, whole nodes come back, and
 * pages are skipped to. It answers the documents of our own API, as far as the rows need them.
 */

const SCHEMA = buildSchema(`
  input Condition { has: String }
  input CompanyFilter { sectors: Condition }
  input CompanySort { field: CompanySortField! }
  enum CompanySortField { NAME }
  input Policy { preset: String }
  input Lens { policy: Policy }
  type PageInfo { hasNextPage: Boolean! }
  type Companies { nodes: [Company!]! pageInfo: PageInfo! totalCount: Int! }
  type Tools { nodes: [Tool!]! }
  type Company { id: ID! name: String! country: String legalName: String sectors: [String!] marking: String!
    customers(first: Int, lens: Lens): Companies! uses(first: Int, lens: Lens): Tools!
    affiliates(first: Int, lens: Lens): Companies! }
  type Tool { id: ID! name: String! usedBy(first: Int, lens: Lens): Companies! }
  type Query { company(id: ID!): Company tool(id: ID!): Tool
    companies(first: Int, after: String, filter: CompanyFilter, sort: CompanySort): Companies! }`);

const DEFAULT_PAGE = 20;

interface Page {
  readonly first?: number;
  readonly after?: string;
  readonly filter?: { readonly sectors?: { readonly has?: string } };
}
type Properties = Readonly<Record<string, unknown>>;

class Database {
  private readonly driver: Driver;

  constructor() {
    const { NEO4J_URI = "", NEO4J_USERNAME = "", NEO4J_PASSWORD = "" } = process.env;
    const auth = neo4j.auth.basic(NEO4J_USERNAME, NEO4J_PASSWORD);
    this.driver = neo4j.driver(NEO4J_URI, auth, { disableLosslessIntegers: true });
  }

  async nodes(text: string, parameters: Properties): Promise<Properties[]> {
    const session = this.driver.session();
    try {
      const { records } = await session.executeRead((transaction) => transaction.run(text, parameters));
      return records.map((record) => (record.get("n") as { properties: Properties }).properties);
    } finally {
      await session.close();
    }
  }

  async count(text: string, parameters: Properties): Promise<number> {
    const session = this.driver.session();
    try {
      const { records } = await session.executeRead((transaction) => transaction.run(text, parameters));
      return records[0]?.get("total") as number;
    } finally {
      await session.close();
    }
  }

  close(): Promise<void> {
    return this.driver.close();
  }
}

const database = new Database();

/** A tool or an organization, with its fields. */
class Thing {
  readonly id: unknown;
  readonly name: unknown;
  readonly country: unknown;
  readonly legalName: unknown;
  readonly sectors: unknown;
  readonly marking: unknown;

  constructor(properties: Properties) {
    const { id, name, country, legalName, sectors, tlp } = properties;
    Object.assign(this, { id, name, country, legalName, sectors, marking: tlpOfRank(tlp as number) });
  }

  customers(page: Page): Promise<object> {
    return this.related("(p)<-[r:CUSTOMER_OF]-(n)", page);
  }

  affiliates(page: Page): Promise<object> {
    return this.related("(p)<-[r:AFFILIATE_OF]-(n)", page);
  }

  uses(page: Page): Promise<object> {
    return this.related("(p)-[r:USES]->(n)", page);
  }

  usedBy(page: Page): Promise<object> {
    return this.related("(p)<-[r:USES]-(n)", page);
  }

  private async related(pattern: string, { first }: Page): Promise<object> {
    const found = await database.nodes(
      `MATCH (p:Entity {id: $id}) MATCH ${pattern} RETURN n ORDER BY n.name, r.statementId LIMIT toInteger($limit)`,
      { id: this.id, limit: first ?? DEFAULT_PAGE },
    );
    return { nodes: found.map((each) => new Thing(each)) };
  }
}

async function findOne({ id }: { readonly id: string }): Promise<Thing | null> {
  const [found] = await database.nodes("MATCH (n:Entity {id: $id}) RETURN n", { id });
  return found ? new Thing(found) : null;
}

function companies({ first = DEFAULT_PAGE, after, filter }: Page): object {
  const sector = filter?.sectors?.has ?? null;
  const matched = "MATCH (n:Company) WHERE ($sector IS NULL OR $sector IN n.sectors)";
  let reading: Promise<Properties[]> | undefined;
  const read = (): Promise<Properties[]> =>
    (reading ??= database.nodes(
      `${matched} RETURN n ORDER BY n.name, n.id SKIP toInteger($skip) LIMIT toInteger($limit)`,
      { sector, skip: Number(after ?? 0), limit: first + 1 },
    ));
  return {
    nodes: () => read().then((rows) => rows.slice(0, first).map((each) => new Thing(each))),
    pageInfo: () => read().then((rows) => ({ hasNextPage: rows.length > first })),
    totalCount: () => database.count(`${matched} RETURN count(n) AS total`, { sector }),
  };
}

const server = new ApolloServer({
  schema: SCHEMA,
  rootValue: () => ({ company: findOne, tool: findOne, companies }),
});
const { url } = await startStandaloneServer(server, { listen: { port: 0, host: "127.0.0.1" } });
process.stdout.write(`ready ${url.replace("localhost", "127.0.0.1")}\n`);
process.once("SIGTERM", () => {
  void server
    .stop()
    .then(() => database.close())
    .then(() => process.exit(0));
});
