import neo4j, { type Plan } from "neo4j-driver";
import { entityCursor, type EntityListRequest, findEntityPage } from "../../src/entities/entity-page.js";
import type { Graph } from "../../src/graph/graph.js";
import { defineQuery } from "../../src/graph/query.js";
import { getKind } from "../../src/kinds/registry.js";
import { addRecords } from "../support/graph.js";
import { addSpokes } from "../support/hub.js";
import { entity } from "../support/records.js";
import { connectEmptyDatabase, testDatabase } from "../support/test-database.js";
import { idOf } from "../support/ids.js";

const AFFILIATE = getKind("Affiliate");
const BY_NAME = { property: "name", descending: false };

const COUNT = defineQuery("test.count", "CALL db.prepareForReplanning(60)");

let graph: Graph;
const texts: string[] = [];
beforeAll(async () => {
  graph = await connectEmptyDatabase((query) => texts.push(query.text));
  await addRecords(graph, [entity("company:hub", "Hub")]);
  await addSpokes(graph, idOf("company:hub"), 5_000);
  // A plan follows from what Neo4j has counted, and it counts in the background.
  await graph.write(COUNT.name, (writer) => writer.run(COUNT));
});
afterAll(() => graph.close());

/** The operators of a query's plan, from the last to the first. */
async function planOf(text: string): Promise<string[]> {
  const { uri, username, password } = testDatabase();
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
  try {
    const { summary } = await driver
      .session({ database: "neo4j" })
      .run(`CYPHER replan=force EXPLAIN ${text}`);
    const operators: string[] = [];
    const visit = ({ operatorType, children }: Plan): void => {
      operators.push(operatorType.replace("@neo4j", ""));
      for (const child of children) visit(child);
    };
    visit(summary.plan as Plan);
    return operators;
  } finally {
    await driver.close();
  }
}

async function planOfPage(page: EntityListRequest["page"], filter: EntityListRequest["filter"] = null) {
  texts.length = 0;
  const request = { filter, sort: BY_NAME, page, wanted: new Set<string>(), counted: false };
  const { rows } = await findEntityPage(graph, AFFILIATE, request, 4);
  return { rows, operators: await planOf(texts[0] ?? "") };
}

const CURSOR = entityCursor(AFFILIATE, BY_NAME, {
  id: "spoke-004000",
  name: "Spoke 004000",
} as unknown as Parameters<typeof entityCursor>[2]);

test.each<[string, EntityListRequest["page"], string]>([
  ["first", { size: 3, backwards: false, cursor: null }, "Spoke 000000"],
  ["last", { size: 3, backwards: true, cursor: null }, "Spoke 004997"],
  ["deep", { size: 3, backwards: false, cursor: CURSOR }, "Spoke 004001"],
  ["deep, backwards", { size: 3, backwards: true, cursor: CURSOR }, "Spoke 003997"],
])("the %s page is read off the index in its order, without a sort", async (_, page, firstName) => {
  for (const filter of [null, { country: { absent: true } }]) {
    const { rows, operators } = await planOfPage(page, filter);
    expect(rows[0]?.name).toBe(firstName);
    expect(operators.some((operator) => operator.startsWith("NodeIndex"))).toBe(true);
    expect(operators.filter((operator) => /Scan$|Sort|Top/.test(operator))).toEqual(
      page.cursor === null ? ["NodeIndexScan"] : [],
    );
  }
});
