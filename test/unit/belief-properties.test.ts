import fc from "fast-check";
import type { Claim } from "../../src/belief/claim.js";
import type { Lens } from "../../src/belief/lens.js";
import { type Standing, statusUnder } from "../../src/belief/status-under.js";
import type { Status } from "../../src/belief/vocabularies.js";
import { belief, elsewhere, LATER, STATEMENT } from "./support/beliefs.js";
import { anyLens, bareClaim, clocks, KNOWN_FROM, SOURCE_IDS, world } from "./support/random-beliefs.js";

const RANK: Readonly<Record<Status, number>> = {
  REFUTED: 0,
  UNSUPPORTED: 1,
  RETRACTED: 1,
  SUPERSEDED: 1,
  DISPUTED: 2,
  ALLEGED: 3,
  REPORTED: 4,
  CORROBORATED: 5,
  CONFIRMED: 6,
};
const RUNS = { numRuns: 1_000 };

const see = (lens: Lens, claims: readonly Claim[]): Standing => statusUnder(lens, belief(...claims));

/** What can be compared of two standings: ids in place of claims, in no order. */
function outline(standing: Standing): unknown {
  const ids = (claims: readonly Claim[]): string[] => claims.map(({ id }) => id).sort();
  return {
    status: standing.status,
    confidence: standing.confidence,
    lastWithdrawal: standing.lastWithdrawal,
    roots: standing.roots.map(({ agentId, claim }) => [agentId, claim.id]),
    assertions: ids(standing.assertions),
    oppositions: ids(standing.oppositions),
    withdrawn: ids(standing.withdrawnAssertions),
    letIn: [...standing.letIn].sort(),
    standing: [...standing.standing].sort(),
  };
}

test("another denial never raises the status nor the confidence", () => {
  const withDenial = world.chain(({ claims, sources }) =>
    bareClaim("denial", sources).map((bare) => ({ claims, denial: { ...bare, stance: "DENIES" as const } })),
  );
  fc.assert(
    fc.property(withDenial, anyLens, ({ claims, denial }, lens) => {
      const [before, after] = [see(lens, claims), see(lens, [...claims, denial])];
      expect(RANK[after.status]).toBeLessThanOrEqual(RANK[before.status]);
      expect(after.confidence).toBeLessThanOrEqual(before.confidence);
    }),
    RUNS,
  );
});

test("dropping a source that carries nothing but assertions never raises the status", () => {
  // What withdraws is more than an assertion, and an opposition that restates an assertion would fall with it.
  const asserting = (claim: Claim, source: string): Claim =>
    claim.sources.some(({ id }) => id === source)
      ? { ...claim, stance: "ASSERTS", supersedes: [], retracts: [] }
      : claim.stance === "ASSERTS"
        ? claim
        : { ...claim, restates: [] };
  fc.assert(
    fc.property(world, fc.constantFrom(...SOURCE_IDS), anyLens, ({ claims }, source, lens) => {
      const of = claims.map((claim) => asserting(claim, source));
      const { policy } = lens;
      const dropped = { ...lens, policy: { ...policy, excludeSources: [...policy.excludeSources, source] } };
      expect(RANK[see(dropped, of).status]).toBeLessThanOrEqual(RANK[see(lens, of).status]);
    }),
    RUNS,
  );
});

test("a restatement of a superseded claim changes nothing", () => {
  const known: Partial<Claim> = {
    statementId: STATEMENT.id,
    publishedAt: "2020",
    recordedAt: 0,
    recordedTo: null,
  };
  const withEcho = world.chain(({ claims, sources }) =>
    fc.record({
      claims: fc.constant(claims),
      original: bareClaim("original", sources).map((bare): Claim => ({ ...bare, ...known })),
      echo: bareClaim("echo", sources),
    }),
  );
  fc.assert(
    fc.property(withEcho, clocks, ({ claims, original, echo }, lens) => {
      const before = [
        ...claims,
        original,
        elsewhere("s", { ...known, statementId: "x", supersedes: ["original"] }),
      ];
      const restated = {
        ...echo,
        statementId: STATEMENT.id,
        stance: original.stance,
        restates: ["original"],
      };
      const [seen, seenWithEcho] = [see(lens, before), see(lens, [...before, restated])];
      expect(seen.letIn).toContain("original");
      expect(seenWithEcho).toMatchObject({
        status: seen.status,
        confidence: seen.confidence,
        roots: seen.roots,
        assertions: seen.assertions,
        oppositions: seen.oppositions,
      });
    }),
    RUNS,
  );
});

/** The claim as it was known at a lens's moments, or nothing where it was not. Written apart from src/belief. */
function asOf({ publishedBefore, recordedBefore }: Lens, claim: Claim): Claim[] {
  const moment = (date: string): number => Date.parse(KNOWN_FROM[date] ?? "");
  const dates = claim.sources.flatMap(({ publishedAt }) =>
    publishedAt === null ? [] : [moment(publishedAt)],
  );
  const made = claim.claimedAt === null ? claim.recordedAt : moment(claim.claimedAt);
  const ofSources = dates.length === 0 ? made : Math.min(...dates);
  const known = claim.publishedAt === null ? ofSources : moment(claim.publishedAt);
  const gone = claim.recordedTo !== null && claim.recordedTo <= recordedBefore;
  if (known > publishedBefore || claim.recordedAt > recordedBefore || gone) return [];
  const out = claim.sources.filter(
    ({ publishedAt }) => publishedAt === null || moment(publishedAt) <= publishedBefore,
  );
  return [{ ...claim, recordedTo: null, sources: out.length > 0 ? out : claim.sources }];
}

test("a lens on the past sees what was there then: the claims of that time, in their sources of that time", () => {
  fc.assert(
    fc.property(world, anyLens, ({ claims }, past) => {
      const rebuilt = claims.flatMap((claim) => asOf(past, claim));
      const now = { ...past, publishedBefore: LATER, recordedBefore: LATER };
      expect(outline(see(past, claims))).toEqual(outline(see(now, rebuilt)));
    }),
    RUNS,
  );
});

test("the order of the claims decides nothing", () => {
  const shuffled = world.chain(({ claims }) =>
    fc.tuple(
      fc.constant(claims),
      fc.shuffledSubarray([...claims], { minLength: claims.length, maxLength: claims.length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, anyLens, ([claims, others], lens) => {
      expect(outline(see(lens, claims))).toEqual(outline(see(lens, others)));
    }),
    RUNS,
  );
});

test("confidence is a whole number of 0 to 99, 0 without a standing assertion and at most 50 where disputed", () => {
  fc.assert(
    fc.property(world, anyLens, ({ claims }, lens) => {
      const { confidence, status, assertions, roots } = see(lens, claims);
      expect(Number.isInteger(confidence)).toBe(true);
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(status === "DISPUTED" ? 50 : assertions.length === 0 ? 0 : 99);
      expect(roots.length).toBeLessThanOrEqual(assertions.length);
      expect(roots.length > 0).toBe(assertions.length > 0);
    }),
    RUNS,
  );
});

test("a claim that is counted is let in, is about the statement, and counts on one side only", () => {
  fc.assert(
    fc.property(world, anyLens, ({ claims }, lens) => {
      const { assertions, oppositions, withdrawnAssertions, letIn, standing } = see(lens, claims);
      const sides = [...assertions, ...oppositions, ...withdrawnAssertions];
      expect(new Set(sides).size).toBe(sides.length);
      for (const each of sides) expect([letIn.has(each.id), each.statementId]).toEqual([true, STATEMENT.id]);
      for (const each of [...assertions, ...oppositions]) expect(standing).toContain(each.id);
      for (const each of withdrawnAssertions) expect(standing).not.toContain(each.id);
    }),
    RUNS,
  );
});
