import { openIntroduced, type RawSocket } from "../support/raw-socket.js";
import { expectNothingInternal } from "../support/refusal.js";
import { startTestServer, type TestServer } from "../support/server.js";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** The first answer to an operation, and the end of it. */
async function ask(socket: RawSocket, query: string, variables: object = {}): Promise<any> {
  socket.send({ id: "it", type: "subscribe", payload: { query, variables } });
  const answer = await socket.next();
  if (answer.type === "next") expect(await socket.next()).toEqual({ id: "it", type: "complete" });
  return answer;
}

const ORIGINS = '{ dataset(name: "The 4 GB dump") { origins { nodes { name } } } }';

test("a query over a socket is answered as over HTTP, and asks the database anew each time", async () => {
  const expected = await server.data(ORIGINS);
  const socket = await openIntroduced(server.url);
  for (let time = 0; time < 2; time += 1) {
    server.takeQueries();
    expect((await ask(socket, ORIGINS)).payload).toEqual({ data: expected });
    expect(server.takeQueries()).toContain("relations.page.ORIGINATES_FROM");
  }
  socket.close();
});

test.each([
  ["an object", { publishedBefore: "2021-08-27" }],
  ["the header's JSON", '{"publishedBefore":"2021-08-27"}'],
])("the connection's parameters set its lens, as %s", async (_, lens) => {
  const header = { "x-breachpath-lens": '{"publishedBefore":"2021-08-27"}' };
  const expected = await server.data(ORIGINS, {}, header);
  expect(expected).not.toEqual(await server.data(ORIGINS));
  const socket = await openIntroduced(server.url, { lens });
  expect((await ask(socket, ORIGINS)).payload).toEqual({ data: expected });
  socket.close();
});

test("a lens that is none is refused where it is used", async () => {
  const socket = await openIntroduced(server.url, { lens: { publishedBefore: "yesterday" } });
  const { type, payload } = await ask(socket, ORIGINS);
  expect(type).toBe("error");
  expect(payload[0].message).toMatch(/^ConnectionParams\.lens: expected JSON such as/);
  expect(payload[0].extensions).toEqual({ code: "BAD_USER_INPUT", reason: "INVALID_VALUE" });
  socket.close();
});

test("limits and refusals are those of HTTP, word for word", async () => {
  const queries = [
    "{ companies(first: 100) { nodes { affiliates(first: 100) { nodes { affiliates(first: 100) { nodes { id } } } } } } }",
    "{ nothing }",
    "{",
    `{ ${"stats { facts } ".repeat(21)} }`,
  ];
  const socket = await openIntroduced(server.url);
  for (const query of queries) {
    const { type, payload } = await ask(socket, query);
    expect(type).toBe("error");
    expect(payload).toEqual((await server.ask(query)).errors);
    expectNothingInternal(JSON.stringify(payload));
  }
  const unknown = '{ trace(from: [{ name: "Nobody" }], to: [{ name: "Fujitsu" }]) { complete } }';
  const { payload } = await ask(socket, unknown);
  expect(payload.errors).toEqual((await server.ask(unknown)).errors);
  const variable = "query ($first: Int!) { companies(first: $first) { totalCount } }";
  expect((await ask(socket, variable, { first: "x" })).payload).toEqual(
    (await server.ask(variable, { first: "x" })).errors,
  );
  socket.close();
});
