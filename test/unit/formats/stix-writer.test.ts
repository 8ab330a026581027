import { readFileSync } from "node:fs";
import { STIX } from "../../../src/formats/stix/stix.js";
import { STIX_WRITER } from "../../../src/formats/stix/writer.js";
import { claimId, findReferred } from "../../../src/records/ids.js";
import {
  foldRecords,
  mapDocument,
  type MemoryGraph,
  toGraph,
  writeGraph,
} from "../../support/memory-import.js";
import { claim, entity, fact, source, statement } from "../../support/records.js";

const SEED = ["entities", "sources", "statements", "claims"].flatMap((file) =>
  readFileSync(`seeds/${file}.ndjson`, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as object),
);

const write = async (graph: MemoryGraph): Promise<any[]> => {
  const objects = JSON.parse((await writeGraph(STIX_WRITER, graph)).text).objects as any[];
  const ids = new Set(objects.map(({ id }) => id));
  expect(ids.size).toBe(objects.length);
  expect(objects.flatMap(refsOf).filter((ref) => !ids.has(ref))).toEqual([]);
  return objects;
};
const read = (objects: readonly unknown[]): MemoryGraph =>
  toGraph(mapDocument(STIX, { type: "bundle", id: "bundle--x", objects }));

/** What an object refers to. */
function refsOf(object: any): string[] {
  const { created_by_ref, source_ref, target_ref, object_refs = [], object_marking_refs = [] } = object;
  const single = [created_by_ref, source_ref, target_ref].filter((ref) => ref !== undefined);
  return [...single, ...object_refs, ...object_marking_refs];
}

/** Records but for originals and what the importing format adds. */
function records(graph: MemoryGraph): Record<string, unknown> {
  return Object.fromEntries(
    [...graph]
      .filter(([, { record }]) => record !== "original")
      .map(([id, record]) => [id, { ...record, feed: undefined }])
      .sort(),
  );
}

const WORLD = [
  entity("publisher:paper", "Paper"),
  entity("company:one", "One", { aliases: ["Uno"] }),
  entity("incident:break-in", "Break-in", { state: "CLOSED" }),
  source("paper"),
];
const TRIPLE = ["incident:break-in", "AFFECTED", "company:one"] as const;
const idOf = (ref: string): string => findReferred(ref)?.id ?? "";

describe("A graph written as STIX", () => {
  test("reads back as the same entities, sources, statements and claims: the seed graph", async () => {
    const graph = foldRecords(SEED);
    expect(graph.size).toBe(246);
    expect(records(read(await write(graph)))).toEqual(records(graph));
  });

  test("is the same when it is written once more, and when it is written after it was read back", async () => {
    const graph = foldRecords(SEED);
    const first = await writeGraph(STIX_WRITER, graph);
    expect(first.losses.size).toBe(0);
    expect((await writeGraph(STIX_WRITER, graph)).text).toBe(first.text);
    expect((await writeGraph(STIX_WRITER, read(JSON.parse(first.text).objects))).text).toBe(first.text);
  });

  test("has a relationship for an assertion and an opinion for a denial, by who said it and as sure as it was", async () => {
    const objects = await write(
      foldRecords([
        ...WORLD,
        ...fact(
          TRIPLE,
          "publisher:paper",
          {},
          { certainty: 40, quote: "It was One.", publishedAt: "2021-08" },
        ),
        claim("denial", TRIPLE, "company:one", ["paper"], { stance: "DENIES", speakerRole: "VICTIM" }),
      ]),
    );
    const relationship = objects.find(({ type }) => type === "relationship");
    expect(relationship).toMatchObject({
      relationship_type: "targets",
      source_ref: `incident--${idOf("incident:break-in")}`,
      target_ref: `identity--${idOf("company:one")}`,
      created_by_ref: `identity--${idOf("publisher:paper")}`,
      created: "2021-08-31T23:59:59.999Z",
      confidence: 40,
      description: "It was One.",
      external_references: [{ source_name: "Fixture paper", description: "Fixture paper" }],
    });
    expect(objects.find(({ type }) => type === "opinion")).toMatchObject({
      opinion: "strongly-disagree",
      created_by_ref: `identity--${idOf("company:one")}`,
      object_refs: [relationship.id],
    });
  });

  test("does not come back as asserted where it is only denied", async () => {
    const graph = foldRecords([
      ...WORLD,
      statement(TRIPLE),
      claim("denial", TRIPLE, "company:one", ["paper"], { stance: "DENIES" }),
    ]);
    const objects = await write(graph);
    expect(objects.find(({ type }) => type === "relationship")).toMatchObject({ confidence: 0 });
    expect(records(read(objects))).toEqual(records(graph));
  });

  test.each([
    ["CLEAR", "RED", "TLP:RED"],
    ["AMBER_STRICT", "GREEN", "TLP:AMBER+STRICT"],
  ])(
    "marks what is said of a %s fact in a %s claim as %s, and brings the definition",
    async (of, by, name) => {
      const graph = foldRecords([
        ...WORLD,
        ...fact(TRIPLE, "publisher:paper", { marking: of }, { marking: by }),
      ]);
      const objects = await write(graph);
      const [marking] = objects.find(({ type }) => type === "relationship").object_marking_refs;
      expect(objects.find(({ id }) => id === marking).name).toBe(name);
      expect(records(read(objects))).toEqual(records(graph));
    },
  );

  test("calls an assertion revoked that was retracted or superseded", async () => {
    const correction = claim("correction", TRIPLE, "publisher:paper", ["paper"], {
      supersedes: [`claim ${TRIPLE.join(" ")}`],
    });
    const objects = await write(foldRecords([...WORLD, ...fact(TRIPLE, "publisher:paper"), correction]));
    const revoked = objects
      .filter(({ type }) => type === "relationship")
      .map((each) => [each.id, each.revoked]);
    expect(revoked).toHaveLength(2);
    expect(revoked).toContainEqual([`relationship--${claimId(`claim ${TRIPLE.join(" ")}`)}`, true]);
    expect(revoked).toContainEqual([`relationship--${claimId("correction")}`, undefined]);
  });
});

describe("What came as STIX", () => {
  const bundle = JSON.parse(readFileSync("test/fixtures/stix/bundle.json", "utf8"));
  const imported = toGraph(mapDocument(STIX, bundle));
  const campaign = "incident:stix/campaign--00000000-0000-4000-8000-000000000005";
  const relationship = "relationship--00000000-0000-4000-8000-000000000008";

  test("goes out word for word, with its ids and types", async () => {
    const { text } = await writeGraph(STIX_WRITER, imported);
    const objects = new Map(JSON.parse(text).objects.map((each: any) => [each.id, each]));
    expect(bundle.objects.map(({ id }: any) => objects.get(id))).toEqual(bundle.objects);
  });

  test("is what objects made here lead to: ends of relationships, what opinions are about, who speaks", async () => {
    const about = [campaign, "AFFECTED", "agency:Harbour Office of Norland"] as const;
    const graph = foldRecords([
      ...imported.values(),
      source("paper"),
      claim("denial", about, "company:Lantern Research", ["paper"], { stance: "DENIES" }),
    ]);
    const objects = JSON.parse((await writeGraph(STIX_WRITER, graph)).text).objects as any[];
    expect(objects.filter(({ type }) => type === "relationship")).toHaveLength(3);
    expect(objects.filter(({ type }) => type === "opinion")).toMatchObject([
      { object_refs: [relationship], created_by_ref: "identity--00000000-0000-4000-8000-000000000001" },
    ]);
  });

  test("in other formats is counted as lost", async () => {
    const foreign = { record: "original", original: "1", format: "veris", content: "{}" };
    const { losses } = await writeGraph(STIX_WRITER, foldRecords([foreign]));
    expect([...losses]).toEqual([["originals of the format veris", 1]]);
  });
});
