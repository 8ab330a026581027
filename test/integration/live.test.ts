import { startServerOver, startTestServer, type TestServer } from "../support/server.js";
import { claimInput, say, SPOKEN_OF } from "../support/speech.js";
import { subscribe, type Subscribed } from "../support/subscription.js";
import { testDatabase } from "../support/test-database.js";

const INCIDENT = "Access to Japanese government data through ProjectWEB (2021)";
const TRACE = `{ from: [{ name: "ProjectWEB" }], through: [AGENCY], via: [ACCESSED_VIA, AFFECTED, ORIGINATES_FROM, CONTAINS]
  to: [{ kind: DATA_CLASS, name: "E-mail addresses" }] }`;
const CHANGED = `subscription ($after: String) { traceChanged(trace: ${TRACE}, after: $after) { cursor at diff {
  appeared { status } vanished { status } changed { before { status } after { status } }
  because { stance quote by { name } } after { paths { status } } } } }`;
const RECORDED = `subscription ($about: ID, $after: String) { claimRecorded(about: $about, after: $after) {
  cursor claim { id quote stands } statement { id status } operation { sequence action who } } }`;
/** How long nothing must be heard to be sure that nothing comes, in milliseconds: some looks at the journal. */
const SILENCE = 1_500;

let here: TestServer;
let there: TestServer;
const open: Subscribed[] = [];
beforeEach(async () => {
  here = await startTestServer(SPOKEN_OF);
  there = await startServerOver(testDatabase());
});
afterEach(async () => {
  for (const subscribed of open.splice(0)) await subscribed.close();
  await there.close();
  await here.close();
});

/** Subscribes, and waits until the server listens: what is written before is not told. */
async function listen(
  server: TestServer,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Subscribed> {
  const subscribed = subscribe(server, query, variables);
  open.push(subscribed);
  if (variables["after"] === undefined) expect(await subscribed.hears(SILENCE)).toBe(false);
  return subscribed;
}

async function cursorNow(): Promise<string> {
  return (await here.data("{ journal { cursor } }")).journal.cursor;
}

/** Fujitsu denies the way in, in June 2021. */
function deny(server: TestServer): Promise<any> {
  return say(server, "makeClaim", {
    ...claimInput(INCIDENT, "ACCESSED_VIA", "ProjectWEB"),
    stance: "DENIES",
    by: { name: "Fujitsu" },
    speakerRole: "ALLEGED_VICTIM",
    quote: "ProjectWEB was not the way in.",
    sources: [{ kind: "PRESS_STATEMENT", title: "A denial", publishedAt: "2021-06-10" }],
  });
}

async function statusBefore(publishedBefore: string): Promise<string[]> {
  const { trace } = await here.data(
    `query ($lens: Lens) { trace(from: [{ name: "ProjectWEB" }], through: [AGENCY]
       via: [ACCESSED_VIA, AFFECTED, ORIGINATES_FROM, CONTAINS]
       to: [{ kind: DATA_CLASS, name: "E-mail addresses" }], lens: $lens) { paths { status } } }`,
    { lens: { publishedBefore } },
  );
  return trace.paths.map((path: { status: string }) => path.status);
}

describe("traceChanged", () => {
  test("tells that a path turned DISPUTED and because of which claim, whichever server recorded it; the day before stays as it was", async () => {
    const before = await statusBefore("2021-06-10");
    const subscribed = [await listen(here, CHANGED), await listen(there, CHANGED)];
    await deny(there);
    for (const each of subscribed) {
      const { traceChanged } = await each.next();
      expect(traceChanged.diff).toEqual({
        appeared: [],
        vanished: [],
        changed: [{ before: { status: "CONFIRMED" }, after: { status: "DISPUTED" } }],
        because: [{ stance: "DENIES", quote: "ProjectWEB was not the way in.", by: { name: "Fujitsu" } }],
        after: { paths: [{ status: "DISPUTED" }] },
      });
    }
    expect(before).toEqual(["CONFIRMED"]);
    expect(await statusBefore("2021-06-10")).toEqual(before);
    expect(await statusBefore("2021-06-11")).toEqual(["DISPUTED"]);
  });

  test("says nothing where nothing changed, and each change once", async () => {
    const subscribed = await listen(here, CHANGED);
    await say(here, "makeClaim", claimInput("One Test", "USES", "Tool Test"));
    expect(await subscribed.hears(SILENCE)).toBe(false);
    const { claim } = await deny(here);
    expect((await subscribed.next()).traceChanged.diff.changed).toHaveLength(1);
    await say(here, "retractClaim", { claim: claim.id, reason: "RECORDED_IN_ERROR" });
    const { diff } = (await subscribed.next()).traceChanged;
    expect(diff.changed).toEqual([{ before: { status: "DISPUTED" }, after: { status: "CONFIRMED" } }]);
    expect(diff.because).toEqual([expect.objectContaining({ stance: "DENIES" })]);
    expect(await subscribed.hears(SILENCE)).toBe(false);
  });

  test("goes on from a cursor: what changed meanwhile is told in one, what was told is not told again", async () => {
    const start = await cursorNow();
    await deny(here);
    const { traceChanged } = await (await listen(there, CHANGED, { after: start })).next();
    expect(traceChanged.diff.changed).toHaveLength(1);
    const again = await listen(here, CHANGED, { after: traceChanged.cursor });
    expect(await again.hears(SILENCE)).toBe(false);
  });

  test("tells what was dated by the day when that day is over", async () => {
    const subscribed = await listen(here, CHANGED);
    const today = new Date().toISOString().slice(0, 10);
    await say(here, "makeClaim", {
      ...claimInput(INCIDENT, "ACCESSED_VIA", "ProjectWEB"),
      stance: "DENIES",
      publishedAt: today,
    });
    expect(await subscribed.hears(SILENCE)).toBe(false);
    // The servers run in this process, so its clock is theirs.
    const now = Date.now.bind(Date);
    Date.now = () => now() + 86_400_000;
    try {
      const { diff } = (await subscribed.next()).traceChanged;
      expect(diff.changed).toEqual([{ before: { status: "CONFIRMED" }, after: { status: "DISPUTED" } }]);
      expect(diff.because).toHaveLength(1);
    } finally {
      Date.now = now;
    }
  });

  test("tells of a path that vanishes with a retraction and appears with a claim", async () => {
    const trace = `{ from: [{ name: "One Test" }], to: [{ name: "Tool Test" }] }`;
    const query = CHANGED.replace(TRACE, trace);
    const subscribed = await listen(here, query);
    const { claim } = await say(here, "makeClaim", claimInput("One Test", "USES", "Tool Test"));
    expect((await subscribed.next()).traceChanged.diff.appeared).toEqual([{ status: "REPORTED" }]);
    await say(there, "retractClaim", {
      claim: claim.id,
      sources: [{ kind: "ARTICLE", title: "A correction", publishedAt: "2020-04-01" }],
    });
    expect((await subscribed.next()).traceChanged.diff.vanished).toEqual([{ status: "REPORTED" }]);
  });
});

describe("claimRecorded", () => {
  test("tells claims as they are recorded, in order, by either server, about what was asked", async () => {
    const { company } = await here.data('{ company(name: "One Test") { id } }');
    const all = await listen(here, RECORDED);
    const about = await listen(there, RECORDED, { about: company.id });
    const first = await say(here, "makeClaim", {
      ...claimInput("Two Test", "USES", "Tool Test"),
      quote: "two",
    });
    const second = await say(there, "makeClaim", {
      ...claimInput("One Test", "USES", "Tool Test"),
      quote: "one",
    });
    expect((await all.next()).claimRecorded).toMatchObject({
      claim: { id: first.claim.id, quote: "two", stands: true },
      statement: { status: "REPORTED" },
      operation: { sequence: first.operation.sequence, action: "MAKE_CLAIM", who: "admin" },
    });
    expect((await all.next()).claimRecorded.claim.id).toBe(second.claim.id);
    expect((await about.next()).claimRecorded.claim.id).toBe(second.claim.id);
    expect(await about.hears(SILENCE)).toBe(false);
  });

  test("goes on from a cursor, within an operation too", async () => {
    const start = await cursorNow();
    const made: string[] = [];
    for (const name of ["One Test", "Two Test", "Three Test"]) {
      made.push((await say(here, "makeClaim", claimInput(name, "USES", "Tool Test"))).claim.id);
    }
    const first = await listen(here, RECORDED, { after: start });
    const { claimRecorded } = await first.next();
    expect(claimRecorded.claim.id).toBe(made[0]);
    const rest = await listen(there, RECORDED, { after: claimRecorded.cursor });
    expect([(await rest.next()).claimRecorded.claim.id, (await rest.next()).claimRecorded.claim.id]).toEqual(
      made.slice(1),
    );
  });

  test.each([
    ["an unknown id", { about: "868c209f-4565-590d-80a6-ebd3f6a41ec9" }, "UNKNOWN_ID"],
    ["a cursor of another list", { after: "WyJrMSIsInN0YXRlbWVudHMiLCJ4Il0" }, "INVALID_CURSOR"],
    ["a text that is no cursor", { after: "nope" }, "INVALID_CURSOR"],
  ])("refuses %s", async (_what, variables, reason) => {
    const subscribed = subscribe(here, RECORDED, variables);
    open.push(subscribed);
    await expect(subscribed.next()).rejects.toThrow(reason);
  });
});

test("the lens of the connection holds for each event", async () => {
  const lens = { publishedBefore: "2021-06-01" };
  const subscribed = subscribe(here, CHANGED, {}, { lens });
  open.push(subscribed);
  expect(await subscribed.hears(SILENCE)).toBe(false);
  await deny(here);
  expect(await subscribed.hears(SILENCE)).toBe(false);
});

test("a trace that cannot be is refused when it is subscribed to", async () => {
  const subscribed = subscribe(here, CHANGED.replace('"ProjectWEB"', '"Nowhere at all"'));
  open.push(subscribed);
  await expect(subscribed.next()).rejects.toThrow("UNKNOWN_NAME");
});
