import fc from "fast-check";
import type { EntityKind, RelationKind } from "../../../explorer/src/api/schema";
import { INVESTIGATIONS } from "../../../explorer/src/investigations";
import { fromSearch, toSearch } from "../../../explorer/src/state/address";
import { NEW_PATHS, type Question, type Ref, START, type View } from "../../../explorer/src/state/view";
import { MODES, PRESETS, STATUSES, wordsOf } from "../../../explorer/src/state/vocabulary";

const kinds: EntityKind[] = ["COMPANY", "AGENCY", "DATA_CLASS", "TOOL", "THREAT_ACTOR"];
const relations: RelationKind[] = ["ORIGINATES_FROM", "CONTAINS", "AFFILIATE_OF"];

const id = fc.uuid();
const name = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 });
const kind = fc.constantFrom(...kinds);
const ref: fc.Arbitrary<Ref> = fc
  .record({ id, kind, name }, { requiredKeys: [] })
  .filter((one) => Object.keys(one).length > 0);
const refs = fc.array(ref, { maxLength: 3 });
const day = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const question: fc.Arbitrary<Question> = fc.oneof(
  fc.record({
    type: fc.constant("paths" as const),
    from: refs,
    to: refs,
    through: fc.array(kind, { maxLength: 3 }),
    avoid: refs,
    via: fc.subarray(relations),
    mode: fc.constantFrom(...wordsOf(MODES)),
    maxHops: fc.option(fc.integer({ min: 1, max: 12 })),
    sameIncident: fc.boolean(),
  }),
  fc.record({
    type: fc.constant("around" as const),
    seeds: fc.array(ref, { minLength: 1, maxLength: 3 }),
    hops: fc.integer({ min: 1, max: 3 }),
    budget: fc.integer({ min: 1, max: 2_000 }),
  }),
  fc.record({ type: fc.constant("subject" as const), of: ref }),
);

const view: fc.Arbitrary<View> = fc.record({
  story: fc.option(name),
  question: fc.option(question),
  lens: fc.record({
    since: fc.option(day),
    before: fc.option(day),
    preset: fc.constantFrom(...wordsOf(PRESETS)),
  }),
  expansions: fc.array(
    fc.record({
      node: id,
      relation: fc.constantFrom(...relations),
      direction: fc.constantFrom("IN" as const, "OUT" as const),
      shown: fc.integer({ min: 1, max: 2_000 }),
    }),
    { maxLength: 3 },
  ),
  hidden: fc.uniqueArray(id, { maxLength: 3 }),
  pins: fc.dictionary(
    id,
    fc.tuple(fc.integer({ min: -9_999, max: 9_999 }), fc.integer({ min: -9_999, max: 9_999 })),
    { maxKeys: 3 },
  ),
  withoutKinds: fc.subarray(kinds),
  withoutStatuses: fc.subarray(wordsOf(STATUSES)),
  selected: fc.option(fc.record({ type: fc.constantFrom("node" as const, "fact" as const), id })),
  path: fc.option(fc.integer({ min: 0, max: 99 })),
  tab: fc.constantFrom("search" as const, "paths" as const, "filter" as const),
  shape: fc.constantFrom("canvas" as const, "table" as const),
});

describe("the address of a view", () => {
  test("says all of it: any view comes back from its address as it was", () => {
    fc.assert(
      fc.property(view, (one) => {
        expect(fromSearch(toSearch(one))).toEqual(one);
      }),
      { numRuns: 500 },
    );
  });

  test("is empty at the start, and names an entity in words that a person can read", () => {
    expect(toSearch(START)).toBe("");
    const question: Question = { ...NEW_PATHS, from: [{ kind: "TOOL", name: "ProjectWEB" }] };
    expect(decodeURIComponent(toSearch({ ...START, question }))).toContain("TOOL~~ProjectWEB");
  });

  test.each(INVESTIGATIONS.map((one) => [one.story, one.view] as const))(
    "leads back to the investigation %s",
    (_story, one) => {
      expect(fromSearch(toSearch(one))).toEqual(one);
    },
  );

  test("opens with whatever it says: what cannot be read is left out", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...NAMES), fc.string()), (parts) => {
        const read = fromSearch(`?${new URLSearchParams(parts).toString()}`);
        expect(fromSearch(toSearch(read))).toEqual(read);
      }),
    );
    expect(fromSearch("?ask=nonsense&since=yesterday&before=2021-13-45&rule=x&path=-1&tab=x&at=y")).toEqual(
      START,
    );
    expect(fromSearch("?from=TOOL~~%25E0%25A4%25A&ask=around&hops=99&budget=1e9").question).toMatchObject({
      seeds: [{ kind: "TOOL", name: "%E0%A4%A" }],
      hops: 1,
      budget: 80,
    });
  });
});

const NAMES =
  "story ask from to through avoid via mode hops incidents budget since before rule more hidden pins without at path tab shape".split(
    " ",
  );
