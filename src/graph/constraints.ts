import { defineQuery, identifier, type Query } from "./query.js";

/** Every (label).property value occurs once; Neo4j keeps an index behind it. */
export function uniqueNode(label: string, property: string): Query {
  const name = `${identifier(label)}_${identifier(property)}_unique`;
  return defineQuery(
    `schema.${name}`,
    `CREATE CONSTRAINT ${name} IF NOT EXISTS FOR (n:${label}) REQUIRE n.${property} IS UNIQUE`,
  );
}

/** Every [type].property value occurs once. */
export function uniqueRelationship(type: string, property: string): Query {
  const name = `${identifier(type)}_${identifier(property)}_unique`;
  return defineQuery(
    `schema.${name}`,
    `CREATE CONSTRAINT ${name} IF NOT EXISTS FOR ()-[r:${type}]-() REQUIRE r.${property} IS UNIQUE`,
  );
}

/** A range index over properties in this order, for look-up and for sorted pages. */
export function rangeIndex(label: string, properties: readonly string[]): Query {
  const name = [identifier(label), ...properties.map(identifier), "range"].join("_");
  const keys = properties.map((property) => `n.${property}`).join(", ");
  return defineQuery(
    `schema.${name}`,
    `CREATE RANGE INDEX ${name} IF NOT EXISTS FOR (n:${label}) ON (${keys})`,
  );
}

/** A full-text index over text properties, with letters folded (é finds e). */
export function fullTextIndex(name: string, label: string, properties: readonly string[]): Query {
  const keys = properties.map((property) => `n.${identifier(property)}`).join(", ");
  return defineQuery(
    `schema.${identifier(name)}`,
    `CREATE FULLTEXT INDEX ${name} IF NOT EXISTS FOR (n:${identifier(label)}) ON EACH [${keys}]
     OPTIONS { indexConfig: { \`fulltext.analyzer\`: 'standard-folding' } }`,
  );
}
