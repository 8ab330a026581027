/**
 * @neo4j/graphql on Apollo's standalone server, over the same database. `stock` is what its documentation shows; `tuned` is
 * what somebody who knows it would add: the database named, reads as reads, the hot queries by `@cypher`, no cache hints.
 */
import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled } from "@apollo/server/plugin/disabled";
import { startStandaloneServer } from "@apollo/server/standalone";
import { Neo4jGraphQL } from "@neo4j/graphql";
import neo4j from "neo4j-driver";

const isTuned = process.argv[2] === "tuned";

const ENTITY = "id: ID! name: String! tlp: Int!";
const ORGANIZATION = `${ENTITY} country: String
  customers: [Organization!]! @relationship(type: "CUSTOMER_OF", direction: IN)
  affiliates: [Organization!]! @relationship(type: "AFFILIATE_OF", direction: IN)
  uses: [Tool!]! @relationship(type: "USES", direction: OUT)`;

/** Kinds that are only counted. */
const COUNTED = [
  "Affiliate",
  "Agency",
  "Publisher",
  "Marketplace",
  "ThreatActor",
  "Person",
  "Incident",
  "Dataset",
  "Listing",
  "DataClass",
  "Country",
  "Sector",
];

function counted(name) {
  // It would speak of people, and our own API of persons.
  const plural = name === "Person" ? '@plural(value: "persons")' : "";
  return `type ${name} @node(labels: ["${name}"]) ${plural} { ${ENTITY} }`;
}

const HOT_QUERIES = `
  type Query {
    pageOfCompanies(sector: String!, name: String!, id: String!, limit: Int!): [Company!]!
      @cypher(statement: """
        MATCH (n:Company)
        WHERE n.name >= $name AND (n.name > $name OR n.id > $id) AND n.id IS NOT NULL AND $sector IN n.sectors
        WITH n ORDER BY n.name, n.id LIMIT toInteger($limit)
        RETURN n
      """, columnName: "n")
    searchNames(lucene: String!, limit: Int!): [Entity!]!
      @cypher(statement: """
        CALL db.index.fulltext.queryNodes('entityNames', $lucene, {limit: 1000}) YIELD node, score
        WITH node, score ORDER BY score DESC, node.id LIMIT toInteger($limit)
        RETURN node
      """, columnName: "node")
  }`;

const typeDefs = `
  type Company @node(labels: ["Company"]) { ${ORGANIZATION} legalName: String sectors: [String!] }
  type Organization @node(labels: ["Organization"]) { ${ORGANIZATION} }
  type Tool @node(labels: ["Tool"]) { ${ENTITY} category: String
    usedBy: [Organization!]! @relationship(type: "USES", direction: IN) }
  type Entity @node(labels: ["Entity"]) { ${ENTITY} }
  ${COUNTED.map(counted).join("\n")}
  ${isTuned ? HOT_QUERIES : ""}`;

const { NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD } = process.env;
const settings = {
  fetchSize: 5_000,
  telemetryDisabled: true,
  notificationFilter: { minimumSeverityLevel: "OFF" },
};
const driver = neo4j.driver(
  NEO4J_URI,
  neo4j.auth.basic(NEO4J_USERNAME, NEO4J_PASSWORD),
  isTuned ? settings : {},
);
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
const server = new ApolloServer({
  schema,
  plugins: isTuned ? [ApolloServerPluginCacheControlDisabled()] : [],
});
const context = isTuned
  ? async () => ({ sessionConfig: { database: "neo4j", defaultAccessMode: neo4j.session.READ } })
  : async () => ({});
const { url } = await startStandaloneServer(server, { context, listen: { port: 0, host: "127.0.0.1" } });
process.stdout.write(`ready ${url.replace("localhost", "127.0.0.1")}\n`);
process.once("SIGTERM", async () => {
  await server.stop();
  await driver.close();
  process.exit(0);
});
