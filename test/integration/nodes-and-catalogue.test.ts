import { readdirSync, readFileSync } from "node:fs";
import { claimId, sourceId } from "../../src/records/ids.js";
import { idOf, tripleId } from "../support/ids.js";
import { KINDS } from "../../src/kinds/registry.js";
import { RELATIONS } from "../../src/kinds/relations.js";
import { startTestServer, type TestServer } from "../support/server.js";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** The records of the seed files. */
const SEEDS: any[] = readdirSync("seeds")
  .filter((name) => name.endsWith(".ndjson"))
  .flatMap((name) => readFileSync(`seeds/${name}`, "utf8").split("\n"))
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line) as unknown);
const seedsOf = (kind: string): any[] => SEEDS.filter(({ record }) => record === kind);
const countBy = (names: string[], name: string): number => names.filter((each) => each === name).length;

describe("A global id", () => {
  const ENTITY = idOf("company:fujitsu");
  const STATEMENT = tripleId(["dataset:marketo-fujitsu-dump", "ORIGINATES_FROM", "company:fujitsu"]);
  const CLAIM = claimId("fujitsu-denies-origin");
  const SOURCE = sourceId("techtimes-2021-09");
  const FIELDS = `__typename id ... on Company { name } ... on Statement { predicate status }
    ... on Claim { stance by { name } } ... on Source { kind publisher { name } }`;
  const EXPECTED = [
    { __typename: "Company", id: ENTITY, name: "Fujitsu" },
    { __typename: "Statement", id: STATEMENT, predicate: "ORIGINATES_FROM", status: "REFUTED" },
    { __typename: "Claim", id: CLAIM, stance: "DENIES", by: { name: "Andrew Kane" } },
    { __typename: "Source", id: SOURCE, kind: "ARTICLE", publisher: { name: "Tech Times" } },
  ];

  test.each(EXPECTED)("leads to what has it: $__typename", async (expected) => {
    const query = `query ($id: ID!) { node(id: $id) { ${FIELDS} } }`;
    expect(await server.data(query, { id: expected.id })).toEqual({ node: expected });
  });

  test("leads to the same by the field of the kind of node", async () => {
    const query = `query ($s: ID!, $c: ID!, $o: ID!) {
      statement(id: $s) { id } claim(id: $c) { id stance } source(id: $o) { id kind }
      unknown: claim(id: "x") { id } other: statement(id: $c) { id } another: source(id: $s) { id } }`;
    expect(await server.data(query, { s: STATEMENT, c: CLAIM, o: SOURCE })).toMatchObject({
      statement: { id: STATEMENT },
      claim: { id: CLAIM, stance: "DENIES" },
      source: { id: SOURCE, kind: "ARTICLE" },
      unknown: null,
      other: null,
      another: null,
    });
  });

  test("of nothing leads to null; many come in the order asked for, twice if asked twice", async () => {
    expect(await server.data('{ node(id: "nope") { id } }')).toEqual({ node: null });
    const ids = [SOURCE, "nope", ENTITY, CLAIM, ENTITY, STATEMENT];
    const { nodes } = await server.data("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids });
    expect(nodes.map((node: any) => node?.id ?? "nope")).toEqual(ids);
    expect(await server.data("{ nodes(ids: []) { id } }")).toEqual({ nodes: [] });
  });
});

describe("The catalogue", () => {
  test("names every kind with its fields, and each field answers", async () => {
    const { kinds } = await server.data(
      "{ kinds { kind typeName field listField organization legend { shape colour } } }",
    );
    expect(kinds.map(({ kind }: any) => kind)).toEqual(KINDS.map(({ value }) => value));
    expect(new Set(kinds.map(({ legend }: any) => legend.colour)).size).toBe(kinds.length);
    const fields = kinds.map(
      ({ listField }: any) => `${listField}(first: 1) { totalCount nodes { __typename kind } }`,
    );
    const lists = await server.data(`{ ${fields.join("\n")} }`);
    for (const { kind, typeName, listField } of kinds) {
      const seeded = seedsOf("entity").filter((each) =>
        each.entity.startsWith(`${KINDS.find(({ value }) => value === kind)?.field}:`),
      );
      expect([listField, lists[listField].totalCount]).toEqual([listField, seeded.length]);
      expect(lists[listField].nodes).toEqual([{ __typename: typeName, kind }]);
    }
  });

  test("names every relation, and both of its fields are on the kinds at its ends", async () => {
    const { relations } = await server.data(
      "{ relations { relation from to field inverseField traversed } }",
    );
    expect(relations.map(({ relation }: any) => relation)).toEqual(RELATIONS.map(({ name }) => name));
    const { __schema } = await server.data("{ __schema { types { name fields { name } } } }");
    const fieldsOf = (kind: string): string[] =>
      __schema.types
        .find(({ name }: any) => name === KINDS.find(({ value }) => value === kind)?.name)
        .fields.map(({ name }: any) => name);
    for (const { from, to, field, inverseField } of relations) {
      for (const kind of from) expect(fieldsOf(kind)).toContain(field);
      for (const kind of to) expect(fieldsOf(kind)).toContain(inverseField);
    }
  });

  test("counts what the seed files hold", async () => {
    const { stats } = await server.data(
      "{ stats { entities facts claims sources byKind { kind count } byRelation { relation count } } }",
    );
    expect(stats).toMatchObject({
      entities: seedsOf("entity").length,
      facts: seedsOf("statement").length,
      claims: seedsOf("claim").length,
      sources: seedsOf("source").length,
    });
    const predicates = seedsOf("statement").map((each) => each.statement[1]);
    expect(stats.byRelation).toEqual(
      RELATIONS.map(({ name }) => ({ relation: name, count: countBy(predicates, name) })),
    );
    const fields = seedsOf("entity").map((each) => each.entity.split(":")[0]);
    expect(stats.byKind).toEqual(
      KINDS.map(({ value, field }) => ({ kind: value, count: countBy(fields, field) })),
    );
  });
});
