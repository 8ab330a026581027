import { sourceId } from "../../src/records/ids.js";
import { tripleId } from "../support/ids.js";
import { startTestServer, type TestServer } from "../support/server.js";
import { claimInput, type MutationName, say, speak, SPOKEN_OF } from "../support/speech.js";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(SPOKEN_OF);
});
afterAll(() => server.close());

const OLD = tripleId(["company:one-test", "AFFILIATE_OF", "company:two-test"]);
const SEEN = `status confidence admitted claims { id stands publishedAt sources { id } } roots { agent { name } claim { id } } measurements { value }`;

/** What is asked after every write, and again at the end of the past. */
const QUESTIONS = `query ($lens: Lens, $all: Lens) {
  statement(id: "${OLD}", lens: $lens) { ${SEEN} }
  company(name: "One Test") {
    uses(lens: $lens) { totalCount edges { node { name } statement { id ${SEEN} } } }
    all: uses(lens: $all) { edges { statement { id ${SEEN} } } }
    affiliations(lens: $lens) { edges { statement { id ${SEEN} } } }
  }
  trace(from: [{ name: "Tool Test" }], to: [{ name: "Two Test" }], mode: ALL_SHORTEST, sameIncident: false, lens: $lens) {
    whyEmpty paths { id status confidence knownSince summary measurements { value } } blocked { id } }
}`;

/** Far enough that everything is public: only record time tells the answers apart. */
const PUBLISHED = { publishedBefore: "2100-01-01" };

async function answers(recorded: object = {}): Promise<unknown> {
  const lens = { ...PUBLISHED, ...recorded };
  return server.data(QUESTIONS, { lens, all: { ...lens, policy: { preset: "ALL_CLAIMS" } } });
}

/** Numbers from 0 to 1 that are the same in every run. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

test("a lens on the past of record time gives the answers that were given then", async () => {
  const random = makeRandom(7);
  const oneOf = <Value>(values: readonly Value[]): Value =>
    values[Math.floor(random() * values.length)] as Value;
  const claims: string[] = [];
  const sources = [sourceId("paper"), sourceId("daily")];
  const someSource = (): object =>
    oneOf<object>([
      { id: oneOf(sources) },
      { kind: "ARTICLE", title: "New", publishedAt: oneOf(["2019", "2020-02", "2021-05-26"]) },
      { kind: "ARTICLE", title: "Undated" },
      { kind: "ARTICLE", title: "Citing", publishedAt: "2020-06", cites: [oneOf(sources)] },
    ]);
  const spoken = (): object => ({
    stance: oneOf(["ASSERTS", "ASSERTS", "DENIES", "QUALIFIES"]),
    speakerRole: oneOf(["PRESS", "VICTIM", "ANALYST", "THREAT_ACTOR"]),
    measurements: [{ kind: "RECORDS", value: Math.floor(random() * 1000) }],
    sources: [someSource()],
  });
  const makeClaim = (): [MutationName, object] => [
    "makeClaim",
    {
      ...claimInput("One Test", "USES", oneOf(["Tool Test", "WordPress", "ProjectWEB"])),
      ...(random() < 0.4 ? { about: { statement: OLD } } : {}),
      by: { name: oneOf(["Paper Test", "Daily Test", "Writer Test", "One Test"]) },
      ...spoken(),
    },
  ];
  const write = (): [MutationName, object] =>
    claims.length === 0
      ? makeClaim()
      : oneOf<() => [MutationName, object]>([
          makeClaim,
          makeClaim,
          () => ["makeClaim", { ...makeClaim()[1], restates: [oneOf(claims)] }],
          () => ["supersedeClaim", { claim: oneOf(claims), ...spoken() }],
          () => ["retractClaim", { claim: oneOf(claims), sources: [someSource()] }],
          () => ["retractClaim", { claim: oneOf(claims), reason: "RECORDED_IN_ERROR" }],
          () => ["citeSource", { source: someSource(), claims: [oneOf(claims)] }],
          () => ["citeSource", { source: { id: oneOf(sources) }, cites: [oneOf(sources)] }],
          () => ["upsertEntity", { tool: { name: `Tool of ${claims.length}` } }],
        ])();
  const remembered: { at: string; answer: unknown }[] = [];
  for (let round = 0; round < 45; round += 1) {
    const { operation, claim, source } = await speak(server, ...(write() as [MutationName, any]));
    if (!operation) continue;
    if (claim) claims.push(claim.id);
    if (source) sources.push(source.id);
    remembered.push({ at: operation.at, answer: await answers() });
  }
  expect(remembered.length).toBeGreaterThan(25);
  expect(new Set(remembered.map(({ answer }) => JSON.stringify(answer))).size).toBeGreaterThan(15);
  for (const { at, answer } of remembered) expect(await answers({ recordedBefore: at })).toEqual(answer);
});

test("a claim has, at a moment of the past, the sources and the date that it had then", async () => {
  const { claim, operation } = await say(server, "makeClaim", claimInput("Three Test", "USES", "Tool Test"));
  const source = { kind: "ARTICLE", title: "An earlier paper", publishedAt: "2018" };
  await say(server, "citeSource", { source, claims: [claim.id] });
  const query = `{ claim(id: "${claim.id}") { publishedAt sources { title } } }`;
  const now = await server.data(query);
  expect(now.claim).toMatchObject({ publishedAt: "2018" });
  expect(now.claim.sources).toHaveLength(2);
  const header = { "x-breachpath-lens": JSON.stringify({ recordedBefore: operation.at }) };
  const then = await server.data(query, {}, header);
  expect(then.claim).toEqual({
    publishedAt: "2020-03-01",
    sources: [{ title: "On Three Test and Tool Test" }],
  });
  const earlier = new Date(Date.parse(operation.at) - 1).toISOString();
  const before = { "x-breachpath-lens": JSON.stringify({ recordedBefore: earlier }) };
  expect(await server.data(query, {}, before)).toEqual({ claim: null });
});
