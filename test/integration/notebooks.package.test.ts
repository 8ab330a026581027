import { askPython, describePython, preparePython } from "../support/python.js";
import { entity, fact, source } from "../support/records.js";
import { startTestServer, type TestServer } from "../support/server.js";

/** Installing the libraries, where that was not done before, is most of it. */
const LONG = 400_000;

describePython("The Python package", () => {
  let server: TestServer;
  let found: any;
  beforeAll(async () => {
    server = await startTestServer([
      source("paper"),
      entity("company:twin", "Twin"),
      entity("agency:twin", "Twin"),
      entity("dataset:vast", "Vast"),
      ...fact(
        ["dataset:vast", "CONTAINS", "dataClass:e-mail-addresses"],
        "company:twin",
        {},
        { measurements: [{ kind: "RECORDS", value: "9007199254740993" }] },
      ),
    ]);
    found = await askPython(await preparePython(), "ask_breachpath.py", [server.url]);
  }, LONG);
  afterAll(() => server.close());

  test("gives tables, graphs and pictures", () => {
    expect(found.shapes).toMatchObject({
      hops: ["ACCESSED_VIA", "AFFECTED", "ORIGINATES_FROM", "CONTAINS"],
      claims: 7,
      attributes: ["hidden", "is_seed", "kind", "name"],
      byAlias: true,
      picture: "PNG",
      largest: [],
    });
    expect(found.shapes.nodes).toEqual(expect.arrayContaining(["Fujitsu", "ProjectWEB"]));
  });

  test("gives quantities beyond 2^53 exactly", () => {
    expect(found.shapes.sent).toEqual(["9007199254740993"]);
    expect(found.shapes.exactText).toEqual(["9007199254740993"]);
  });

  test.each([
    [
      "unknownName",
      "Refused",
      "BAD_USER_INPUT",
      'Nothing is named "Fujitzu". Did you mean Fujitsu (COMPANY)',
    ],
    [
      "unknownCentre",
      "Refused",
      "BAD_USER_INPUT",
      'Nothing is named "Fujitzu". Did you mean Fujitsu (COMPANY)',
    ],
    ["ambiguous", "Refused", "BAD_USER_INPUT", "Twin"],
    ["unknownKind", "BadArgument", null, "'ministry' is no kind; expected one of company, affiliate, agency"],
    ["kindAlone", "BadArgument", null, "Expected one entity, got a kind alone: 'agency:'. Add a name."],
    ["field", "Refused", "GRAPHQL_VALIDATION_FAILED", 'Cannot query field "nonsense"'],
    ["syntax", "Refused", "GRAPHQL_PARSE_FAILED", "Syntax Error"],
    ["format", "BadArgument", null, "export: expected one of ndjson, stix.json"],
    ["statement", "BadArgument", null, "No statement has the id 'no-such-id'"],
    ["date", "Refused", "BAD_USER_INPUT", "yesterday"],
    ["shown", "BadArgument", null, "show: expected what trace, neighbourhood or belief gives, got int."],
    ["absent", "NoServer", null, "No Breachpath answers at http://127.0.0.1:9. Start one with `npm start`"],
    [
      "address",
      "BadArgument",
      null,
      "url: expected an address such as http://127.0.0.1:4000, got '127.0.0.1:4000'.",
    ],
  ])("answers a wrong question (%s) with a sentence", (question, kind, code, message) => {
    expect(found.refusals[question]).toEqual({ kind, code, message: expect.stringContaining(message) });
  });

  test("takes a name that two bear, with its kind", () => {
    expect(found.refusals["told apart"]).toBeNull();
  });
});
