import { readExposure } from "../../src/questions/read-exposure.js";
import { FactReader } from "../../src/questions/fact-reader.js";
import { idOf } from "../support/ids.js";
import { getKind } from "../../src/kinds/registry.js";
import { defaultLens } from "../../src/belief/lens.js";
import { connectTestGraph } from "../support/graph.js";
import { entity } from "../support/records.js";
import { startTestServer, type TestServer } from "../support/server.js";

const CROWD = 2_001;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(
    Array.from({ length: CROWD }, (_, index) => entity(`person:crowd-${index}`, `Crowd ${index}`)),
  );
});
afterAll(() => server.close());

test("a kind of more than 2,000 entities is refused, with what to do", async () => {
  const { status, errors } = await server.ask(
    "{ exposure(of: [{ kind: PERSON }], measure: RECORDS) { low } }",
  );
  expect(status).toBe(200);
  expect(errors?.[0]?.message).toMatch(
    /^of: there are more than 2000 entities of the kind PERSON; name those you mean/,
  );
  expect(errors?.[0]?.extensions).toMatchObject({ code: "LIMIT_EXCEEDED", limit: "of", allowed: 2000 });
});

test("a budget of facts holds to the fact, and says what to do when it is spent", async () => {
  const graph = connectTestGraph();
  const read = async (facts: number): Promise<number | string> => {
    const budget = { question: "exposure", facts, advice: "Ask about less." };
    const reader = new FactReader(graph, defaultLens(Date.now()), 4, budget);
    const starts = [{ id: idOf("agency:japanese-government-agencies"), kind: getKind("Agency") }];
    const question = { starts, measure: "RECORDS" as const, dataClassId: null };
    return readExposure(reader, question).then(
      ({ datasets }) => datasets.length,
      (error: unknown) => (error as Error).message,
    );
  };
  try {
    const answers = await Promise.all(Array.from({ length: 40 }, (_, facts) => read(facts)));
    const enough = answers.indexOf(1);
    expect(enough).toBeGreaterThan(10);
    expect(answers.slice(enough)).toEqual(answers.slice(enough).map(() => 1));
    answers.slice(0, enough).forEach((answer, facts) => {
      expect(answer).toBe(`exposure: more than ${facts} facts would have to be read. Ask about less.`);
    });
  } finally {
    await graph.close();
  }
});
