import fc from "fast-check";
import type { CitedSource, Claim } from "../../../src/belief/claim.js";
import type { Lens } from "../../../src/belief/lens.js";
import type { SpeakerRole, Stance } from "../../../src/belief/vocabularies.js";
import { claim, lensWith, source, STATEMENT } from "./beliefs.js";

/** Dates, with the moment from which each is known. */
export const KNOWN_FROM: Readonly<Record<string, string>> = {
  "2020": "2021-01-01T00:00:00Z",
  "2021-03": "2021-04-01T00:00:00Z",
  "2021-03-31": "2021-04-01T00:00:00Z",
  "2021-04-01T00:00:00Z": "2021-04-01T00:00:00Z",
  "2021-06": "2021-07-01T00:00:00Z",
  "2021": "2022-01-01T00:00:00Z",
  "2022-02-28": "2022-03-01T00:00:00Z",
};
const ROLES: readonly SpeakerRole[] = [
  "VICTIM",
  "ALLEGED_VICTIM",
  "THREAT_ACTOR",
  "ANALYST",
  "PRESS",
  "TRACKER",
];
const STANCES: readonly Stance[] = [
  "ASSERTS",
  "ASSERTS",
  "ASSERTS",
  "DENIES",
  "QUALIFIES",
  "DECLINES_TO_CONFIRM",
];
const AGENTS = ["a", "b", "c", STATEMENT.objectId] as const;
export const SOURCE_IDS = ["s0", "s1", "s2", "s3"] as const;
const MOST_CLAIMS = 7;

const date = fc.constantFrom(...Object.keys(KNOWN_FROM));
const someOf = <Value>(values: readonly Value[], most = values.length): fc.Arbitrary<Value[]> =>
  fc.subarray([...values], { maxLength: Math.min(most, values.length) });

/** Sources whose citations have no circle: each cites earlier ones only. */
const sources: fc.Arbitrary<readonly CitedSource[]> = fc
  .tuple(...SOURCE_IDS.map((_, index) => fc.tuple(fc.option(date), someOf(SOURCE_IDS.slice(0, index), 2))))
  .map((rows) => {
    const leadsTo = new Map<string, string[]>();
    return rows.map(([publishedAt, cites], index) => {
      const id = SOURCE_IDS[index] ?? "";
      leadsTo.set(id, [...new Set(cites.flatMap((cited) => [cited, ...(leadsTo.get(cited) ?? [])]))]);
      return source(id, leadsTo.get(id) ?? [], publishedAt);
    });
  });

/** A claim that leads to no other one. */
export const bareClaim = (id: string, known: readonly CitedSource[]): fc.Arbitrary<Claim> =>
  fc
    .record({
      statementId: fc.constantFrom(STATEMENT.id, STATEMENT.id, STATEMENT.id, "another statement"),
      stance: fc.constantFrom(...STANCES),
      byId: fc.constantFrom(...AGENTS),
      onBehalfOfId: fc.option(fc.constantFrom(...AGENTS), { freq: 4 }),
      speakerRole: fc.constantFrom(...ROLES),
      claimedAt: fc.option(date),
      publishedAt: fc.option(date),
      recordedAt: fc.constantFrom(0, 1000, 2000),
      recordedTo: fc.option(fc.constantFrom(2500, 3000), { freq: 3 }).map((to) => (to === 3000 ? null : to)),
      certainty: fc.option(fc.integer({ min: 0, max: 100 })),
      sources: someOf(known, 2),
    })
    .map((over) => claim(id, over));

const IDS = Array.from({ length: MOST_CLAIMS }, (_, index) => `c${index}`);

const linkedClaim = (id: string, known: readonly CitedSource[]): fc.Arbitrary<Claim> => {
  const few = fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: someOf(IDS, 2) });
  return fc
    .tuple(bareClaim(id, known), fc.record({ supersedes: few, retracts: few, restates: few }))
    .map(([bare, links]) => ({ ...bare, ...links }));
};

/** The world of a random belief: its sources and its claims, which may withdraw and restate each other at will. */
export interface World {
  readonly sources: readonly CitedSource[];
  readonly claims: readonly Claim[];
}

export const world: fc.Arbitrary<World> = fc
  .tuple(sources, fc.integer({ min: 0, max: MOST_CLAIMS }))
  .chain(([known, size]) =>
    fc
      .tuple(...IDS.slice(0, size).map((id) => linkedClaim(id, known)))
      .map((claims) => ({ sources: known, claims })),
  );

/** A lens with random clocks. */
export const clocks: fc.Arbitrary<Lens> = fc
  .tuple(
    fc.constantFrom(...Object.values(KNOWN_FROM), "2023-01-01"),
    fc.constantFrom(0, 999, 1000, 2499, 2500, 9000),
  )
  .map(([publishedBefore, recordedBefore]) =>
    lensWith({}, { publishedBefore: Date.parse(publishedBefore), recordedBefore }),
  );

/** A lens with random clocks and exclusions. */
export const anyLens: fc.Arbitrary<Lens> = fc
  .tuple(
    clocks,
    fc.record({
      excludeSources: someOf(SOURCE_IDS, 1),
      excludeClaims: someOf(IDS, 1),
      excludeSpeakerRoles: someOf(ROLES, 1),
    }),
  )
  .map(([lens, policy]) => ({ ...lens, policy: { ...lens.policy, ...policy } }));
