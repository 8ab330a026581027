import { readFileSync } from "node:fs";
import type { Mapped } from "../../../src/formats/format.js";
import { STIX } from "../../../src/formats/stix/stix.js";
import { mapDocument, toGraph } from "../../support/memory-import.js";

const FOLDER = "test/fixtures/stix";
const readJson = (name: string): any => JSON.parse(readFileSync(`${FOLDER}/${name}`, "utf8"));

const object = (type: string, digit: number, more: object = {}): Record<string, unknown> => ({
  type,
  id: `${type}--00000000-0000-4000-8000-00000000000${digit}`,
  created: "2024-01-01T00:00:00.000Z",
  modified: "2024-01-01T00:00:00.000Z",
  ...more,
});
const company = (digit: number, name: string): Record<string, unknown> =>
  object("identity", digit, { name, identity_class: "organization" });
const partOf = (digit: number, from: object, to: object): Record<string, unknown> =>
  object("relationship", digit, {
    relationship_type: "part-of",
    source_ref: (from as any).id,
    target_ref: (to as any).id,
  });

/** The records of an object, but for its original; and the notes. */
const said = (mapped: Mapped | undefined): { records: any[]; notes: readonly string[] } => {
  if (!mapped || !("records" in mapped)) throw new Error(JSON.stringify(mapped));
  const records = mapped.records.filter(({ record }) => record !== "original");
  return { records, notes: mapped.notes ?? [] };
};

describe("A STIX bundle", () => {
  test("is recorded as the records that are written down beside it", () => {
    const mapped = mapDocument(STIX, readJson("bundle.json"));
    expect(mapped).toEqual(readJson("bundle.expected.json"));
    expect(toGraph(mapped).size).toBeGreaterThan(0);
  });

  test("keeps every object word for word, of whatever type", () => {
    const bundle = readJson("bundle.json");
    const originals = mapDocument(STIX, bundle).map((each) =>
      "records" in each ? each.records.find(({ record }) => record === "original") : undefined,
    );
    expect(originals.map((each: any) => JSON.parse(each.content))).toEqual(bundle.objects);
    expect(originals.map((each: any) => each.version)).toEqual(
      bundle.objects.map((each: any) => each.modified),
    );
  });

  test.each([
    ["a bare object", (one: object): unknown => one],
    ["an array of objects", (one: object): unknown => [one]],
    ["a 2.0 bundle", (one: object): unknown => ({ type: "bundle", spec_version: "2.0", objects: [one] })],
  ])("may be %s", (_, wrap) => {
    const [mapped] = mapDocument(STIX, wrap(company(1, "Harbour Ltd")));
    expect(said(mapped).records).toEqual([
      { record: "entity", entity: "company:Harbour Ltd", name: "Harbour Ltd", marking: "CLEAR" },
    ]);
  });

  test.each([
    [{ type: undefined }, "type", "expected a text, got nothing"],
    [{ id: "identity--1" }, "id", 'expected an id such as "identity--<UUID>", got "identity--1"'],
    [{ confidence: 101 }, "confidence", "expected a whole number from 0 to 100, got 101"],
    [{ aliases: "Fog" }, "aliases", 'expected a list of texts, got "Fog"'],
    [{ object_marking_refs: [5] }, "object_marking_refs.0", "expected a text, got 5"],
  ])("is told what is wrong with %j", (wrong, field, problem) => {
    const [mapped] = mapDocument(STIX, [{ ...company(1, "Harbour Ltd"), ...wrong }]);
    expect(mapped).toEqual({ problems: [{ field, problem }] });
  });

  test("says of what is no object that an object was expected", () => {
    const [mapped] = mapDocument(STIX, ["text"]);
    const problem = 'expected a STIX object, with type and id, got "text"';
    expect(mapped).toEqual({ problems: [{ field: "", problem }] });
  });
});

describe("Identities in STIX", () => {
  test("two organizations of one name are one company, two persons of one name are two", () => {
    const person = (digit: number): object =>
      object("identity", digit, { name: "Alex", identity_class: "individual" });
    const graph = toGraph(
      mapDocument(STIX, [company(1, "Harbour"), company(2, "HARBOUR"), person(3), person(4)]),
    );
    const kinds = [...graph.values()].flatMap((each) =>
      each.record === "entity" ? [each.entity.split(":")[0]] : [],
    );
    expect(kinds).toEqual(["company", "person", "person"]);
    expect([...graph.values()].filter(({ record }) => record === "original")).toHaveLength(4);
  });

  test.each([
    [{ identity_class: "organization", sectors: ["government-national"] }, "agency"],
    [{ identity_class: "organization", sectors: ["government-local", "retail"] }, "company"],
    [{ identity_class: "class" }, "sector"],
    [{ identity_class: "group" }, "company"],
    [{}, "company"],
  ])("%j is recorded as %s", (more, kind) => {
    const [mapped] = mapDocument(STIX, [object("identity", 1, { name: "Harbour", ...more })]);
    expect(said(mapped).records[0].entity).toBe(`${kind}:Harbour`);
  });

  test("a system, attackers' infrastructure and attackers' software are kept as they are, and it is said why", () => {
    const mapped = mapDocument(STIX, [
      object("identity", 1, { name: "Router", identity_class: "system" }),
      object("infrastructure", 2, { name: "C2", infrastructure_types: ["command-and-control"] }),
      object("tool", 3, { name: "scanner" }),
    ]);
    expect(mapped.map((each) => said(each))).toEqual([
      { records: [], notes: ["kept as it is: a system is no organization or person"] },
      { records: [], notes: ["kept as it is: infrastructure of attackers is no tool in use at a victim"] },
      { records: [], notes: ['kept as it is: objects of the type "tool" are no entities here'] },
    ]);
  });
});

describe("Relationships in STIX", () => {
  const [one, two] = [company(1, "One"), company(2, "Two")];

  test("whose other end comes later are kept, and recorded when they come again after it", () => {
    const relationship = partOf(3, one, two);
    const [, alone] = mapDocument(STIX, [one, relationship]);
    expect(said(alone)).toEqual({
      records: [],
      notes: [
        `kept as it is: ${String(two["id"])} came with no import yet. Import its bundle, and this one again, to record the relationship.`,
      ],
    });
    const [, later] = mapDocument(STIX, [one, relationship], { [String(two["id"])]: "company:two" });
    expect(said(later).records.find(({ record }) => record === "statement").statement).toEqual([
      "company:One",
      "PART_OF",
      "company:two",
    ]);
  });

  test("in a circle are recorded; from one entity to itself they are kept as they are", () => {
    const again = company(5, "one");
    const graph = toGraph(mapDocument(STIX, [one, two, partOf(3, one, two), partOf(4, two, one)]));
    expect([...graph.values()].filter(({ record }) => record === "statement")).toHaveLength(2);
    const mapped = mapDocument(STIX, [one, again, partOf(3, one, one)]);
    expect(said(mapped[2])).toEqual({
      records: [],
      notes: ['kept as it is: no relation says "part-of" of these two'],
    });
  });

  test("without ends are a problem", () => {
    expect(mapDocument(STIX, [object("relationship", 1, { relationship_type: "uses" })])).toEqual([
      {
        problems: [
          { field: "", problem: "expected a relationship with relationship_type, source_ref and target_ref" },
        ],
      },
    ]);
  });

  test("of unnamed producers are not taken for one producer's, and those of one named producer are", () => {
    const speakerIn = (bundle: string, more: object): string => {
      const document = {
        type: "bundle",
        id: bundle,
        objects: [one, two, { ...partOf(3, one, two), ...more }],
      };
      return said(mapDocument(STIX, document)[2]).records.find(({ record }) => record === "claim").by;
    };
    expect(speakerIn("bundle--a", {})).toBe("publisher:stix producer bundle--a");
    expect(speakerIn("bundle--b", {})).toBe("publisher:stix producer bundle--b");
    const created_by_ref = "identity--99999999-9999-4999-8999-999999999999";
    expect(speakerIn("bundle--a", { created_by_ref })).toBe(speakerIn("bundle--b", { created_by_ref }));
  });
});
