import { idOf } from "../support/ids.js";
import { encodeCursor } from "../../src/shared/cursor.js";
import { expectRefusal, refused } from "../support/refusal.js";
import { startTestServer, type TestServer } from "../support/server.js";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const exposure = (of: string, more = ""): string =>
  `{ exposure(of: ${of}, measure: RECORDS${more}) { low } }`;
const conflicts = (args: string): string => `{ conflicts(${args}) { nodes { id } } }`;
const subjectView = (args: string): string => `{ subjectView(${args}) { nodes { answered } } }`;
const FUJITSU = '[{ name: "Fujitsu" }]';
const CLAIM_OR_NOTHING = "00000000-0000-5000-8000-000000000000";
const noPolicy = "lens: { policy: { statuses: [] } }";

test.each<[string, string, RegExp]>([
  ["UNKNOWN_ID", exposure('[{ id: "nope" }]'), /^of\[0\]: no entity has the id "nope"/],
  [
    "UNKNOWN_NAME",
    exposure('[{ name: "Fujitsoo" }]'),
    /^of\[0\]: Nothing is named "Fujitsoo"\. Did you mean/,
  ],
  ["UNKNOWN_NAME", exposure('[{ kind: TOOL, name: "Fujitsu" }]'), /^of\[0\]: No TOOL is named "Fujitsu"/],
  ["INVALID_VALUE", exposure("[]"), /^of: expected one entity at least, got none/],
  ["INVALID_VALUE", exposure("[{}]"), /^of\[0\]: expected an id or a name/],
  ["INVALID_VALUE", exposure(`[${'{ id: "x" } '.repeat(51)}]`), /^of: expected at most 50 entities, got 51/],
  [
    "UNKNOWN_NAME",
    exposure(FUJITSU, ', dataClass: { name: "Nope" }'),
    /^dataClass: No DATA_CLASS is named "Nope"/,
  ],
  [
    "INVALID_VALUE",
    exposure(FUJITSU, ', dataClass: { kind: TOOL, name: "ProjectWEB" }'),
    /^dataClass: expected a DATA_CLASS, got the kind TOOL/,
  ],
  [
    "INVALID_VALUE",
    exposure(FUJITSU, ", dataClass: { kind: DATA_CLASS }"),
    /^dataClass: expected an id or a name/,
  ],
  [
    "UNKNOWN_ID",
    exposure(FUJITSU, `, dataClass: { id: "${idOf("company:fujitsu")}" }`),
    /^dataClass: no DATA_CLASS has the id/,
  ],
  ["INVALID_VALUE", exposure(FUJITSU, `, ${noPolicy}`), /^lens\.policy\.statuses: expected one status/],
  [
    "UNKNOWN_ID",
    conflicts(`about: "${CLAIM_OR_NOTHING}"`),
    /^about: no entity or statement has the id "0{8}-/,
  ],
  ["UNKNOWN_ID", conflicts('about: ""'), /^about: no entity or statement has the id ""/],
  ["INVALID_VALUE", conflicts("kinds: []"), /^kinds: expected one kind at least, got none/],
  ["INVALID_PAGE", conflicts("first: 101"), /^conflicts: `first` is expected to be 0 to 100, got 101/],
  ["INVALID_PAGE", conflicts("first: -1"), /^conflicts: `first` is expected to be 0 to 100, got -1/],
  ["INVALID_CURSOR", conflicts('after: "nope"'), /^after: "nope" is not a cursor of this API/],
  ["INVALID_CURSOR", conflicts(`after: "${encodeCursor("statements", ["x"])}"`), /belongs to another list/],
  ["INVALID_CURSOR", conflicts(`after: "${encodeCursor("conflicts", ["x"])}"`), /is damaged/],
  [
    "INVALID_CURSOR",
    conflicts(`after: "${encodeCursor("conflicts", ["NOPE", "x", "y"])}"`),
    /conflicts of other kinds/,
  ],
  [
    "INVALID_CURSOR",
    conflicts(
      `kinds: [EXCLUSIVE_OBJECT], after: "${encodeCursor("conflicts", ["OPPOSED_STANCE", "x", "y"])}"`,
    ),
    /conflicts of other kinds/,
  ],
  ["INVALID_VALUE", conflicts(noPolicy), /^lens\.policy\.statuses: expected one status/],
  ["UNKNOWN_ID", subjectView('of: { id: "nope" }'), /^of: no entity has the id "nope"/],
  ["UNKNOWN_NAME", subjectView('of: { kind: TOOL, name: "Fujitsu" }'), /^of: No TOOL is named "Fujitsu"/],
  ["INVALID_VALUE", subjectView("of: {}"), /^of: expected an id or a name/],
  ["INVALID_VALUE", subjectView("of: { kind: COMPANY }"), /^of: expected an id or a name/],
  [
    "INVALID_PAGE",
    subjectView('of: { name: "Fujitsu" }, first: 101'),
    /^subjectView: `first` is expected to be 0 to 100/,
  ],
  ["INVALID_CURSOR", subjectView('of: { name: "Fujitsu" }, after: "nope"'), /^after: "nope" is not a cursor/],
  [
    "INVALID_VALUE",
    subjectView(`of: { name: "Fujitsu" }, ${noPolicy}`),
    /^lens\.policy\.statuses: expected one status/,
  ],
])("%s: %.120s", async (reason, query, says) => {
  expectRefusal(await server.ask(query), refused(reason, says));
});

test.each([
  [
    "an unknown measure",
    '{ exposure(of: [{ name: "Fujitsu" }], measure: MILES) { low } }',
    /"MILES" does not exist in "MeasureKind"/,
  ],
  [
    "no measure",
    '{ exposure(of: [{ name: "Fujitsu" }]) { low } }',
    /argument "measure" of type "MeasureKind!" is required/,
  ],
  [
    "an unknown kind of conflict",
    "{ conflicts(kinds: [NOPE]) { nodes { id } } }",
    /"NOPE" does not exist in "ConflictKind"/,
  ],
  ["pages backwards", "{ conflicts(last: 1) { nodes { id } } }", /Unknown argument "last"/],
])("the schema refuses %s", async (_what, query, says) => {
  const { status, errors } = await server.ask(query);
  expect(status).toBe(400);
  expect(errors?.[0]?.message).toMatch(says);
});

test("a page of none is empty, and says whether there is more", async () => {
  const page = "{ nodes { __typename } pageInfo { hasNextPage endCursor } }";
  const asked = `{ conflicts(first: 0) ${page} subjectView(of: { name: "Fujitsu" }, first: 0) ${page} }`;
  const empty = { nodes: [], pageInfo: { hasNextPage: true, endCursor: null } };
  expect(await server.data(asked)).toEqual({ conflicts: empty, subjectView: empty });
});

test("a kind that nothing measures gives no number, and a lens before everything nothing at all", async () => {
  const asked = `{ none: exposure(of: [{ kind: PERSON }], measure: RECORDS) { low high comparator datasets { low } unmeasured { name } }
    before: conflicts(lens: { publishedBefore: "1999-01-01" }) { nodes { id } }
    said: subjectView(of: { name: "Fujitsu" }, lens: { publishedBefore: "1999-01-01" }) { nodes { answered } } }`;
  expect(await server.data(asked)).toEqual({
    none: { low: null, high: null, comparator: null, datasets: [], unmeasured: [] },
    before: { nodes: [] },
    said: { nodes: [] },
  });
});
