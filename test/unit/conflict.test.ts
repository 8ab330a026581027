import fc from "fast-check";
import { seeStatement, type SeenStatement } from "../../src/belief/admission.js";
import type { Claim, Statement } from "../../src/belief/claim.js";
import type { Lens } from "../../src/belief/lens.js";
import type { Measurement } from "../../src/belief/source.js";
import {
  type Conflict,
  exclusiveObject,
  opposedStance,
  predicateDispute,
  quantityMismatch,
  type Surroundings,
} from "../../src/questions/conflict.js";
import { claim, denial, lensWith, STATEMENT } from "./support/beliefs.js";
import { anyLens, bareClaim } from "./support/random-beliefs.js";

interface Stated {
  readonly statement: Statement;
  readonly claims: readonly Claim[];
}

const PLACES = [0, 1, 2];
const year = fc.option(fc.constantFrom("2019", "2020", "2021-06"), { freq: 2 });

/** Claims about three statements of one subject, with objects and relations that may rival each other. */
const stated: fc.Arbitrary<Stated[]> = fc.tuple(
  ...PLACES.map((place) =>
    fc
      .record({
        objectId: fc.constantFrom("company", "sister", "mother"),
        predicate: fc.constantFrom("AFFILIATE_OF", "CUSTOMER_OF"),
        validFrom: year,
        validTo: year,
        claims: fc
          .array(fc.nat(99), { maxLength: 3 })
          .chain((ids) => fc.tuple(...[...new Set(ids)].map((id) => bareClaim(`claim ${place} ${id}`, [])))),
      })
      .map(({ claims, ...over }) => {
        const statement = { ...STATEMENT, ...over, id: `statement ${place}` };
        return { statement, claims: claims.map((each) => ({ ...each, statementId: statement.id })) };
      }),
  ),
);

const figure: fc.Arbitrary<Measurement> = fc
  .record({
    value: fc.bigInt({ min: 0n, max: 6n }),
    comparator: fc.constantFrom("EXACT" as const, "AT_LEAST" as const, "AT_MOST" as const),
    asOf: fc.option(fc.constantFrom("2021-05", "2021", "2022")),
    kind: fc.constantFrom("RECORDS" as const, "BIDS" as const),
  })
  .map((over) => ({
    ...{ id: "m", claimId: "c", low: null, high: null, asWritten: null, unitBasis: null },
    ...{ additivity: "PER_DATASET" as const, ...over },
  }));

/** What each claim measures, by the last digit of its id. */
const figures = fc.array(fc.array(figure, { maxLength: 2 }), { minLength: 10, maxLength: 10 });

function surroundingsOf(
  all: readonly Stated[],
  measured: readonly (readonly Measurement[])[] = [],
): Surroundings {
  const claims = all.flatMap((each) => each.claims);
  return {
    measurements: new Map(claims.map(({ id }) => [id, measured[Number(id.at(-1))] ?? []])),
    wholesOf: new Map([["company", new Set(["mother"])]]),
  };
}

/** Every conflict among the statements, as the finders would put the questions. */
function conflictsOf(all: readonly Stated[], lens: Lens, surroundings: Surroundings): Conflict[] {
  const seen = all.map((belief) => seeStatement(lens, belief));
  const objects = ["company", "sister", "mother"];
  const to = (object: string): SeenStatement[] =>
    seen.filter(({ belief }) => belief.statement.objectId === object);
  return [
    ...seen.flatMap(opposedStance),
    ...exclusiveObject(seen, surroundings),
    ...objects.flatMap((object) => predicateDispute(to(object))),
    ...seen.flatMap((each) => quantityMismatch(each, surroundings)),
  ];
}

const idsOf = (conflicts: readonly Conflict[]): string[] => conflicts.map(({ id }) => id);

describe("A conflict", () => {
  test("never vanishes when a denial is added", () => {
    fc.assert(
      fc.property(stated, figures, anyLens, fc.constantFrom(...PLACES), (all, measured, lens, place) => {
        const known = surroundingsOf(all, measured);
        const more = all.map(({ statement, claims }, index) => {
          const denied = denial("a new denial", { statementId: statement.id });
          return { statement, claims: index === place ? [...claims, denied] : claims };
        });
        const before = idsOf(conflictsOf(all, lens, known));
        expect(idsOf(conflictsOf(more, lens, known))).toEqual(expect.arrayContaining(before));
      }),
      { numRuns: 1000 },
    );
  });

  test("is there from the moment it gives as its beginning on, with standing claims on two sides at least", () => {
    fc.assert(
      fc.property(stated, figures, anyLens, (all, measured, lens) => {
        const known = surroundingsOf(all, measured);
        for (const conflict of conflictsOf(all, lens, known)) {
          expect(conflict.sides.length).toBeGreaterThan(1);
          const claims = conflict.sides.flatMap((side) =>
            side.claims.map(({ id }) => side.seen.standing.standing.has(id)),
          );
          expect(claims.length).toBeGreaterThan(1);
          expect(claims).not.toContain(false);
          const then = { ...lens, publishedBefore: conflict.since };
          expect(idsOf(conflictsOf(all, then, known))).toContain(conflict.id);
        }
      }),
      { numRuns: 1000 },
    );
  });

  const asserted = (place: number, over: Partial<Statement>): Stated => {
    const statement = { ...STATEMENT, ...over, id: `statement ${place}` };
    return { statement, claims: [claim(`claim ${place}`, { statementId: statement.id })] };
  };
  const kindsOf = (...all: Stated[]): string[] =>
    conflictsOf(all, lensWith(), surroundingsOf(all)).map(({ kind }) => kind);
  const [affiliate, customer] = [{ predicate: "AFFILIATE_OF" }, { predicate: "CUSTOMER_OF" }];

  test.each<[string, string[], Partial<Statement>, Partial<Statement>]>([
    ["two objects", ["EXCLUSIVE_OBJECT"], { objectId: "sister" }, {}],
    ["an object and its whole", [], { objectId: "mother" }, {}],
    ["two objects, at other times", [], { objectId: "sister", validTo: "2019" }, { validFrom: "2020" }],
    [
      "two objects, touching in a year",
      ["EXCLUSIVE_OBJECT"],
      { objectId: "sister", validTo: "2020" },
      { validFrom: "2020-06" },
    ],
    ["rival relations", ["PREDICATE_DISPUTE"], affiliate, customer],
    [
      "rival relations, at other times",
      [],
      { ...affiliate, validFrom: "2021" },
      { ...customer, validTo: "2020" },
    ],
    ["rival relations to others", ["EXCLUSIVE_OBJECT"], affiliate, { ...customer, objectId: "sister" }],
    ["one relation twice", [], affiliate, affiliate],
  ])("of %s: %j", (_what, expected, first, second) => {
    expect(kindsOf(asserted(1, first), asserted(2, second))).toEqual(expected);
  });

  test("has one id for what it is about, whoever says it", () => {
    const all = [asserted(1, {}), asserted(2, { objectId: "sister" })];
    const third = asserted(3, { objectId: "another sister" });
    const [before] = conflictsOf(all, lensWith(), surroundingsOf(all));
    const [after] = conflictsOf([...all, third], lensWith(), surroundingsOf([...all, third]));
    expect([before?.sides.length, after?.sides.length]).toEqual([2, 3]);
    expect(after?.id).toBe(before?.id);
  });
});
