import { setTimeout as wait } from "node:timers/promises";
import { lines } from "../support/importing.js";
import { entity } from "../support/records.js";
import { startTestServer, type TestServer } from "../support/server.js";
import { subscribe } from "../support/subscription.js";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const JOB = `query ($id: ID!) { importJob(id: $id) { state error total done counts { created unchanged rejected }
  verdicts(outcomes: [REJECTED]) { nodes { file at reason } } } }`;

async function post(path: string, init: RequestInit): Promise<{ status: number; body: any }> {
  const response = await fetch(`${server.url}${path}`, { method: "POST", ...init });
  return { status: response.status, body: await response.json() };
}

async function jobOf(id: string): Promise<any> {
  for (;;) {
    const { importJob } = await server.data(JOB, { id });
    if (importJob.state === "DONE" || importJob.state === "FAILED") return importJob;
    await wait(50);
  }
}

test("a file is posted as the body, and its import is told of until it is done", async () => {
  const body = lines(entity("company:new", "New"), { record: "entity", entity: "company:x", name: 7 });
  const { status, body: answer } = await post("/import?name=mine.ndjson", { body });
  expect([status, answer.name]).toEqual([202, "mine.ndjson"]);
  expect(await jobOf(answer.id)).toEqual({
    state: "DONE",
    error: null,
    total: 2,
    done: 2,
    counts: { created: 1, unchanged: 0, rejected: 1 },
    verdicts: {
      nodes: [
        { file: "mine.ndjson", at: "2", reason: 'field "name": expected a text that is not empty, got 7' },
      ],
    },
  });
});

test("files are posted as a form, with their options", async () => {
  const form = new FormData();
  form.append("file", new Blob([lines(entity("company:one", "One"))]), "one.ndjson");
  form.append("file", new Blob([lines(entity("company:two", "Two"))]), "two.ndjson");
  form.set("dryRun", "true");
  const { body } = await post("/import", { body: form });
  expect(await jobOf(body.id)).toMatchObject({ state: "DONE", counts: { created: 2 } });
  const again = await post("/import", { body: form });
  // Had the first one written them, they would be unchanged now.
  expect(await jobOf(again.body.id)).toMatchObject({ counts: { created: 2, unchanged: 0 } });
});

test("a small file is imported by a mutation; a second time nothing changes", async () => {
  const mutation = `mutation ($content: String!) { importBundle(input: { name: "b.ndjson", content: $content }) {
    state counts { created unchanged } } }`;
  const content = lines(entity("company:bundled", "Bundled"));
  expect(await server.data(mutation, { content })).toEqual({
    importBundle: { state: "DONE", counts: { created: 1, unchanged: 0 } },
  });
  expect(await server.data(mutation, { content })).toEqual({
    importBundle: { state: "DONE", counts: { created: 0, unchanged: 1 } },
  });
});

test.each([
  ["another method", { method: "GET" }, 405, "Files are imported with POST."],
  [
    "a page of the web",
    { headers: { origin: "https://evil.example" }, body: "x" },
    403,
    "Pages of this origin may not import.",
  ],
  ["a proxy", { headers: { "x-forwarded-for": "10.0.0.1" }, body: "x" }, 403, "Only an admin may import."],
  ["no file", { body: "" }, 400, "Expected at least one file; none came."],
])("%s is refused", async (_what, init, status, message) => {
  const response = await fetch(`${server.url}/import`, { method: "POST", ...init });
  const body = (await response.json()) as { errors: { message: string }[] };
  expect([response.status, body.errors[0]?.message]).toEqual([status, expect.stringContaining(message)]);
});

test("a format or a mapping that is none is refused before anything is read", async () => {
  expect((await post("/import?format=stixx", { body: "x" })).body.errors[0].message).toContain(
    'there is no format "stixx"; expected one of ndjson, stix, veris',
  );
  expect(
    (await post(`/import?mapping=${encodeURIComponent('{"name":"X"}')}`, { body: "x" })).body.errors[0]
      .message,
  ).toContain("mapping: name: expected small letters, digits and hyphens");
});

test("a broken file is rejected with its place, and nothing of it is written", async () => {
  const { body } = await post("/import?name=cut.json", {
    body: '[{"post_title":"a.example","group_name":"g","discovered":"2021-01-01 00:00:00.0"},{',
  });
  const job = await jobOf(body.id);
  expect(job.verdicts.nodes).toEqual([
    { file: "cut.json", at: "/1", reason: "the file ends in the middle of it; it was cut off" },
  ]);
  expect(job.counts).toEqual({ created: 0, unchanged: 0, rejected: 1 });
});

test("who subscribes to no import of its own is told of one that begins later, until it is over", async () => {
  const subscribed = subscribe(server, "subscription { importProgress { name state done total } }");
  try {
    // Imports that were over before are not told of.
    expect(await subscribed.hears(1_500)).toBe(false);
    const { body } = await post("/import?name=later.ndjson", {
      body: lines(entity("company:later-one", "Later One"), entity("company:later-two", "Later Two")),
    });
    for (;;) {
      const { importProgress } = await subscribed.next();
      expect(importProgress.name).toBe("later.ndjson");
      if (importProgress.state !== "DONE") continue;
      expect(importProgress).toMatchObject({ done: 2, total: 2 });
      break;
    }
    expect(await jobOf(body.id)).toMatchObject({ state: "DONE" });
    expect(await subscribed.hears(1_500)).toBe(false);
  } finally {
    await subscribed.close();
  }
});
