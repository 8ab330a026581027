import { WebSocket } from "ws";
import { buildClientPackage, type ClientPackage, deadAddress } from "../support/client-package.js";
import { startTestServer, type TestServer } from "../support/server.js";
import { claimInput, mutationOf, say, SPOKEN_OF } from "../support/speech.js";

let server: TestServer;
let built: ClientPackage;
/** What the package's entry offers, in this process. */
let client: any;
beforeAll(async () => {
  [server, built] = await Promise.all([startTestServer(SPOKEN_OF), buildClientPackage()]);
  client = await import(built.entry);
});
afterAll(async () => {
  await server.close();
  await built.remove();
});

/** The error that this throws. */
async function refusal(work: () => Promise<unknown>): Promise<any> {
  return work().then(
    () => {
      throw new Error("It was not refused.");
    },
    (error: unknown) => error,
  );
}

const ORIGINS = '{ dataset(name: "The 4 GB dump") { origins { nodes { name } } } }';
const RECORDED = `subscription ($after: String, $about: ID) { claimRecorded(after: $after, about: $about) {
  cursor claim { quote } statement { status } } }`;

/** A document as gql.tada makes it; its types are tried above. */
const read = (text: string): any => client.graphql(text);
const make = (options: object = {}): any =>
  client.makeClient({ url: server.url, webSocket: WebSocket, ...options });

test("asks under its lens, and without one sees what is believed now", async () => {
  const lens = { publishedBefore: "2021-08-27" };
  expect((await make({ lens }).query(read(ORIGINS))).dataset.origins.nodes).toEqual([{ name: "Fujitsu" }]);
  expect((await make().query(read(ORIGINS))).dataset.origins.nodes).toEqual([{ name: "Toray Industries" }]);
});

test("sends its headers by the fetch that it is given", async () => {
  const sent: any[] = [];
  const spy = (url: string, init: RequestInit): Promise<Response> => {
    sent.push([url, init.method, init.headers]);
    return fetch(url, init);
  };
  await make({ fetch: spy, headers: { "x-who": "me" }, url: `${server.url}/graphql` }).query(read(ORIGINS));
  expect(sent).toEqual([[`${server.url}/graphql`, "POST", expect.objectContaining({ "x-who": "me" })]]);
});

test.each([
  [
    "a page that is too large",
    "{ companies(first: 5000) { totalCount } }",
    { code: "BAD_USER_INPUT", path: ["companies"], details: { reason: "INVALID_PAGE" } },
  ],
  [
    "an unknown field",
    "{ stats { facts } nothing }",
    { code: "GRAPHQL_VALIDATION_FAILED", path: [], details: {} },
  ],
  [
    "too much at once",
    `{ ${"stats { facts } ".repeat(400)} }`,
    { code: "LIMIT_EXCEEDED", path: [], details: { allowed: expect.any(Number) } },
  ],
])("%s is refused with the server's words and code", async (_, query, expected) => {
  const { errors = [] } = await server.ask(query);
  const error = await refusal(() => make().query(read(query)));
  expect(error).toBeInstanceOf(client.BreachpathError);
  expect(error).toMatchObject({ name: "BreachpathError", ...expected });
  expect(error.message).toBe(errors.map(({ message }) => message).join("\n"));
  expect(error.errors).toHaveLength(errors.length);
});

test("of several failures the first gives the code, and all of them are told", async () => {
  const error = await refusal(() => make().query(read("{ nothing neither }")));
  expect(error.code).toBe("GRAPHQL_VALIDATION_FAILED");
  expect(error.errors).toHaveLength(2);
  expect(error.message).toMatch(/^Cannot query field "nothing" .*\nCannot query field "neither" .*$/);
});

test("writes, and what is wrong with the input stands in the answer", async () => {
  const input = { ...claimInput("Nobody", "CUSTOMER_OF", "Fujitsu"), by: { name: "Fujitsu" } };
  const { done } = await make().mutate(read(mutationOf("makeClaim")), { input });
  expect(done.userErrors).toMatchObject([{ code: "UNKNOWN_NAME" }]);
});

test("listens from a cursor, and leaves while nothing comes", async () => {
  const { journal } = await server.data("{ journal { cursor } }");
  await say(server, "makeClaim", {
    ...claimInput("Narita International Airport", "CUSTOMER_OF", "Fujitsu"),
    by: { name: "Fujitsu" },
    quote: "It was heard.",
  });
  const heard: string[] = [];
  for await (const { claimRecorded } of make().subscribe(read(RECORDED), { after: journal.cursor })) {
    heard.push(claimRecorded.claim.quote);
    break;
  }
  expect(heard).toEqual(["It was heard."]);
  const quiet = make().subscribe(read(RECORDED));
  const next = quiet.next();
  await quiet.return();
  expect(await next).toEqual({ done: true, value: undefined });
});

test("what the server refuses of a subscription is thrown with its code, also if asked for late", async () => {
  const bad = make().subscribe(read(RECORDED), { after: "zz" });
  await new Promise((resolve) => setTimeout(resolve, 300));
  const error = await refusal(() => bad.next());
  expect(error).toMatchObject({ code: "BAD_USER_INPUT", details: { reason: "INVALID_CURSOR" } });
  const unknown = await refusal(() => make().subscribe(read("subscription { nothing }")).next());
  expect(unknown).toMatchObject({ code: "GRAPHQL_VALIDATION_FAILED" });
});

test("where no GraphQL answers, it says what does", async () => {
  const page = await refusal(() => make({ url: `${server.url}/playground/` }).query(read(ORIGINS)));
  expect(page).toMatchObject({
    code: "NOT_GRAPHQL",
    message: expect.stringMatching(/playground\/ answered 200/),
  });
  const url = await deadAddress();
  const expected = {
    code: "UNREACHABLE",
    message: expect.stringMatching(/\(connect ECONNREFUSED .*\)\. Is the/),
  };
  expect(await refusal(() => make({ url }).query(read(ORIGINS)))).toMatchObject(expected);
  expect(await refusal(() => make({ url }).subscribe(read(RECORDED)).next())).toMatchObject(expected);
  expect(() => make({ url: "somewhere" })).toThrow(
    'url: expected an address such as "http://127.0.0.1:4000", got "somewhere"',
  );
});

test("without a WebSocket it says which package has one", () => {
  const { subscribe } = make({ webSocket: null });
  const expected = { code: "NO_WEB_SOCKET", message: expect.stringContaining('the package "ws"') };
  expect(() => subscribe(read(RECORDED))).toThrow(expect.objectContaining(expected));
});

test("a BigInt beyond 2^53 is read exactly", () => {
  expect(client.toBigInt("9223372036854775807")).toBe(9_223_372_036_854_775_807n);
  expect(client.toBigInt(4_000_000_000)).toBe(4_000_000_000n);
});
