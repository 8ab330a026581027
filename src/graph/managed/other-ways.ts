/** What else works when the managed Neo4j cannot be had; the end of a sentence. */
export const OTHER_WAYS = "or run `docker compose up`, or set NEO4J_URI to a Neo4j that already runs";
