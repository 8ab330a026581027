import { type EntityFilter, filterableProperties, toPredicate } from "../../src/entities/entity-filter.js";
import { getKind, KINDS } from "../../src/kinds/registry.js";

const company = getKind("Company");
const predicate = (filter: EntityFilter | null | undefined): [string, unknown[]] => {
  const { text, parameters } = toPredicate(company, filter);
  return [text, Object.values(parameters)];
};

describe("a filter that asks nothing", () => {
  test.each([
    [undefined, "true"],
    [null, "true"],
    [{}, "true"],
    [{ name: null, and: null, or: null, not: null }, "true"],
    [{ name: {} }, "(true)"],
    [{ and: [] }, "(true)"],
    [{ name: { eq: null, in: null, absent: null } }, "(true)"],
  ])("%j is %s", (filter, text) => {
    expect(predicate(filter)).toEqual([text, []]);
  });

  test("is satisfied by nothing where it asks for one of no filters, or for the contrary of all", () => {
    expect(predicate({ or: [] })).toEqual(["(false)", []]);
    expect(predicate({ not: {} })).toEqual(["(NOT coalesce(true, false))", []]);
  });
});

describe("a condition", () => {
  test.each([
    [{ country: { eq: "JP" } }, "(n.country = $f0)", ["JP"]],
    [{ country: { in: ["JP", "US"] } }, "(n.country IN $f0)", [["JP", "US"]]],
    [{ country: { in: [] } }, "(n.country IN $f0)", [[]]],
    [{ name: { contains: "TSU" } }, "(toLower(n.name) CONTAINS $f0)", ["tsu"]],
    [{ name: { startsWith: "Fu" } }, "(toLower(n.name) STARTS WITH $f0)", ["fu"]],
    [{ aliases: { has: "Guess?" } }, "(any(each IN n.aliases WHERE toLower(each) = $f0))", ["guess?"]],
    [{ id: { from: "a" } }, "(n.id >= $f0)", ["a"]],
    [{ id: { before: "b" } }, "(n.id < $f0)", ["b"]],
    [{ lei: { absent: true } }, "(n.lei IS NULL)", []],
    [{ lei: { absent: false } }, "(n.lei IS NOT NULL)", []],
  ])("%j is %s", (filter, text, parameters) => {
    expect(predicate(filter)).toEqual([text, parameters]);
  });

  test("beside another must hold with it", () => {
    expect(predicate({ name: { startsWith: "a", contains: "b" }, country: { eq: "JP" } })).toEqual([
      "(toLower(n.name) CONTAINS $f0 AND toLower(n.name) STARTS WITH $f1 AND n.country = $f2)",
      ["b", "a", "JP"],
    ]);
  });
});

describe("filters put together", () => {
  test("keep to their brackets", () => {
    const filter = {
      country: { eq: "JP" },
      or: [{ name: { eq: "a" } }, { name: { eq: "b" }, lei: { eq: "c" } }],
    };
    expect(predicate(filter)).toEqual([
      "(n.country = $f0 AND ((n.name = $f1) OR (n.name = $f2 AND n.lei = $f3)))",
      ["JP", "a", "b", "c"],
    ]);
    expect(predicate({ and: [{ or: [{ name: { eq: "a" } }, {}] }, { name: { eq: "b" } }] })).toEqual([
      "(((((n.name = $f0) OR true)) AND (n.name = $f1)))",
      ["a", "b"],
    ]);
  });

  test("of a negation hold where the property is absent", () => {
    expect(predicate({ not: { country: { eq: "JP" } } })).toEqual([
      "(NOT coalesce((n.country = $f0), false))",
      ["JP"],
    ]);
  });
});

describe("values and names of a caller", () => {
  test("travel as parameters, never in the text", () => {
    const evil = "x' OR 1=1 //";
    const [text, parameters] = predicate({ name: { eq: evil, contains: evil }, aliases: { has: evil } });
    expect(text).not.toContain("1=1");
    expect(parameters).toHaveLength(3);
  });

  test.each(["tlp", "nameKey", "recordedAt", "constructor", "name` = 1 OR `x", "postedAt"])(
    "a property %j that the kind does not have is refused",
    (name) => {
      expect(() => toPredicate(company, { [name]: { eq: "x" } })).toThrow(`there is no property "${name}"`);
      expect(() => toPredicate(company, { or: [{ not: { [name]: { eq: "x" } } }] })).toThrow("no property");
    },
  );

  test.each([
    ["too deep", (levels: number): EntityFilter => (levels === 0 ? {} : { not: nested(levels - 1) }), 9, 10],
    ["too wide", (count: number): EntityFilter => ({ or: Array(count).fill({ name: { eq: "a" } }) }), 49, 50],
  ])("a filter that is %s is refused", (_what, make, most, tooMuch) => {
    expect(toPredicate(company, make(most)).text).toContain("(");
    expect(() => toPredicate(company, make(tooMuch))).toThrow(/^filter: expected at most \d+ /);
  });
});

function nested(levels: number): EntityFilter {
  return levels === 0 ? {} : { not: nested(levels - 1) };
}

test("every kind can be filtered by id, name, aliases and its own properties", () => {
  for (const kind of KINDS) {
    const names = ["id", "name", "aliases", ...Object.keys(kind.properties)];
    expect(Object.keys(filterableProperties(kind))).toEqual(names);
    for (const name of names) {
      expect(toPredicate(kind, { [name]: { absent: true } }).text).toBe(`(n.${name} IS NULL)`);
    }
  }
});
