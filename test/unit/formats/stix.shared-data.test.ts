import { readFileSync } from "node:fs";
import { join } from "node:path";
import { STIX } from "../../../src/formats/stix/stix.js";
import { STIX_WRITER } from "../../../src/formats/stix/writer.js";
import { mapDocument, type MemoryGraph, toGraph, writeGraph } from "../../support/memory-import.js";
import { describeShared, SHARED_DATA } from "../../support/shared-data.js";

interface Counts {
  readonly objects: number;
  readonly distinct_ids: number;
  readonly types: Readonly<Record<string, number>>;
  readonly relationship_types: Readonly<Record<string, number>>;
  readonly relationships_with_endpoint_outside_bundle: number;
  readonly objects_without_created: number;
  readonly revoked: number;
  readonly x_mitre_deprecated: number;
}

const readJson = (path: string): any => JSON.parse(readFileSync(join(SHARED_DATA ?? "", path), "utf8"));

/** The files that are counted independently of this project. */
const COUNTED: [string, Counts][] =
  SHARED_DATA === null
    ? []
    : Object.entries<any>(readJson("COUNTS.json")).filter(
        ([path, counts]) => path.startsWith("stix/") && counts.types !== undefined,
      );

function tally(keys: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

const originalsOf = (graph: MemoryGraph): any[] =>
  [...graph.values()].flatMap((each) => (each.record === "original" ? [JSON.parse(each.content)] : []));
const relationsOf = (graph: MemoryGraph): Record<string, number> =>
  tally([...graph.values()].flatMap((each) => (each.record === "statement" ? [each.statement[1]] : [])));
const kindsOf = (graph: MemoryGraph): Record<string, number> =>
  tally(
    [...graph.values()].flatMap((each) =>
      each.record === "entity" ? [each.entity.split(":")[0] ?? ""] : [],
    ),
  );

describeShared("The public STIX bundles", () => {
  test("are all there", () => {
    expect(COUNTED).toHaveLength(29);
  });

  test.each(COUNTED)("%s: every object is kept, with its type, as counted elsewhere", (path, counts) => {
    const mapped = mapDocument(STIX, readJson(path));
    const originals = originalsOf(toGraph(mapped));
    expect(mapped).toHaveLength(counts.objects);
    expect(originals).toHaveLength(counts.distinct_ids);
    expect(tally(originals.map(({ type }) => type))).toEqual(counts.types);
    const relationships = originals.filter(({ type }) => type === "relationship");
    expect(tally(relationships.map((each) => each.relationship_type))).toEqual(counts.relationship_types);
    const notes = mapped.flatMap((each) => ("records" in each ? (each.notes ?? []) : []));
    expect(notes.filter((note) => note.includes("came with no import yet"))).toHaveLength(
      counts.relationships_with_endpoint_outside_bundle,
    );
    expect(notes.filter((note) => note === "its producer calls it deprecated")).toHaveLength(
      counts.x_mitre_deprecated,
    );
    expect(notes.filter((note) => note === "its producer has revoked it")).toHaveLength(counts.revoked);
    expect(originals.filter(({ created }) => created === undefined)).toHaveLength(
      counts.objects_without_created,
    );
  });

  test.each(COUNTED)("%s goes out as it came", async (path) => {
    const document = readJson(path);
    const { text } = await writeGraph(STIX_WRITER, toGraph(mapDocument(STIX, document)));
    const written = new Map(JSON.parse(text).objects.map((each: any) => [each.id, each]));
    for (const object of document.objects) expect(written.get(object.id)).toEqual(object);
  });

  test("give the entities and relations that docs/import-counts.md tells of", () => {
    const all = COUNTED.map(([path]) => toGraph(mapDocument(STIX, readJson(path))));
    const sum = (each: (graph: MemoryGraph) => Record<string, number>): Record<string, number> =>
      tally(
        all
          .map(each)
          .flatMap((counts) => Object.entries(counts).flatMap(([key, n]) => Array<string>(n).fill(key))),
      );
    expect(sum(kindsOf)).toEqual({
      company: 57,
      incident: 65,
      person: 16,
      publisher: 4,
      sector: 71,
      threatActor: 236,
      tool: 1,
    });
    expect(sum(relationsOf)).toEqual({ ATTRIBUTED_TO: 33, AFFECTED: 5 });
  });

  test("companies find the sectors of the other bundle", () => {
    const [companies, sectors] = ["companies", "sectors"].map((name) =>
      readJson(`stix/opencti-datasets/${name}.json`),
    );
    const graph = toGraph(mapDocument(STIX, [...companies.objects, ...sectors.objects]));
    expect(relationsOf(graph)).toEqual({ IN_SECTOR: 31 });
    expect(kindsOf(graph)).toEqual({ company: 32, sector: 71 });
  });
});
