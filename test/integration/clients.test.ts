import { join } from "node:path";
import {
  buildClientPackage,
  type ClientPackage,
  compileExamples,
  compilePrograms,
  deadAddress,
  type Problems,
  runNode,
  typescriptOf,
} from "../support/client-package.js";
import { startTestServer, type TestServer } from "../support/server.js";
import { claimInput, say, SPOKEN_OF } from "../support/speech.js";

/** A program of somebody else's: it finds the package by its name, and leans on the types of the answer. */
const USER = `
import { BreachpathError, graphql, makeClient, readFragment, toBigInt } from "@breachpath/client";

const Measured = graphql("fragment Measured on Measurement { value comparator }");
const Path = graphql(\`
  query Path($from: String!) {
    trace(from: [{ name: $from }], through: [AGENCY], to: [{ kind: DATA_CLASS, name: "E-mail addresses" }]) {
      paths { status confidence measurements { ...Measured } }
    }
  }
\`, [Measured]);
const client = makeClient({ url: process.argv[2] ?? "" });
const { trace } = await client.query(Path, { from: "ProjectWEB" });
for (const { status, confidence, measurements } of trace.paths) {
  const values = readFragment(Measured, measurements).map(({ value }) => toBigInt(value ?? 0) * 2n);
  console.log(status.toLowerCase(), confidence + 1, values.join(" "));
}
try {
  await client.query(Path, { from: "Nobody" });
} catch (error) {
  if (!(error instanceof BreachpathError)) throw error;
  console.log(error.code, error.path.join("."), error.details["reason"]);
}
`;

/** What must not compile, each with what the compiler has to name. */
const WRONG = {
  "wrong-field": `import { graphql, makeClient } from "@breachpath/client";
    const Names = graphql("{ companies { nodes { nickname } } }");
    const { companies } = await makeClient({ url: "" }).query(Names);
    for (const { nickname } of companies.nodes) console.log(nickname.length);`,
  "not-asked-for": `import { graphql, makeClient } from "@breachpath/client";
    const { companies } = await makeClient({ url: "" }).query(graphql("{ companies { nodes { name } } }"));
    console.log(companies.nodes[0]?.country);`,
  "wrong-variable": `import { graphql, makeClient } from "@breachpath/client";
    const Page = graphql("query ($first: Int!) { companies(first: $first) { totalCount } }");
    await makeClient({ url: "" }).query(Page, { first: "twenty" });`,
  "no-variable": `import { graphql, makeClient } from "@breachpath/client";
    const Page = graphql("query ($first: Int!) { companies(first: $first) { totalCount } }");
    await makeClient({ url: "" }).query(Page);`,
};

const EXAMPLES = ["project-web", "whose-dump", "exposed-addresses", "watch-claims", "companies-csv"];

let server: TestServer;
let built: ClientPackage;
let problems: Problems;
let examples: string;
/** The programs that pages of the documentation show. */
let shown: string[];
beforeAll(async () => {
  shown = [...(await typescriptOf("clients/README.md")), ...(await typescriptOf("README.md"))];
  const pages = Object.fromEntries(shown.map((block, index) => [`shown-${index}`, block]));
  built = await buildClientPackage();
  [server, problems, examples] = await Promise.all([
    startTestServer(SPOKEN_OF),
    compilePrograms(built, { user: USER, ...WRONG, ...pages }),
    compileExamples(built),
  ]);
});
afterAll(async () => {
  await server.close();
  await built.remove();
});

function runExample(
  name: string,
  args: readonly string[],
  onOutput?: (out: string) => void,
): ReturnType<typeof runNode> {
  return runNode([join(examples, `${name}.js`), ...args], onOutput);
}

function problemsOf(program: string): string {
  return problems.types.filter((line) => line.includes(`${program}.ts`)).join("\n");
}

describe("The package", () => {
  test("is found by its name, compiles under strict rules, and answers with types", async () => {
    expect(problemsOf("user")).toBe("");
    const { code, out, err } = await runNode([join(built.folder, "user.js"), server.url]);
    expect(err).toBe("");
    expect(out).toBe("confirmed 91 152000 152000\nBAD_USER_INPUT trace UNKNOWN_NAME\n");
    expect(code).toBe(0);
  });

  test("what its page and the README show compiles", () => {
    expect(shown.length).toBeGreaterThan(4);
    const others = problems.types.filter((line) => !Object.keys(WRONG).some((name) => line.includes(name)));
    expect(others).toEqual([]);
  });

  test.each([
    ["wrong-field", /TS18046: 'nickname' is of type 'unknown'/],
    ["not-asked-for", /TS2339: Property 'country' does not exist/],
    ["wrong-variable", /TS2322: Type 'string' is not assignable to type 'number'/],
    ["no-variable", /TS2554: Expected 2 arguments, but got 1/],
  ])("a program with a %s does not compile", (program, problem) => {
    expect(problemsOf(program)).toMatch(problem);
  });

  test("a field that the schema does not have is named where it is asked for", () => {
    expect(problems.queries).toContain('Cannot query field "nickname" on type "Company"');
  });
});

describe("The examples", () => {
  test("project-web prints the path hop by hop, with who says so", async () => {
    const { code, out } = await runExample("project-web", [server.url]);
    expect(code).toBe(0);
    expect(out).toMatch(/^A path of 4 hops: CONFIRMED, confidence 90 of 100\n/);
    const ministry = "Ministry of Land, Infrastructure, Transport and Tourism";
    expect(out.match(/^\d\. .*$/gm)).toEqual([
      "1. ProjectWEB <-ACCESSED_VIA-- Access to Japanese government data through ProjectWEB (2021): CONFIRMED",
      `2. Access to Japanese government data through ProjectWEB (2021) --AFFECTED-> ${ministry}: CONFIRMED`,
      `3. ${ministry} <-ORIGINATES_FROM-- E-mail addresses taken through ProjectWEB: CONFIRMED`,
      "4. E-mail addresses taken through ProjectWEB --CONTAINS-> E-mail addresses: CONFIRMED",
    ]);
    expect(out).toContain(
      `   ${ministry} (2021-05) asserts: "At least 76,000 e-mail addresses."\n      in VCDB issue 17708;`,
    );
    expect(out).toMatch(/RECORDS: at least 76,000\n/);
  });

  test("whose-dump prints what was known at each date, and that Fujitsu's origin was refuted at last", async () => {
    const { code, out } = await runExample("whose-dump", [server.url]);
    expect(code).toBe(0);
    expect(out.match(/^(Known| {2}\S).*$/gm)).toEqual([
      "Known before 2021-08-27:",
      "  Fujitsu: ALLEGED",
      "Known before 2021-09-01:",
      "  Fujitsu: DISPUTED",
      "Known before 2021-09-12:",
      "  Toray Industries: ALLEGED",
      "  Fujitsu: REFUTED",
    ]);
    expect(out).toContain(`Marketo asserts (withdrawn): "The data is Fujitsu's."`);
    expect(out).toMatch(/Andrew Kane for Fujitsu denies: "The inquiry shows/);
  });

  test("exposed-addresses counts the addresses once, and says in one line what is wrong with a name", async () => {
    const all = await runExample("exposed-addresses", [server.url]);
    expect(all).toEqual({
      code: 0,
      err: "",
      out: [
        "E-mail addresses: at least 76000, no upper bound",
        "E-mail addresses taken through ProjectWEB",
        "  of Japanese government agencies, Ministry of Land, Infrastructure, Transport and Tourism",
        '  written as "at least 76,000", "more than 76,000"',
        "",
      ].join("\n"),
    });
    const nobody = await runExample("exposed-addresses", [server.url, "Nobody"]);
    expect(nobody).toMatchObject({ code: 1, out: "" });
    expect(nobody.err).toMatch(/^BAD_USER_INPUT: of\[0\]: Nothing is named "Nobody"\..*\n$/);
  });

  test("watch-claims goes on from a cursor, tells what is recorded while it listens, and ends after the second", async () => {
    const { journal } = await server.data("{ journal { cursor } }");
    const claim = (quote: string): Promise<unknown> =>
      say(server, "makeClaim", {
        ...claimInput("Narita International Airport", "CUSTOMER_OF", "Fujitsu"),
        by: { name: "Fujitsu" },
        quote,
      });
    await claim("It was recorded before.");
    let live: Promise<unknown> | undefined;
    const { code, out } = await runExample(
      "watch-claims",
      [server.url, "--count", "2", "--after", journal.cursor],
      () => void (live ??= claim("It is recorded now.")),
    );
    expect(code).toBe(0);
    const fact = "of Narita International Airport CUSTOMER_OF Fujitsu: now";
    expect(out).toMatch(new RegExp(`^Fujitsu ASSERTS: "It was recorded before."\\n  ${fact} `));
    expect(out).toMatch(new RegExp(`\\nFujitsu ASSERTS: "It is recorded now."\\n  ${fact} .*\\n$`));
  });

  test("companies-csv prints every company once, whatever the size of a page", async () => {
    const { companies } = await server.data("{ companies(first: 100) { nodes { id name } } }");
    const [small, large] = await Promise.all(
      ["2", "100"].map((size) => runExample("companies-csv", [server.url, size])),
    );
    expect(small?.code).toBe(0);
    expect(small?.out).toBe(large?.out);
    const lines = small?.out.trimEnd().split("\n") ?? [];
    expect(lines[0]).toBe("id,name,country,domains,aliases,recordedAt");
    expect(lines.slice(1).map((line) => line.split(",").slice(0, 2))).toEqual(
      companies.nodes.map(({ id, name }: any) => [id, name]),
    );
    expect(companies.nodes.length).toBeGreaterThan(4);
    expect(small?.out).toContain(",Fujitsu,JP,fujitsu.com,Fujitsu Limited; 富士通,");
    const tooMany = await runExample("companies-csv", [server.url, "20000"]);
    expect(tooMany).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^BAD_USER_INPUT: companies: `first`/),
    });
  });

  test("without a server each says so in one sentence, and fails", async () => {
    const address = await deadAddress();
    for (const name of EXAMPLES) {
      const { code, out, err } = await runExample(name, [address]);
      expect([name, code]).toEqual([name, 1]);
      expect(err).toMatch(/^(UNREACHABLE: )?No answer from http:.* Is the server running.*\n$/);
      expect(out).toBe(name === "companies-csv" ? "id,name,country,domains,aliases,recordedAt\n" : "");
    }
  });
});
