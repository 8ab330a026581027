import { gzipSync } from "node:zlib";
import { type RawAnswer, type RawRequest, sendRaw } from "../support/raw-request.js";
import { expectNothingInternal } from "../support/refusal.js";
import { startTestServer, type TestServer } from "../support/server.js";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const QUERY = '{"query":"{ __typename }"}';
const JSON_TYPE = { "content-type": "application/json" };
const PREFLIGHT = { "apollo-require-preflight": "1" };
const get = (search: string, headers = PREFLIGHT as Record<string, string>): RawRequest => ({
  method: "GET",
  path: `/graphql?${search}`,
  headers,
});

/** Sends, and makes sure that the answer is an error of GraphQL's form, and that the server goes on. */
async function sendBad(raw: RawRequest): Promise<RawAnswer> {
  const answer = await sendRaw(server.url, raw);
  expectNothingInternal(answer.text);
  const next = await sendRaw(server.url, { body: QUERY });
  expect(next).toMatchObject({ status: 200, text: '{"data":{"__typename":"Query"}}\n' });
  return answer;
}

type Row = [title: string, status: number, code: string, says: RegExp, raw: RawRequest];

test.each<Row>([
  ["no body", 400, "BAD_REQUEST", /POST body missing/, { body: "" }],
  ["no JSON", 400, "BAD_REQUEST", /^Expected a JSON object such as .*the body is no JSON/, { body: "nope" }],
  ["half of JSON", 400, "BAD_REQUEST", /^Expected a JSON object/, { body: "{" }],
  ["null", 400, "BAD_REQUEST", /POST body missing/, { body: "null" }],
  ["a number", 400, "BAD_REQUEST", /POST body missing/, { body: "5" }],
  ["an empty object", 400, "BAD_REQUEST", /JSON object has no keys/, { body: "{}" }],
  ["an empty list", 400, "BAD_REQUEST", /batching disabled/, { body: "[]" }],
  ["a batch", 400, "BAD_REQUEST", /batching disabled/, { body: `[${Array(1_000).fill(QUERY).join()}]` }],
  ["an empty query", 400, "BAD_REQUEST", /non-empty `query`/, { body: '{"query":""}' }],
  ["a query that is a number", 400, "BAD_REQUEST", /must be strings/, { body: '{"query":5}' }],
  [
    "variables that are a text",
    400,
    "BAD_REQUEST",
    /provided as an object/,
    { body: '{"query":"{ __typename }","variables":"{}"}' },
  ],
  ["NUL", 400, "BAD_REQUEST", /the body is no JSON/, { body: Buffer.alloc(3) }],
  [
    "bytes that are no UTF-8",
    400,
    "BAD_REQUEST",
    /^Expected text in UTF-8/,
    { body: Buffer.from([0x22, 0xff, 0xfe, 0x22]) },
  ],
  [
    "20,000 levels of JSON",
    400,
    "LIMIT_EXCEEDED",
    /levels of nesting in its variables/,
    {
      body: `{"query":"query ($f: CompanyFilter) { companies(filter: $f) { totalCount } }","variables":{"f":${'{"and":['.repeat(20_000)}{}${"]}".repeat(20_000)}}}`,
    },
  ],
  [
    "UTF-16",
    415,
    "BAD_REQUEST",
    /^Expected the charset utf-8, got "utf-16"/,
    {
      body: Buffer.from(QUERY, "utf16le"),
      headers: { "content-type": "application/json; charset=utf-16" },
    },
  ],
  [
    "UTF-7",
    415,
    "BAD_REQUEST",
    /^Expected the charset utf-8, got "utf-7"/,
    { body: QUERY, headers: { "content-type": 'application/json; charset="utf-7"' } },
  ],
  [
    "gzip",
    415,
    "BAD_REQUEST",
    /^Expected a body that is not compressed, got the encoding "gzip"/,
    { body: gzipSync(QUERY), headers: { ...JSON_TYPE, "content-encoding": "gzip" } },
  ],
  [
    "300 KB",
    413,
    "LIMIT_EXCEEDED",
    /^Expected a body of at most 262144 bytes/,
    { body: JSON.stringify({ query: "{ __typename }", padding: "x".repeat(300 * 1024) }) },
  ],
  [
    "5 MB",
    413,
    "LIMIT_EXCEEDED",
    /^Expected a body of at most 262144 bytes/,
    { body: "x".repeat(5_000_000) },
  ],
  [
    "text/plain",
    400,
    "BAD_REQUEST",
    /specify a 'content-type' header/,
    { body: QUERY, headers: { "content-type": "text/plain" } },
  ],
  [
    "a form",
    400,
    "BAD_REQUEST",
    /specify a 'content-type' header/,
    { body: "query={__typename}", headers: { "content-type": "application/x-www-form-urlencoded" } },
  ],
  ["no content type", 400, "BAD_REQUEST", /specify a 'content-type' header/, { body: QUERY, headers: {} }],
  [
    "XML that passes the preflight check",
    400,
    "BAD_REQUEST",
    /invalid Content-Type/,
    { body: QUERY, headers: { "content-type": "application/xml" } },
  ],
])("a POST of %s is refused with %i %s", async (_, status, code, says, raw) => {
  const answer = await sendBad(raw);
  const { errors } = JSON.parse(answer.text) as {
    errors: { message: string; extensions: { code: string } }[];
  };
  expect(errors[0]?.message).toMatch(says);
  expect({ status: answer.status, code: errors[0]?.extensions.code }).toEqual({ status, code });
});

test.each<Row>([
  [
    "a mutation",
    405,
    "BAD_REQUEST",
    /GET requests only support query/,
    get("query=mutation%7B__typename%7D"),
  ],
  [
    "a query that a page of another site could send",
    400,
    "BAD_REQUEST",
    /Cross-Site/,
    get("query=%7B__typename%7D", {}),
  ],
  [
    "variables that are no JSON",
    400,
    "BAD_REQUEST",
    /invalid JSON/,
    get("query=%7B__typename%7D&variables=%7B"),
  ],
  ["nothing", 400, "BAD_REQUEST", /non-empty `query`/, get("")],
  [
    "a query by PUT",
    405,
    "BAD_REQUEST",
    /only GET\/POST/,
    { method: "PUT", body: QUERY, headers: { ...JSON_TYPE } },
  ],
  ["DELETE", 405, "BAD_REQUEST", /only GET\/POST/, { method: "DELETE", headers: PREFLIGHT }],
])("a request other than POST with %s is refused with %i %s", async (_, status, code, says, raw) => {
  const answer = await sendBad(raw);
  const { errors } = JSON.parse(answer.text) as {
    errors: { message: string; extensions: { code: string } }[];
  };
  expect(errors[0]?.message).toMatch(says);
  expect({ status: answer.status, code: errors[0]?.extensions.code }).toEqual({ status, code });
});

test("a header of 20 KB is refused with 431", async () => {
  expect(
    await sendBad({ body: QUERY, headers: { ...JSON_TYPE, "x-long": "x".repeat(20_000) } }),
  ).toMatchObject({
    status: 431,
  });
});

test("a half of a surrogate pair in a variable is a name that nothing has", async () => {
  const query = "query ($t: String!) { company(name: $t) { id } }";
  const body = `{"query":${JSON.stringify(query)},"variables":{"t":"a\\ud800b"},"__proto__":{"x":1}}`;
  expect(await sendBad({ body })).toMatchObject({ status: 200, text: '{"data":{"company":null}}\n' });
  expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
});

test("an address that is not there is 404 in words, and no file of the machine is served", async () => {
  for (const path of [
    "/",
    "/nope",
    "/playground/../../../etc/passwd",
    "/playground/%2e%2e/package.json",
    "//",
  ]) {
    const answer = await sendBad({ method: "GET", path, headers: {} });
    expect([302, 404]).toContain(answer.status);
    expect(answer.text).not.toMatch(/root:|breachpath"/);
  }
});

test("what a page of another site asks for is not allowed to it, what a page of this machine asks for is", async () => {
  const origin = async (name: string): Promise<unknown> =>
    (await sendRaw(server.url, { body: QUERY, headers: { ...JSON_TYPE, origin: name } })).headers[
      "access-control-allow-origin"
    ];
  expect(await origin("http://localhost:5173")).toBe("http://localhost:5173");
  expect(await origin("https://evil.example")).toBeUndefined();
  expect(await origin("http://localhost.evil.example")).toBeUndefined();
});

test("the answer to GraphQL's own media type follows its specification", async () => {
  const headers = { ...JSON_TYPE, accept: "application/graphql-response+json" };
  const refused = await sendBad({ body: '{"query":"{ nope }"}', headers });
  expect(refused).toMatchObject({ status: 400 });
  expect(refused.headers["content-type"]).toMatch(/^application\/graphql-response\+json/);
});
