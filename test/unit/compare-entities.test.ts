import fc from "fast-check";
import type { Entity } from "../../src/entities/entity.js";
import { compareEntities } from "../../src/identity/compare-entities.js";
import { identityKeys } from "../../src/kinds/identity-keys.js";
import { getKindByValue } from "../../src/kinds/registry.js";

function entity(kind: string, name: string, more: Partial<Entity> = {}): Entity {
  const { name: typeName } = getKindByValue(kind);
  return { id: name, kind, typeName, name, aliases: [], marking: "CLEAR", recordedAt: 0, ...more };
}

const company = (name: string, more: Partial<Entity> = {}): Entity => entity("COMPANY", name, more);

function compared(one: Entity, other: Entity): { score: number; signals: string[] } {
  const { score, reasons } = compareEntities(one, other);
  return { score, signals: reasons.map(({ signal }) => signal) };
}

function shareAKey(one: Entity, other: Entity): boolean {
  const keys = new Set(identityKeys(getKindByValue(one.kind), one));
  return identityKeys(getKindByValue(other.kind), other).some((key) => keys.has(key));
}

describe("Two entities", () => {
  test.each<[string, Entity, Entity, number, string[]]>([
    ["of one name", company("Fujitsu"), company("FUJITSU"), 80, ["SAME_NAME"]],
    ["of one alias", company("A", { aliases: ["Foobar"] }), company("Foobar"), 80, ["SAME_NAME"]],
    [
      "with and without legal form",
      company("Toray Industries, Inc."),
      company("Toray Industries"),
      75,
      ["SAME_NAME_FORM"],
    ],
    [
      "written in one word and in two",
      company("BleepingComputer"),
      company("Bleeping Computer"),
      65,
      ["SAME_LETTERS"],
    ],
    [
      "of which one is a domain",
      company("fujitsu.com", { domains: ["fujitsu.com"] }),
      company("Fujitsu"),
      75,
      ["SAME_NAME_FORM"],
    ],
    [
      "of which one has the other's name as domain",
      company("Foo Group", { domains: ["barbaz.co.jp"] }),
      company("Barbaz"),
      60,
      ["DOMAIN_NAMED"],
    ],
    [
      "with one domain",
      company("Foo", { domains: ["www.foo.com"] }),
      company("Bar", { domains: ["foo.com"] }),
      85,
      ["SAME_DOMAIN"],
    ],
    [
      "with one number",
      company("Foo", { companyNumbers: ["4010001054032"] }),
      company("Bar", { companyNumbers: ["4010001054032"] }),
      95,
      ["SAME_IDENTIFIER"],
    ],
    [
      "with a typing error",
      company("Deutsche Telekommunikation"),
      company("Deutsche Telekomunikation"),
      50,
      ["NEAR_NAME"],
    ],
    [
      "of one name in one country",
      company("Fujitsu", { country: "JP" }),
      company("Fujitsu", { country: "jp" }),
      84,
      ["SAME_NAME", "SAME_COUNTRY"],
    ],
    [
      "of one name in two countries",
      company("Acme", { country: "JP" }),
      company("Acme", { country: "US" }),
      48,
      ["SAME_NAME", "OTHER_COUNTRY"],
    ],
    [
      "of one name with two numbers",
      company("Acme", { lei: "A".repeat(20) }),
      company("Acme", { lei: "B".repeat(20) }),
      16,
      ["SAME_NAME", "OTHER_IDENTIFIER"],
    ],
    ["of one name and two kinds", company("Acme"), entity("AGENCY", "Acme"), 64, ["SAME_NAME", "OTHER_KIND"]],
    [
      "of one name, a company and an affiliate",
      company("Toray"),
      entity("AFFILIATE", "Toray"),
      80,
      ["SAME_NAME"],
    ],
    ["of a short name", company("ABC"), company("ABC Inc"), 53, ["SAME_NAME_FORM", "SHORT_NAME"]],
    ["that have nothing in common", company("Foo"), company("Bar"), 0, []],
    [
      "in one country and nothing else",
      company("Foo", { country: "JP" }),
      company("Bar", { country: "JP" }),
      0,
      [],
    ],
  ])("%s: what is said of them", (_case, one, other, score, signals) => {
    expect(compared(one, other)).toEqual({ score, signals });
    expect(compared(other, one)).toEqual({ score, signals });
    if (score > 0) expect(shareAKey(one, other)).toBe(true);
  });

  test("that nobody names are not held against each other for their placeholders", () => {
    const [one, other] = ["a", "b"].map((id) => company("Unnamed victim (Finance, Japan)", { id }));
    expect(one && other && compareEntities(one, other).score).toBe(0);
    expect(one && identityKeys(getKindByValue("COMPANY"), one)).toEqual([]);
  });

  test("of kinds whose names say too little have no keys", () => {
    for (const kind of ["INCIDENT", "DATASET", "LISTING"])
      expect(identityKeys(getKindByValue(kind), entity(kind, "Breach of 2021"))).toEqual([]);
  });

  test("that are the same but for their ids are near certain or as likely as their name, and share a key", () => {
    const name = fc.string({ minLength: 1, unit: "grapheme" }).filter((each) => each.trim() !== "");
    fc.assert(
      fc.property(name, fc.array(name), (own, aliases) => {
        const [one, other] = [company(own, { aliases }), company(own, { aliases })];
        const { score, reasons } = compareEntities(one, other);
        expect(reasons.map(({ signal }) => signal)).toContain("SAME_NAME");
        expect(score).toBeGreaterThanOrEqual(56);
        expect(shareAKey(one, other)).toBe(true);
      }),
    );
  });
});
