import type { Graph } from "../../src/graph/graph.js";
import { defineQuery } from "../../src/graph/query.js";
import { claimId, entityId, measurementId, sourceId, statementId } from "../../src/records/ids.js";
import { RecordsRefused } from "../../src/records/write-checked.js";
import { getKind } from "../../src/kinds/registry.js";
import { addRecords, connectTestGraph } from "../support/graph.js";
import { claim, entity, fact, type Fixture, source, statement, type Triple } from "../support/records.js";
import { startTestServer, type TestServer } from "../support/server.js";

const TRIPLE: Triple = ["dataset:big", "OFFERED_IN", "listing:big"];
const measured = (key: string, ...measurements: Fixture[]): Fixture =>
  claim(key, TRIPLE, "publisher:paper", ["paper"], { measurements });
const BASE = [
  entity("publisher:paper", "Paper Test"),
  source("paper", { publisher: "publisher:paper" }),
  entity("dataset:big", "Big Dataset"),
  entity("listing:big", "Big Listing"),
  statement(TRIPLE),
];

let server: TestServer;
let graph: Graph;
beforeAll(async () => {
  const range = {
    kind: "RECORDS",
    comparator: "RANGE",
    low: "-9223372036854775808",
    high: "9223372036854775807",
  };
  server = await startTestServer([
    ...BASE,
    measured("big", { kind: "BYTES", value: "9007199254740993", asWritten: "2^53 + 1" }, range),
    measured("small", { kind: "BIDS", value: 9_007_199_254_740_991 }, { kind: "PRICE", value: 0 }),
  ]);
  graph = connectTestGraph();
});
afterAll(async () => {
  await graph.close();
  await server.close();
});

async function values(cypher: string): Promise<unknown[]> {
  return (await graph.read(defineQuery("test.values", cypher))).map((row) => row.get("value") as unknown);
}

test("64-bit numbers go in and come out exactly: as texts beyond 2^53 - 1, as numbers up to it", async () => {
  const query = '{ dataset(name: "Big Dataset") { measurements { kind value low high } } }';
  const { dataset } = (await server.data(query)) as { dataset: { measurements: object[] } };
  expect(dataset.measurements).toHaveLength(4);
  expect(dataset.measurements).toEqual(
    expect.arrayContaining([
      { kind: "BYTES", value: "9007199254740993", low: null, high: null },
      { kind: "RECORDS", value: null, low: "-9223372036854775808", high: "9223372036854775807" },
      { kind: "BIDS", value: 9_007_199_254_740_991, low: null, high: null },
      { kind: "PRICE", value: 0, low: null, high: null },
    ]),
  );
});

test.each([
  ["that JSON has rounded already", 9_007_199_254_740_992],
  ["with a fraction", 1.5],
  ["beyond 64 bits", "9223372036854775808"],
  ["in words", "many"],
])("a number %s is refused, with its place, and nothing is written", async (_, value) => {
  const before = await values("MATCH (n) RETURN count(n) AS value");
  const error: unknown = await addRecords(graph, [measured("wrong", { kind: "BYTES", value })]).catch(
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(RecordsRefused);
  expect((error as Error).message).toMatch(/^fixture\.ndjson:1, field "measurements\.0\.value": /);
  expect(await values("MATCH (n) RETURN count(n) AS value")).toEqual(before);
});

test("ids follow from what is told: kind and key, the triple, the key of a claim and of a source", async () => {
  const parts = "MATCH (s:Statement) RETURN [s.id, s.subjectId, s.predicate, s.objectId] AS value";
  for (const [id, subject, predicate, object] of (await values(parts)) as [
    string,
    string,
    string,
    string,
  ][]) {
    expect(id).toBe(statementId(subject, predicate, object));
  }
  const ids = new Set(await values("MATCH (n) WHERE n.id IS NOT NULL RETURN n.id AS value"));
  const fujitsu = entityId(getKind("Company"), "Fujitsu");
  expect(fujitsu).toBe("868c209f-4565-590d-80a6-ebd3f6a41ec7");
  const big = claimId("big");
  const expected = [fujitsu, big, measurementId(big, 0), measurementId(big, 1), sourceId("paper")];
  expect(expected.filter((id) => !ids.has(id))).toEqual([]);
  const all = await values("MATCH (n:Entity) RETURN n.id AS value");
  expect(new Set(all).size).toBe(all.length);
});

test("records may come in any order, in parts, and twice, and make the same graph", async () => {
  const records = [
    entity("company:x", "X Test", { aliases: ["Ex", "ＥＸ"] }),
    ...fact(["company:x", "AFFILIATE_OF", "company:y"], "publisher:paper"),
    entity("company:y", "Y Test"),
  ];
  // Each import is an operation of its own in the journal, whatever it wrote.
  const shape = `MATCH (n) WHERE NOT n:Operation AND NOT n:Journal OPTIONAL MATCH (n)-[r]->(m)
    RETURN [labels(n), n.id, n.key, type(r), m.id] AS value ORDER BY toString(n.id), n.key, type(r), m.id`;
  await addRecords(graph, [...records].reverse());
  const first = await values(shape);
  await addRecords(graph, records);
  await addRecords(graph, [...records].reverse());
  expect(await values(shape)).toEqual(first);
});
