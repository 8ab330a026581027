import { factCounts, factsOf, type GeneratedFact } from "../../../bench/graph/facts.js";
import { Claims } from "../../../bench/graph/claims.js";
import { entityRows } from "../../../bench/graph/entity-nodes.js";
import { madeUpName } from "../../../bench/graph/names.js";
import { CHAIN_LENGTH, Population } from "../../../bench/graph/population.js";
import { powerLaw } from "../../../bench/graph/power-law.js";
import { randomOf } from "../../../bench/graph/random.js";
import { SIZES } from "../../../bench/graph/sizes.js";
import { sources } from "../../../bench/graph/sources.js";
import { findFuzzyBounds } from "../../../src/shared/fuzzy-date.js";

const SMALL = { ...SIZES["10k"], entities: 3_000, facts: 12_000 };

function allFacts(): Map<string, GeneratedFact[]> {
  const population = new Population(SMALL);
  return new Map(
    [...factCounts(population)].map(([mix, count]) => [
      mix.relation.name,
      [...factsOf(population, mix, count)],
    ]),
  );
}

describe("the generated graph", () => {
  const population = new Population(SMALL);
  const facts = allFacts();

  test("is the same at every run", () => {
    expect(allFacts()).toEqual(facts);
    const company = population.group("Company");
    expect([...entityRows(company)]).toEqual([...entityRows(company)]);
    expect([...sources(population)]).toEqual([...sources(population)]);
  });

  test("has as many entities and facts as its size says", () => {
    expect(population.groups.reduce((sum, { count }) => sum + count, 0)).toBe(SMALL.entities);
    expect([...facts.values()].flat()).toHaveLength(SMALL.facts);
  });

  test("has every pair of ends once in a relation, between two entities of kinds that it admits", () => {
    for (const [mix] of factCounts(population)) {
      const made = facts.get(mix.relation.name) ?? [];
      expect(new Set(made.map(({ subject, object }) => `${subject} ${object}`)).size).toBe(made.length);
      const admits = (end: readonly string[], entity: number): boolean => {
        const { kind } = population.groupOf(entity);
        return end.includes(kind.name) || (kind.organization && end.includes("Organization"));
      };
      expect(made.every(({ subject, object }) => subject !== object)).toBe(true);
      expect(made.every(({ subject }) => admits(mix.relation.from, subject))).toBe(true);
      expect(made.every(({ object }) => admits(mix.relation.to, object))).toBe(true);
    }
  });

  test("has no part that is its own whole by a detour", () => {
    expect((facts.get("PART_OF") ?? []).every(({ subject, object }) => subject > object)).toBe(true);
  });

  test("has a hub of about one fact in a hundred", () => {
    const users = new Map<number, number>();
    for (const { object } of facts.get("USES") ?? []) users.set(object, (users.get(object) ?? 0) + 1);
    const share = Math.max(...users.values()) / SMALL.facts;
    expect(share).toBeGreaterThan(0.007);
    expect(share).toBeLessThan(0.02);
  });

  test("has chains that touch nothing but their own links, and a company every other time", () => {
    const chain = new Set(population.chain(1));
    expect(chain.size).toBe(CHAIN_LENGTH);
    const touching = [...facts.values()]
      .flat()
      .filter(({ subject, object }) => chain.has(subject) || chain.has(object));
    expect(touching).toHaveLength(CHAIN_LENGTH - 1);
  });

  test("dates facts as sources do", () => {
    const dates = [...facts.values()].flat().flatMap(({ validFrom, validTo }) => [validFrom, validTo]);
    expect(dates.every((date) => date === null || findFuzzyBounds(date) !== undefined)).toBe(true);
  });

  test("says more than one thing of 5 to 8 of a hundred facts, and differs from stream to stream", () => {
    const said = (stream: string): unknown[] => {
      const claims = new Claims(population, stream);
      return Array.from({ length: 5_000 }, (_, index) => claims.about(index % 50, 60 + (index % 40)));
    };
    const more = said("a").filter((claims) => (claims as unknown[]).length > 1).length / 5_000;
    expect(more).toBeGreaterThan(0.05);
    expect(more).toBeLessThan(0.08);
    expect(said("a")).toEqual(said("a"));
    expect(said("a")).not.toEqual(said("b"));
  });
});

test("made-up names are unlike each other", () => {
  const names = new Set(Array.from({ length: 50_000 }, (_, index) => madeUpName(index)));
  expect(names.size).toBe(50_000);
});

test("a power law gives its first place the share that is asked for", () => {
  const law = powerLaw(1_000, 0.05);
  const random = randomOf("test");
  const first = Array.from({ length: 40_000 }, () => law.draw(random)).filter((place) => place === 0).length;
  expect(first / 40_000).toBeGreaterThan(0.045);
  expect(first / 40_000).toBeLessThan(0.055);
});
