import fc from "fast-check";
import {
  AGENCIES,
  anyWorld,
  DATASETS,
  exposureOf,
  type Link,
  type World,
} from "./support/random-exposure.js";

const asked = fc.subarray([...AGENCIES, ...DATASETS], { minLength: 1 });

/** Which places lead to which over links, themselves included, by a matrix. */
function leadsTo(size: number, links: readonly Link[]): boolean[][] {
  const matrix = Array.from({ length: size }, (_, from) =>
    Array.from(
      { length: size },
      (_each, to) => from === to || links.some(([a, b]) => a === from && b === to),
    ),
  );
  for (let by = 0; by < size; by += 1)
    for (let from = 0; from < size; from += 1)
      for (let to = 0; to < size; to += 1)
        if (matrix[from]?.[by] && matrix[by]?.[to]) (matrix[from] as boolean[])[to] = true;
  return matrix;
}

/** Places of the datasets asked about: named, or of an agency that is asked about or a part of one. */
function datasetsOf({ partOf, origins }: World, names: readonly string[]): number[] {
  const parts = leadsTo(AGENCIES.length, partOf);
  return DATASETS.flatMap((name, dataset) => {
    const reached = origins.some(
      ([from, agency]) =>
        from === dataset && AGENCIES.some((whole, place) => names.includes(whole) && parts[agency]?.[place]),
    );
    return reached || names.includes(name) ? [dataset] : [];
  });
}

/** The least that a dataset holds, by trying every number: the least that fits all figures, or else any of them. */
function leastOf({ said }: World, dataset: number): number {
  const fits = (said[dataset] ?? []).map(({ comparator, value }) => (tried: number): boolean => {
    switch (comparator) {
      case "EXACT":
        return tried === value;
      case "AT_LEAST":
        return tried >= value;
      case "AT_MOST":
        return tried <= value;
      default:
        return tried >= Math.floor(value * 0.9) && tried <= Math.ceil(value * 1.1);
    }
  });
  const numbers = Array.from({ length: 100 }, (_, index) => index);
  const least = numbers.find((tried) => fits.every((each) => each(tried)));
  return least ?? numbers.find((tried) => fits.some((each) => each(tried))) ?? 0;
}

/** The sum over sets of datasets that hang together by a common whole, of the largest in each. */
function leastTogether(world: World, datasets: readonly number[]): number {
  const wholes = leadsTo(DATASETS.length, world.subsetOf);
  const common = datasets.flatMap((a) =>
    datasets.flatMap((b): Link[] =>
      wholes[a]?.some((is, whole) => is && wholes[b]?.[whole]) ? [[a, b]] : [],
    ),
  );
  const together = leadsTo(DATASETS.length, common);
  const sets = new Map<number, number[]>();
  for (const dataset of datasets) {
    const first = together[dataset]?.indexOf(true) ?? -1;
    sets.set(first, [...(sets.get(first) ?? []), dataset]);
  }
  return [...sets.values()]
    .map((set) => Math.max(...set.map((each) => leastOf(world, each))))
    .reduce((total, each) => total + each, 0);
}

const lowOf = async (world: World, names: readonly string[]): Promise<number> =>
  Number((await exposureOf(world, names)).quantity?.low ?? 0n);
/** Infinity where it is open or nothing is measured. */
const highOf = async (world: World, names: readonly string[]): Promise<number> => {
  const { quantity } = await exposureOf(world, names);
  return quantity?.high == null ? Infinity : Number(quantity.high);
};

describe("An exposure", () => {
  test("has as its least what an independent sum over distinct datasets has", async () => {
    await fc.assert(
      fc.asyncProperty(anyWorld(), asked, async (world, names) => {
        const datasets = datasetsOf(world, names);
        const { datasets: counted, unmeasured } = await exposureOf(world, names);
        expect([...counted.map(({ id }) => id), ...unmeasured].sort()).toEqual(
          datasets.map((place) => DATASETS[place]),
        );
        expect(await lowOf(world, names)).toBe(leastTogether(world, datasets));
      }),
      { numRuns: 500 },
    );
  });

  test("of a union is at most the sum of its parts", async () => {
    await fc.assert(
      fc.asyncProperty(anyWorld(), asked, asked, async (world, some, others) => {
        const union = [...new Set([...some, ...others])];
        expect(await lowOf(world, union)).toBeLessThanOrEqual(
          (await lowOf(world, some)) + (await lowOf(world, others)),
        );
        expect(await highOf(world, union)).toBeLessThanOrEqual(
          (await highOf(world, some)) + (await highOf(world, others)),
        );
      }),
      { numRuns: 500 },
    );
  });

  // A dataset of two wholes ties these together: with it, less is known to be distinct.
  test("of a union is at least each of its parts, where a dataset has one whole", async () => {
    await fc.assert(
      fc.asyncProperty(anyWorld(true), asked, asked, async (world, some, others) => {
        const union = [...new Set([...some, ...others])];
        expect(await lowOf(world, union)).toBeGreaterThanOrEqual(await lowOf(world, some));
      }),
      { numRuns: 500 },
    );
  });

  test("counts each record once: what true figures say holds the number of distinct records", async () => {
    await fc.assert(
      fc.asyncProperty(trueWorld, asked, async ({ world, records }, names) => {
        const held = new Set(datasetsOf(world, names).flatMap((place) => [...(records[place] ?? [])]));
        expect(await lowOf(world, names)).toBeLessThanOrEqual(held.size);
        expect(await highOf(world, names)).toBeGreaterThanOrEqual(held.size);
      }),
      { numRuns: 500 },
    );
  });
});

/**
 * A world in which every dataset has its records, those of its parts among them, and figures are true of them. Datasets
 * without a common whole hold no record in common: that is what is supposed of them.
 */
const trueWorld: fc.Arbitrary<{ world: World; records: readonly ReadonlySet<string>[] }> = fc
  .tuple(
    anyWorld(true),
    fc.tuple(...DATASETS.map(() => fc.array(fc.nat(9), { maxLength: 6 }))),
    fc.array(fc.constantFrom(-2, 0, 0, 3), { minLength: 12, maxLength: 12 }),
  )
  .map(([drawn, own, errors]) => {
    const subsetOf = drawn.subsetOf.filter(([part, whole]) => part < whole);
    const wholes = leadsTo(DATASETS.length, subsetOf);
    const outermost = (dataset: number): number => wholes[dataset]?.lastIndexOf(true) ?? dataset;
    const records = DATASETS.map(
      (_, whole) =>
        new Set(
          DATASETS.flatMap((_each, part) =>
            wholes[part]?.[whole] ? (own[part] ?? []).map((record) => `${outermost(part)} ${record}`) : [],
          ),
        ),
    );
    const said = drawn.said.map((figures, dataset) =>
      figures.map((_, index) => {
        const size = records[dataset]?.size ?? 0;
        const error = errors[dataset * 2 + index] ?? 0;
        if (error === 0) return { comparator: "EXACT" as const, value: size };
        return error < 0
          ? { comparator: "AT_LEAST" as const, value: Math.max(0, size + error) }
          : { comparator: "AT_MOST" as const, value: size + error };
      }),
    );
    return { world: { ...drawn, subsetOf, said }, records };
  });
