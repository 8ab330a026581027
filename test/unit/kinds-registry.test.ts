import type { Kind } from "../../src/kinds/kind.js";
import { ORGANIZATION } from "../../src/kinds/organization.js";
import {
  findKindByField,
  getKind,
  getKindByValue,
  kindOfLabels,
  KINDS,
  kindsOfEnd,
  labelsOf,
} from "../../src/kinds/registry.js";
import { findRelation, getRelation, RELATIONS, TRAVERSED } from "../../src/kinds/relations.js";

/** What every entity has in the schema, and what a node has in the database. */
const ENTITY_FIELDS = [
  "id",
  "kind",
  "name",
  "aliases",
  "marking",
  "recordedAt",
  "statements",
  "measurements",
  "typeName",
];
const STORED = ["id", "name", "nameKey", "aliases", "tlp", "recordedAt"];
/** What a filter means by these names. */
const FILTER_WORDS = ["and", "or", "not"];
/** What a statement, its relationship and the edge of a connection hold besides a relation's own properties. */
const STATEMENT_FIELDS = [
  "id",
  "subjectId",
  "predicate",
  "objectId",
  "validFrom",
  "validTo",
  "tlp",
  "recordedAt",
];
const EDGE_FIELDS = ["node", "cursor", "statement", "statementId", "seen"];
const NAMES = KINDS.map(({ name }) => name);
const IDENTIFIER = /^[a-z][A-Za-z0-9]*$/;

/** The fields that relations give a kind. */
function relationFieldsOf(kind: Kind): string[] {
  return RELATIONS.flatMap(({ from, to, forward, inverse }) => [
    ...(kindsOfEnd(from).includes(kind) ? [forward.field] : []),
    ...(kindsOfEnd(to).includes(kind) ? [inverse.field] : []),
  ]);
}

const duplicates = (names: readonly string[]): string[] =>
  names.filter((name, at) => names.indexOf(name) !== at);

describe.each(KINDS.map((kind) => [kind.name, kind] as const))("the kind %s", (_name, kind) => {
  const own = Object.keys(kind.properties);

  test("has no own property of the name of something that all entities have", () => {
    const taken = [...ENTITY_FIELDS, ...STORED, ...FILTER_WORDS];
    expect(own.filter((name) => taken.includes(name))).toEqual([]);
  });

  test("has each field once: its own, those of all entities, and those of its relations", () => {
    expect(duplicates([...ENTITY_FIELDS, ...own, ...relationFieldsOf(kind)])).toEqual([]);
  });

  test("names its properties plainly and says what they are", () => {
    expect(own.filter((name) => !IDENTIFIER.test(name))).toEqual([]);
    for (const { description } of [kind, ...Object.values(kind.properties)])
      expect(description).toMatch(/^[A-Z].*[.)]$/);
  });

  test("is found by its name, its value, its field and its labels", () => {
    expect(getKind(kind.name)).toBe(kind);
    expect(getKindByValue(kind.value)).toBe(kind);
    expect(findKindByField(kind.field)).toBe(kind);
    expect(kindOfLabels(labelsOf(kind))).toBe(kind);
    expect(labelsOf(kind).includes(ORGANIZATION)).toBe(kind.organization);
  });
});

describe("the kinds", () => {
  test.each(["name", "value", "field", "listField"] as const)("have each a %s of their own", (key) => {
    expect(duplicates(KINDS.map((kind) => kind[key]))).toEqual([]);
  });

  test("have query fields that do not collide, and shapes and colours that tell them apart", () => {
    expect(duplicates(KINDS.flatMap(({ field, listField }) => [field, listField]))).toEqual([]);
    expect(duplicates(KINDS.map(({ legend }) => `${legend.shape} ${legend.colour}`))).toEqual([]);
    expect(KINDS.filter(({ legend }) => !/^#[0-9A-F]{6}$/.test(legend.colour))).toEqual([]);
  });

  test("derive value and field from the name", () => {
    expect(getKind("ThreatActor")).toMatchObject({ value: "THREAT_ACTOR", field: "threatActor" });
    expect(getKind("Tool")).toMatchObject({ value: "TOOL", field: "tool" });
  });

  test("are none of the labels of the belief layer, nor the shared one", () => {
    const taken = [
      "Entity",
      ORGANIZATION,
      "Statement",
      "Claim",
      "Source",
      "Measurement",
      "Alias",
      "Evidence",
    ];
    expect(KINDS.filter(({ name }) => taken.includes(name))).toEqual([]);
  });

  test("that are unknown are refused by name", () => {
    expect(findKindByField("nothing")).toBeUndefined();
    expect(() => getKind("Nothing")).toThrow('"Nothing"');
    expect(() => getKindByValue("NOTHING")).toThrow('"NOTHING"');
    expect(() => kindOfLabels(["Entity", "Nothing"])).toThrow("Entity, Nothing");
  });
});

describe.each(RELATIONS.map((relation) => [relation.name, relation] as const))(
  "the relation %s",
  (_name, relation) => {
    const own = Object.keys(relation.properties);

    test("has own properties that collide with nothing stored beside them", () => {
      expect(own.filter((name) => [...STATEMENT_FIELDS, ...EDGE_FIELDS].includes(name))).toEqual([]);
      expect(own.filter((name) => !IDENTIFIER.test(name))).toEqual([]);
    });

    test("has known ends, which admit at least one kind each", () => {
      const unknown = [...relation.from, ...relation.to].filter(
        (end) => end !== ORGANIZATION && !NAMES.includes(end),
      );
      expect(unknown).toEqual([]);
      expect(kindsOfEnd(relation.from).length * kindsOfEnd(relation.to).length).toBeGreaterThan(0);
    });

    test("meets only kinds that paths may meet if paths go along it", () => {
      const ends = [...kindsOfEnd(relation.from), ...kindsOfEnd(relation.to)];
      expect(relation.traversed && ends.some((kind) => kind.traversal === "never")).toBe(false);
      expect(TRAVERSED.includes(relation)).toBe(relation.traversed);
    });

    test("is phrased with its two ends once each, and its fields are named plainly", () => {
      for (const place of ["{subject}", "{object}"]) expect(relation.phrase.split(place)).toHaveLength(2);
      expect(relation.name).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
      expect(
        [relation.forward.field, relation.inverse.field].filter((field) => !IDENTIFIER.test(field)),
      ).toEqual([]);
    });

    test("is found by its name", () => {
      expect(findRelation(relation.name)).toBe(relation);
      expect(getRelation(relation.name)).toBe(relation);
    });
  },
);

describe("the relations", () => {
  test("have each a name of their own, none of a relationship of the belief layer", () => {
    const belief = [
      "ABOUT",
      "MADE_BY",
      "ON_BEHALF_OF",
      "PUBLISHED_IN",
      "PUBLISHED_BY",
      "WRITTEN_BY",
      "CITES",
    ];
    const taken = [...belief, "SUPERSEDES", "RETRACTS", "RESTATES", "STATES", "ALIAS_OF"];
    expect(duplicates([...RELATIONS.map(({ name }) => name), ...taken])).toEqual([]);
  });

  test("tie incidents from the incident's side only", () => {
    const tying = RELATIONS.filter((relation) => relation.tiesIncident);
    expect(tying.map(({ from }) => from)).toEqual(tying.map(() => ["Incident"]));
  });

  test("rival each other both ways, between ends that both admit", () => {
    for (const { name, rivals, from, to } of RELATIONS) {
      for (const rival of rivals.map(getRelation)) {
        expect(rival.rivals).toContain(name);
        expect([rival.from, rival.to]).toEqual([from, to]);
      }
    }
    expect(RELATIONS.filter(({ rivals }) => rivals.length > 0)).not.toEqual([]);
  });

  test("burden with another end that they admit", () => {
    for (const { burdens, from, to } of RELATIONS) {
      const admitted = kindsOfEnd(burdens?.end === "subject" ? to : from).map(({ name }) => name);
      expect((burdens?.other ?? []).filter((name) => !admitted.includes(name))).toEqual([]);
    }
    expect(RELATIONS.filter(({ burdens }) => burdens)).not.toEqual([]);
  });

  test("that are unknown are refused by name", () => {
    expect(findRelation("NOTHING")).toBeUndefined();
    expect(() => getRelation("NOTHING")).toThrow('"NOTHING"');
  });
});
