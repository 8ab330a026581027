import { fileNameOf } from "../../../explorer/src/exports/file-name";
import { exportedFacts, toCsv } from "../../../explorer/src/exports/rows";
import { toSceneJson } from "../../../explorer/src/exports/scene-json";
import { serverExportOf } from "../../../explorer/src/exports/server-export";
import { toCatalogue } from "../../../explorer/src/graph/catalogue";
import { NEW_PATHS, START, type View } from "../../../explorer/src/state/view";
import { makeClaim, makeDenial, sceneFact, sceneNode, sceneOf } from "./builders";

const named = (id: string, name: string) => sceneNode(id, { name });
const FACT = sceneFact("fact", "dump", "fujitsu", {
  relation: "ORIGINATES_FROM",
  status: "REFUTED",
  confidence: 0,
  claims: [makeClaim("denial", null, { stance: "DENIES", knownFrom: "2021-09-11T00:00:00.000Z" })],
  change: "changed",
  was: "ALLEGED",
});
const SCENE = sceneOf([named("dump", 'The "4 GB" dump'), named("fujitsu", "Fujitsu")], [FACT]);
const CATALOGUE = toCatalogue({ kinds: [], relations: [] });

function exported(quote: string | null) {
  return exportedFacts(SCENE, CATALOGUE, new Map([["denial", makeDenial({ quote })]]));
}

describe("CSV", () => {
  test("has a row for each claim about each fact, with speaker, dates and sources", () => {
    const [head, row, end] = toCsv(exported("Not ours.")).split("\r\n");
    expect(head?.split(",").slice(0, 5)).toEqual([
      "statement_id",
      "subject",
      "relation",
      "object",
      "sentence",
    ]);
    expect(row).toBe(
      'fact,"The ""4 GB"" dump",ORIGINATES_FROM,Fujitsu,"The ""4 GB"" dump originates from Fujitsu",REFUTED,0,' +
        'changed,ALLEGED,denial,DENIES,true,"Andrew Kane, for Fujitsu",2021-09-10,2021-09-11T00:00:00.000Z,Not ours.,' +
        '"ZDNet on Fujitsu\'s findings, ZDNet",https://zdnet.example/fujitsu',
    );
    expect(end).toBe("");
  });

  test("keeps a spreadsheet from running what somebody said", () => {
    expect(toCsv(exported('=HYPERLINK("http://x")'))).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(toCsv(exported("-1 to all"))).toContain(",'-1 to all,");
  });

  test("has a row for a fact without claims, as wide as the others", () => {
    const facts = exportedFacts(SCENE, CATALOGUE, new Map());
    const [head, row] = toCsv(facts).split("\r\n");
    expect(row).toMatch(/,changed,ALLEGED,,,,,,,,,$/);
    expect(head?.split(",")).toHaveLength(18);
  });
});

test("JSON holds the lens, the link, and each fact with its whole claims", () => {
  const about = { link: "http://here/explore/?ask=paths", takenAt: "2026-11-30T00:00:00.000Z" };
  const text = toSceneJson(SCENE, exported("Not ours."), { question: NEW_PATHS, lens: START.lens }, about);
  expect(JSON.parse(text)).toMatchObject({
    ...about,
    format: "breachpath-view",
    lens: { preset: "CURRENT_BEST", before: null },
    counts: { shown: 1 },
    facts: [
      {
        id: "fact",
        status: "REFUTED",
        was: "ALLEGED",
        claims: [{ id: "denial", sources: [{ kind: "ARTICLE" }] }],
      },
    ],
  });
});

describe("what the server writes", () => {
  const view = (different: Partial<View>): View => ({ ...START, ...different });
  const parametersOf = (asked: ReturnType<typeof serverExportOf>) =>
    new URLSearchParams(typeof asked === "string" ? "" : asked.parameters);

  test("is the question itself, where that is what lies around entities", () => {
    const asked = serverExportOf(
      view({
        question: { type: "around", seeds: [{ id: "fujitsu", name: "Fujitsu" }], hops: 2, budget: 80 },
        lens: { since: null, before: "2021-09-12", preset: "CORROBORATED" },
      }),
      SCENE,
    );
    const parameters = parametersOf(asked);
    expect([parameters.getAll("around"), parameters.get("hops"), parameters.get("budget")]).toEqual([
      ["fujitsu"],
      "2",
      "80",
    ]);
    expect(JSON.parse(String(parameters.get("lens")))).toEqual({
      publishedBefore: "2021-09-12",
      policy: { preset: "CORROBORATED" },
    });
    expect(asked).toMatchObject({ holds: expect.stringContaining("What is around Fujitsu, 2 hops") });
  });

  test("is one hop around what paths show, and says that this is more than is drawn", () => {
    const asked = serverExportOf(view({ question: NEW_PATHS }), SCENE);
    expect(parametersOf(asked).getAll("around")).toEqual(["dump", "fujitsu"]);
    expect(asked).toMatchObject({ holds: expect.stringContaining("more than is drawn") });
  });

  test("is refused with a reason where there is nothing, or too much for one request", () => {
    expect(serverExportOf(view({}), SCENE)).toContain("Nothing is asked yet");
    expect(serverExportOf(view({ question: NEW_PATHS }), { nodes: [], facts: [] })).toContain(
      "Nothing is shown",
    );
    const many = Array.from({ length: 51 }, (_, index) => named(String(index), "x"));
    expect(serverExportOf(view({ question: NEW_PATHS }), { nodes: many, facts: [] })).toContain(
      "51 entities are shown; the server writes what is around 50 at most",
    );
  });
});

test.each([
  ["Whose data?", "csv", "breachpath-whose-data-2026-11-30.csv"],
  ["富士通", "graphml", "breachpath-view-2026-11-30.graphml"],
  [null, "json", "breachpath-view-2026-11-30.json"],
])("a file about %s is named %s for what it is and when it was taken", (about, extension, name) => {
  expect(fileNameOf(about, extension, "2026-11-30")).toBe(name);
});
