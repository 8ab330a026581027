import { claimId, sourceId } from "../../src/records/ids.js";
import type { Graph } from "../../src/graph/graph.js";
import { connectTestGraph } from "../support/graph.js";
import { idOf, tripleId } from "../support/ids.js";
import { brokenInvariants } from "../support/invariants.js";
import { startTestServer, type TestServer } from "../support/server.js";
import { claimInput, say, speak, SPOKEN_OF } from "../support/speech.js";

let server: TestServer;
let graph: Graph;
beforeAll(async () => {
  server = await startTestServer(SPOKEN_OF);
  graph = connectTestGraph();
});
afterEach(async () => expect(await brokenInvariants(graph)).toEqual([]));
afterAll(async () => {
  await graph.close();
  await server.close();
});

const AFFILIATES = `{ company(name: "Two Test") { affiliates { edges { affiliation share node { name } statement { id status } } } } }`;

describe("makeClaim", () => {
  test("records claim, statement, fact and sources, and everything is found by the other fields", async () => {
    const input = claimInput("Three Test", "AFFILIATE_OF", "Two Test", {
      about: {
        subject: { name: "Three Test" },
        predicate: "AFFILIATE_OF",
        object: { id: idOf("company:two-test") },
        validFrom: "2019-04",
        validTo: "2020",
        qualifiers: { affiliation: "SUBSIDIARY", share: 0.25 },
      },
      by: { name: "Writer Test" },
      onBehalfOf: { name: "Paper Test" },
      claimedAt: "2020-02",
      publishedAt: "2020-03-02",
      quote: "A quarter is theirs.",
      certainty: 77,
      measurements: [{ kind: "ORGANIZATIONS", value: "9007199254740993", asWritten: "many", asOf: "2020" }],
      sources: [
        {
          kind: "RESEARCH",
          title: "The register",
          url: "https://register.test/3",
          publisher: { name: "Daily Test" },
          author: { name: "Writer Test" },
          publishedAt: "2020-03-01",
          retrievedAt: "2020-03-05",
          contentHash: "abc",
          cites: [sourceId("paper")],
        },
        { id: sourceId("daily") },
      ],
      idempotencyKey: "quarter",
      note: "from the register",
    });
    const { claim, statement, operation } = await say(server, "makeClaim", input);
    expect(operation).toMatchObject({
      key: "quarter",
      action: "MAKE_CLAIM",
      who: "admin",
      note: "from the register",
    });
    expect(claim).toEqual({ id: claimId("operation:quarter"), stance: "ASSERTS", stands: true });
    const triple = tripleId(["company:three-test", "AFFILIATE_OF", "company:two-test"]);
    expect(statement).toEqual({ id: triple, status: "REPORTED", confidence: 77, claims: [{ id: claim.id }] });
    const read = await server.data(
      `query ($claim: ID!, $statement: ID!) {
        claim(id: $claim) { by { name } onBehalfOf { name } speakerRole claimedAt publishedAt quote certainty recordedAt
          measurements { kind value comparator asWritten asOf additivity }
          sources { title url kind publisher { name } author { name } publishedAt retrievedAt contentHash cites { id } } }
        statement(id: $statement) { validity { from to } qualifiers { name value } subject { name } object { name } recordedAt }
        trace(from: [{ name: "Three Test" }], to: [{ name: "Two Test" }]) { paths { hops { statement { id } } } }
        company(name: "Three Test") { statements { nodes { id } } } }`,
      { claim: claim.id, statement: triple },
    );
    expect(read.claim).toEqual({
      by: { name: "Writer Test" },
      onBehalfOf: { name: "Paper Test" },
      speakerRole: "PRESS",
      claimedAt: "2020-02",
      publishedAt: "2020-03-02",
      quote: "A quarter is theirs.",
      certainty: 77,
      recordedAt: operation.at,
      measurements: [
        {
          kind: "ORGANIZATIONS",
          value: "9007199254740993",
          comparator: "EXACT",
          asWritten: "many",
          asOf: "2020",
          additivity: "PER_DATASET",
        },
      ],
      sources: [
        expect.objectContaining({ title: "Fixture daily" }),
        {
          title: "The register",
          url: "https://register.test/3",
          kind: "RESEARCH",
          publisher: { name: "Daily Test" },
          author: { name: "Writer Test" },
          publishedAt: "2020-03-01",
          retrievedAt: "2020-03-05",
          contentHash: "abc",
          cites: [{ id: sourceId("paper") }],
        },
      ],
    });
    expect(read.statement).toMatchObject({
      validity: { from: "2019-04", to: "2020" },
      subject: { name: "Three Test" },
      object: { name: "Two Test" },
      recordedAt: operation.at,
    });
    expect(read.trace.paths).toEqual([{ hops: [{ statement: { id: triple } }] }]);
    expect(read.company.statements.nodes).toEqual([{ id: triple }]);
    const { company } = await server.data(AFFILIATES);
    expect(company.affiliates.edges).toContainEqual({
      affiliation: "SUBSIDIARY",
      share: 0.25,
      node: { name: "Three Test" },
      statement: { id: triple, status: "REPORTED" },
    });
  });

  test("about a statement that is there, by its id or its triple, adds to it and makes no second one", async () => {
    const id = tripleId(["company:one-test", "AFFILIATE_OF", "company:two-test"]);
    const byId = claimInput("", "", "", { about: { statement: id }, by: { name: "Daily Test" } });
    const first = await say(server, "makeClaim", byId);
    expect(first.statement).toMatchObject({ id, status: "CORROBORATED" });
    const second = await say(server, "makeClaim", claimInput("One Test", "AFFILIATE_OF", "Two Test"));
    expect(second.statement.id).toBe(id);
    expect(second.statement.claims).toHaveLength(3);
  });

  test("that restates a claim, once or told twice, adds no root", async () => {
    const original = await say(server, "makeClaim", claimInput("One Test", "USES", "Tool Test"));
    const restates = [original.claim.id, original.claim.id];
    const echo = claimInput("One Test", "USES", "Tool Test", { by: { name: "Daily Test" }, restates });
    const { claim, statement } = await say(server, "makeClaim", echo);
    expect(statement.status).toBe("REPORTED");
    const read = await server.data(`{ claim(id: "${claim.id}") { restates { id } } }`);
    expect(read.claim.restates).toEqual([{ id: original.claim.id }]);
  });
});

describe("upsertEntity", () => {
  test("records an entity, changes what is given and leaves the rest, and keeps former names", async () => {
    const made = await say(server, "upsertEntity", {
      company: { name: "Novelty Test", aliases: ["New Test"], country: "JP", sectors: ["toys"] },
    });
    expect(made).toMatchObject({ created: true, entity: { kind: "COMPANY", marking: "CLEAR" } });
    const { id } = made.entity;
    const changed = await say(server, "upsertEntity", {
      id,
      company: { name: "Renamed Test", country: null, lei: "12345678901234567890" },
    });
    expect(changed).toMatchObject({
      created: false,
      entity: { id, name: "Renamed Test", aliases: ["New Test", "Novelty Test"] },
    });
    expect(changed.operation.changes).toEqual(
      expect.arrayContaining([
        { id, field: "name", before: '"Novelty Test"', after: '"Renamed Test"' },
        { id, field: "country", before: '"JP"', after: null },
        { id, field: "lei", before: null, after: '"12345678901234567890"' },
        { id, field: "aliases", before: '["New Test"]', after: '["New Test","Novelty Test"]' },
      ]),
    );
    expect(changed.operation.changes).toHaveLength(4);
    const read = await server.data(
      `{ company(name: "New Test") { id name country sectors lei } former: company(name: "Novelty Test") { id }
         search(text: "novelty") { edges { matched node { id } } } }`,
    );
    expect(read.company).toEqual({
      id,
      name: "Renamed Test",
      country: null,
      sectors: ["toys"],
      lei: "12345678901234567890",
    });
    expect(read.former).toEqual({ id });
    expect(read.search.edges).toContainEqual({ matched: "Novelty Test", node: { id } });
  });

  test("with nothing new changes nothing", async () => {
    const { operation, created } = await say(server, "upsertEntity", { company: { name: "One Test" } });
    expect([created, operation.changes]).toEqual([false, []]);
  });

  test("under a former name changes the entity, and does not take the former name again", async () => {
    const { entity } = await say(server, "upsertEntity", { tool: { name: "Before Test" } });
    await say(server, "upsertEntity", { id: entity.id, tool: { name: "After Test" } });
    const again = await say(server, "upsertEntity", { tool: { name: "Before Test", category: "mail" } });
    expect(again).toMatchObject({ created: false, entity: { id: entity.id, name: "After Test" } });
  });

  test("with a natural key tells namesakes apart, for ever", async () => {
    const input = { naturalKey: "namesake.test", company: { name: "One Test" } };
    const other = await say(server, "upsertEntity", input);
    expect(other.created).toBe(true);
    expect(other.entity.id).not.toBe(idOf("company:one-test"));
    const again = await say(server, "upsertEntity", { ...input, company: { country: "TH" } });
    expect(again).toMatchObject({ created: false, entity: { id: other.entity.id, name: "One Test" } });
    await say(server, "upsertEntity", { id: other.entity.id, company: { name: "Namesake Test" } });
  });

  test("narrows a marking, and the entity is still its author's to see", async () => {
    const { entity } = await say(server, "upsertEntity", { tool: { name: "Secret Test", marking: "RED" } });
    expect(entity.marking).toBe("RED");
    const opened = await say(server, "upsertEntity", { id: entity.id, tool: { marking: "GREEN" } });
    expect(opened.operation.changes).toEqual([
      { id: entity.id, field: "marking", before: '"RED"', after: '"GREEN"' },
    ]);
  });
});

describe("citeSource", () => {
  test("records a source, for which claims it speaks, and what it cites", async () => {
    const { claim } = await say(server, "makeClaim", claimInput("Two Test", "USES", "Tool Test"));
    const { source, operation } = await say(server, "citeSource", {
      source: { kind: "ARTICLE", title: "Later paper", url: "https://later.test", publishedAt: "2021" },
      claims: [claim.id],
      cites: [sourceId("paper")],
    });
    expect(source).toEqual({
      id: sourceId("https://later.test"),
      title: "Later paper",
      cites: [{ id: sourceId("paper") }],
    });
    expect(operation.touched).toEqual([{ id: source.id }, { id: claim.id }]);
    const added = await say(server, "citeSource", { source: { id: source.id }, cites: [sourceId("daily")] });
    expect(added.source.cites).toHaveLength(2);
    const read = await server.data(`{ claim(id: "${claim.id}") { sources { title } } }`);
    expect(read.claim.sources.map(({ title }: any) => title)).toEqual([
      "On Two Test and Tool Test",
      "Later paper",
    ]);
  });

  test.each([
    ["the key of a source that has no address", "daily"],
    ["the id of another source", sourceId("paper")],
  ])("with %s as its address does not write over that source", async (_, url) => {
    const { userErrors } = await speak(server, "citeSource", {
      source: { kind: "ARTICLE", title: "Usurper", url },
    });
    expect(userErrors).toMatchObject([{ code: "POSSIBLE_DUPLICATE", path: ["source", "url"] }]);
    const { source } = await server.data(`{ source(id: "${sourceId("daily")}") { title } }`);
    expect(source.title).toBe("Fixture daily");
  });
});

test("mutations of one document see what those before them wrote", async () => {
  const id = tripleId(["company:three-test", "USES", "tool:tool-test"]);
  const part = (alias: string, name: string, input: string): string =>
    `${alias}: ${name}(input: { ${input} }) { userErrors { message } statement { status claims { stance } subject { ... on Company { uses { nodes { name } } } } } }`;
  const claimed = (stance: string, by: string): string =>
    `about: { subject: { name: "Three Test" }, predicate: USES, object: { name: "Tool Test" } }, stance: ${stance},
     by: { name: "${by}" }, speakerRole: PRESS, sources: [{ kind: ARTICLE, title: "T", publishedAt: "2020" }]`;
  const answer = await server.data(`mutation {
    ${part("first", "makeClaim", `${claimed("ASSERTS", "Paper Test")}, idempotencyKey: "doc-1"`)}
    ${part("second", "makeClaim", claimed("DENIES", "Daily Test"))}
    ${part("third", "retractClaim", `claim: "${claimId("operation:doc-1")}", sources: [{ kind: ARTICLE, title: "Sorry", publishedAt: "2020" }]`)}
    renamed: upsertEntity(input: { tool: { name: "Tool Test", aliases: ["Instrument Test"] } }) { entity { aliases } }
    again: upsertEntity(input: { tool: { name: "Tool Test", aliases: ["Device Test"] } }) { entity { aliases } } }`);
  expect(answer.first.statement).toMatchObject({ status: "REPORTED", claims: [{ stance: "ASSERTS" }] });
  expect(answer.first.statement.subject.uses.nodes).toEqual([{ name: "Tool Test" }]);
  expect(answer.second.statement.status).toBe("DISPUTED");
  expect(answer.third.statement).toMatchObject({ status: "REFUTED", subject: { uses: { nodes: [] } } });
  expect(answer.third.statement.claims).toHaveLength(3);
  expect([answer.renamed.entity.aliases, answer.again.entity.aliases]).toEqual([
    ["Instrument Test"],
    ["Instrument Test", "Device Test"],
  ]);
  expect((await server.data(`{ statement(id: "${id}") { status } }`)).statement.status).toBe("REFUTED");
});
