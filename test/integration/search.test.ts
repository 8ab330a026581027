import { entity } from "../support/records.js";
import { startTestServer, type TestServer } from "../support/server.js";

/** 45 companies that one search finds, many of them with the same score. */
const MANY = Array.from({ length: 45 }, (_, index) =>
  entity(`company:many-${index}`, `Manifold ${index % 7}`),
);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(MANY);
});
afterAll(() => server.close());

interface Hit {
  readonly score: number;
  readonly matched: string;
  readonly cursor: string;
  readonly node: { readonly id: string; readonly name: string; readonly kind: string };
}

const SEARCH = `query ($text: String!, $kinds: [EntityKind!], $first: Int, $after: String) {
  search(text: $text, kinds: $kinds, first: $first, after: $after) {
    edges { score matched cursor node { id name kind } } pageInfo { hasNextPage endCursor } } }`;

async function search(text: string, more: Record<string, unknown> = {}): Promise<Hit[]> {
  return (await server.data(SEARCH, { text, ...more })).search.edges as Hit[];
}

test.each([
  ["a name", "fujitsu", "Fujitsu", "Fujitsu"],
  ["a name in capitals", "FUJITSU", "Fujitsu", "Fujitsu"],
  ["full-width letters", "Ｆｕｊｉｔｓｕ", "Fujitsu", "Fujitsu"],
  ["a typo", "fujitzu", "Fujitsu", "Fujitsu"],
  ["a typo in one of two words", "tory industries", "Toray Industries", "Toray Industries"],
  ["the words in another order", "industries toray", "Toray Industries", "Toray Industries"],
  ["the beginning of a word", "narit", "Narita International Airport", "Narita Airport"],
  ["the beginnings of two words", "toray indus", "Toray Industries", "Toray Industries"],
  ["an alias", "mlit", "Ministry of Land, Infrastructure, Transport and Tourism", "MLIT"],
  [
    "an alias with a word that the index leaves out",
    "the 4 gb dump",
    "4 GB of data offered on Marketo",
    "The 4 GB dump",
  ],
  ["a Japanese alias", "富士通", "Fujitsu", "富士通"],
  ["the beginning of a Japanese alias", "東レ", "Toray Industries", "東レ"],
  ["accents left in", "Fújitsú", "Fujitsu", "Fujitsu"],
  ["punctuation around", '  "Guess?" ', "Guess", "Guess"],
])("finds best by %s: %s -> %s, and says what matched", async (_, text, name, matched) => {
  const [best] = await search(text);
  expect(best).toMatchObject({ node: { name }, matched });
});

test("finds only what has every word", async () => {
  expect((await search("toray industries")).map(({ node }) => node.name)).toEqual(["Toray Industries"]);
  expect(await search("toray zzzzzz")).toEqual([]);
});

test("finds only the kinds asked for", async () => {
  const kinds = new Set((await search("fujitsu")).map(({ node }) => node.kind));
  expect([...kinds].sort()).toEqual(["COMPANY", "INCIDENT", "LISTING", "TOOL"]);
  const tools = await search("fujitsu", { kinds: ["TOOL"] });
  expect(tools.map(({ node }) => node.name)).toEqual(["ProjectWEB"]);
  expect(await search("fujitsu", { kinds: ["COUNTRY"] })).toEqual([]);
  expect(await search("fujitsu", { kinds: [] })).toEqual([]);
});

test.each([1, 4, 20, 100])(
  "goes page by page through all hits, each once, best first: by %i",
  async (first) => {
    const hits: Hit[] = [];
    for (let after: string | undefined, more = true; more;) {
      const { edges, pageInfo } = (await server.data(SEARCH, { text: "manifold", first, after })).search as {
        edges: Hit[];
        pageInfo: { endCursor: string; hasNextPage: boolean };
      };
      hits.push(...edges);
      expect(pageInfo.endCursor).toBe(edges.at(-1)?.cursor);
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    expect(hits).toHaveLength(MANY.length);
    expect(new Set(hits.map(({ node }) => node.id)).size).toBe(MANY.length);
    const scores = hits.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  },
);

test.each(["", "   ", "?!", "\u0000"])(
  "finds nothing for a text without letters and digits: %j",
  async (text) => {
    server.takeQueries();
    expect(await search(text)).toEqual([]);
    expect(server.takeQueries()).toEqual([]);
  },
);
