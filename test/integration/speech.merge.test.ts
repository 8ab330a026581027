import { claimId, sourceId } from "../../src/records/ids.js";
import type { Graph } from "../../src/graph/graph.js";
import { canonicalHash } from "../support/canonical-hash.js";
import { addRecords, connectTestGraph } from "../support/graph.js";
import { idOf, tripleId } from "../support/ids.js";
import { brokenInvariants } from "../support/invariants.js";
import { claim } from "../support/records.js";
import { startTestServer, type TestServer } from "../support/server.js";
import { claimInput, say } from "../support/speech.js";
import { ALPHA, BETA, BOTH, Merging, TWINS } from "../support/twins.js";

let server: TestServer;
let graph: Graph;
const merging = new Merging(() => server);
beforeAll(async () => {
  server = await startTestServer(TWINS);
  graph = connectTestGraph();
});
afterEach(async () => expect(await brokenInvariants(graph)).toEqual([]));
afterAll(async () => {
  await graph.close();
  await server.close();
});

describe("While an entity is merged into another", () => {
  test("all that was about it, by it or of it is found at the one that stays, and by its old ids", async () => {
    await merging.whileMerged(async ({ entity, statementsMoved, statementsLaidAside }) => {
      expect(entity).toEqual({
        id: idOf(BETA),
        name: "Beta Test",
        aliases: ["Common Test", "Alpha Test", "Erste Test"],
      });
      expect([statementsMoved, statementsLaidAside]).toEqual([3, 2]);
      const { affiliate: stays, ...read } = await server.data(
        `query ($old: ID!, $uses: ID!, $between: ID!) {
          affiliate(name: "Erste Test") { id uses { nodes { name } } customers { edges { scope node { name } } }
            statements { nodes { id } } }
          node(id: $old) { __typename id } company(id: $old) { id } byStatement: statement(id: $uses) { id subject { id } validity { from } }
          between: statement(id: $between) { id } nodeOfStatement: node(id: $uses) { __typename id }
          search(text: "alpha test") { nodes { id } }
          own: source(id: "${sourceId("own")}") { publisher { id } author { id } }
          by: claim(id: "${claimId("by alpha")}") { by { id } stance }
          for: claim(id: "${claimId("for alpha")}") { onBehalfOf { id } }
          trace(from: [{ id: $old }], to: [{ name: "Tool Test" }]) { paths { hops { from { id } statement { id } } } } }`,
        {
          old: idOf(ALPHA),
          uses: tripleId([ALPHA, "USES", "tool:tool-test"]),
          between: tripleId([ALPHA, "PART_OF", BETA]),
        },
      );
      const id = idOf(BETA);
      const uses = tripleId([BETA, "USES", "tool:tool-test"]);
      expect(stays).toMatchObject({
        id,
        uses: { nodes: [{ name: "Tool Test" }] },
        customers: { edges: [{ scope: "all", node: { name: "Left Test" } }] },
      });
      expect(stays.statements.nodes).toHaveLength(3);
      expect(read).toEqual({
        node: { __typename: "Affiliate", id },
        company: null,
        byStatement: { id: uses, subject: { id }, validity: { from: "2019" } },
        nodeOfStatement: { __typename: "Statement", id: uses },
        between: null,
        search: { nodes: expect.arrayContaining([{ id }]) },
        own: { publisher: { id }, author: { id } },
        by: { by: { id }, stance: "QUALIFIES" },
        for: { onBehalfOf: { id } },
        trace: { paths: [{ hops: [{ from: { id }, statement: { id: uses } }] }] },
      });
      expect(read.search.nodes).not.toContainEqual({ id: idOf(ALPHA) });
    });
  });

  test("a statement that both had is one, as the one that stays had it, with the claims of both", async () => {
    const query = `query ($id: ID!) { statement(id: $id) { id status qualifiers { name value } validity { from } claims { id by { name } } } }`;
    const [alphas, betas] = [ALPHA, BETA].map((each) => tripleId([each, "AFFILIATE_OF", BOTH]));
    const before = await server.data(query, { id: betas });
    const moved = await server.data(query, { id: alphas });
    await merging.whileMerged(async () => {
      const { statement } = await server.data(query, { id: alphas });
      expect(statement).toMatchObject({
        id: betas,
        validity: { from: "2017" },
        qualifiers: [{ name: "share", value: "0.25" }],
      });
      const ids = ({ claims }: any) => claims.map(({ id }: any) => id);
      expect(ids(statement).sort()).toEqual([...ids(before.statement), ...ids(moved.statement)].sort());
    });
    expect(await server.data(query, { id: betas })).toEqual(before);
    expect(await server.data(query, { id: alphas })).toEqual(moved);
  });

  test("the records of both, and the seeds, change nothing when they are imported again", async () => {
    await merging.whileMerged(async () => {
      const before = await canonicalHash(graph);
      await addRecords(graph, TWINS);
      await addRecords(graph, [...TWINS].reverse());
      expect(await canonicalHash(graph)).toBe(before);
    });
    const before = await canonicalHash(graph);
    await addRecords(graph, TWINS);
    expect(await canonicalHash(graph)).toBe(before);
  });

  test("new records and claims of it are of the one that stays, and stay there when the merge is undone", async () => {
    const key = "said while merged";
    await merging.whileMerged(async () => {
      await addRecords(graph, [claim(key, [ALPHA, "USES", "tool:tool-test"], ALPHA, ["paper"])]);
      const { statement } = await say(server, "makeClaim", {
        ...claimInput("", "", ""),
        about: {
          subject: { id: idOf(ALPHA) },
          predicate: "AFFILIATE_OF",
          object: { name: "Left Test" },
        },
        by: { name: "Alpha Test" },
      });
      expect(statement.id).toBe(tripleId([BETA, "AFFILIATE_OF", "company:left-test"]));
    });
    const { affiliate, company } = await server.data(
      `{ affiliate(name: "Beta Test") { uses { edges { statement { claims { id by { name } } } } } affiliations { nodes { name } } }
         company(name: "Alpha Test") { uses { edges { statement { claims { id } } } } affiliations { nodes { name } } } }`,
    );
    expect(affiliate.uses.edges).toEqual([
      { statement: { claims: [{ id: claimId(key), by: { name: "Beta Test" } }] } },
    ]);
    expect(affiliate.affiliations.nodes).toEqual([{ name: "Left Test" }, { name: "Shared Test" }]);
    expect(company.uses.edges[0].statement.claims).toHaveLength(1);
    expect(company.affiliations.nodes).toEqual([{ name: "Shared Test" }]);
  });

  test("recording it by its name changes the one that stays, but not its name", async () => {
    await merging.whileMerged(
      async () => {
        const { entity, created } = await say(server, "upsertEntity", {
          company: { name: "Left Test", country: "TH" },
        });
        expect([entity.id, entity.name, created]).toEqual([idOf(BOTH), "Shared Test", false]);
        await say(server, "upsertEntity", { id: idOf(BOTH), company: { country: null } });
      },
      "company:left-test",
      BOTH,
    );
  });
});
