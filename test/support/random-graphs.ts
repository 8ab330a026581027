import fc from "fast-check";
import type { SpeakerRole, Stance } from "../../src/belief/vocabularies.js";
import { kindsOfEnd } from "../../src/kinds/registry.js";
import { getRelation, RELATIONS, TRAVERSED } from "../../src/kinds/relations.js";
import type { CasePlan, EndPlan, LensPlan, Link, Voice } from "./memory-facts.js";

/** Kinds as often as they are to come up: the same-incident rule lives on incidents, datasets, tools, organizations. */
const KINDS_DRAWN = [
  ...["Incident", "Incident", "Incident", "Dataset", "Dataset", "Dataset", "Tool", "Tool"],
  ...["Agency", "Agency", "Company", "Company", "ThreatActor", "Listing", "DataClass", "DataClass"],
  ...["Marketplace", "Affiliate", "Person", "Country"],
];
/** Half of the graphs are of these kinds alone: more of their paths are decided by the rule. */
const KINDS_OF_INCIDENTS = [
  "Incident",
  "Incident",
  "Dataset",
  "Dataset",
  "Tool",
  "Agency",
  "Company",
  "Listing",
];
const OFTEN = [
  "ACCESSED_VIA",
  "COMPROMISED",
  "AFFECTED",
  "EXPOSED",
  "ORIGINATES_FROM",
  "CONTAINS",
  "PART_OF",
];
const RELATIONS_DRAWN = [...RELATIONS.map(({ name }) => name), ...OFTEN, ...OFTEN, "SUBSET_OF"];
const TRAVERSED_NAMES = TRAVERSED.map(({ name }) => name);

const number = fc.nat(9_999);
const voice: fc.Arbitrary<Voice> = fc.record({
  stance: fc.constantFrom<Stance[]>("ASSERTS", "ASSERTS", "ASSERTS", "ASSERTS", "ASSERTS", "DENIES"),
  speakerRole: fc.constantFrom<SpeakerRole[]>("PRESS", "VICTIM", "ANALYST", "THREAT_ACTOR", "GOVERNMENT"),
  certainty: fc.constantFrom(null, null, 20, 40, 80),
  publishedAt: fc.constantFrom("2020", "2020", "2021-05", "2022"),
});
const drawnLink = fc.record({
  drawn: fc.tuple(number, number, number),
  voices: fc.array(voice, { minLength: 1, maxLength: 2 }),
  validFrom: fc.constantFrom(null, null, "2020"),
  validTo: fc.constantFrom(null, null, null, "2021"),
});
type DrawnLink = typeof drawnLink extends fc.Arbitrary<infer Drawn> ? Drawn : never;
const lensPlan = fc.constantFrom<LensPlan[]>(
  ...[{}, {}, {}, {}, { publishedBefore: "2021-01-01T00:00:00Z" }, { validAt: "2022" }],
  ...[{ policy: { preset: "CORROBORATED" as const } }, { policy: { minConfidence: 50 } }],
  ...[
    { policy: { preset: "NOT_THREAT_ACTOR_ALONE" as const } },
    { policy: { preset: "ALL_CLAIMS" as const } },
  ],
);
/** An end is a node, several, a kind alone, or a node and a kind. */
const endForm = fc.constantFrom("one", "one", "one", "several", "kind", "mixed");

/**
 * Random small graphs with a question about each. They obey the relations' ends; no fact is a loop. The two ends lie a
 * random walk apart, and `through` names kinds that it met, so that many of the questions have an answer.
 */
export const casePlans: fc.Arbitrary<CasePlan> = fc
  .record({
    kinds: fc.oneof(
      fc.array(fc.constantFrom(...KINDS_DRAWN), { minLength: 4, maxLength: 12 }),
      fc.array(fc.constantFrom(...KINDS_OF_INCIDENTS), { minLength: 5, maxLength: 9 }),
    ),
    drawnLinks: fc.array(drawnLink, { minLength: 4, maxLength: 20 }),
    walk: fc.array(number, { minLength: 2, maxLength: 6 }),
    forms: fc.tuple(endForm, endForm),
    passed: fc.option(fc.array(fc.nat(5), { maxLength: 2 }), { freq: 1 }),
    via: fc.option(fc.shuffledSubarray(TRAVERSED_NAMES, { minLength: TRAVERSED.length - 4 }), { freq: 1 }),
    avoid: fc.option(fc.array(number, { maxLength: 2 }), { freq: 1 }),
    sameIncident: fc.constantFrom(true, true, false),
    maxHops: fc.integer({ min: 1, max: 6 }),
    lens: lensPlan,
  })
  .map(({ kinds, drawnLinks, walk, forms, passed, avoid, ...rest }) => {
    const links = drawnLinks.flatMap((drawn) => placeLink(kinds, drawn));
    const met = walkAlong(links, walk, kinds.length);
    const interior = met.slice(1, -1).map((place) => kinds[place] as string);
    const question = {
      ...rest,
      from: placeEnd(kinds, forms[0], met, walk),
      to: placeEnd(kinds, forms[1], [...met].reverse(), walk),
      through: [...(passed ?? [])].sort().flatMap((index) => interior[index] ?? []),
      // Every third time one of several ends, if there are several.
      avoid: (avoid ?? []).map((drawn) => (drawn % 3 === 0 ? otherPlace(kinds, walk) : drawn % kinds.length)),
    };
    return { graph: { kinds, links }, question };
  });

function placeLink(kinds: readonly string[], { drawn, ...rest }: DrawnLink): Link[] {
  const placesOf = (end: readonly string[]): number[] => {
    const allowed = kindsOfEnd(end).map(({ name }) => name);
    return kinds.flatMap((kind, place) => (allowed.includes(kind) ? [place] : []));
  };
  const possible = RELATIONS_DRAWN.filter((name) => {
    const { from, to } = getRelation(name);
    return placesOf(from).some((subject) => placesOf(to).some((object) => object !== subject));
  });
  const relation = possible[drawn[0] % possible.length];
  if (relation === undefined) return [];
  const { from, to } = getRelation(relation);
  const objects = placesOf(to);
  const subjects = placesOf(from).filter((subject) => objects.some((object) => object !== subject));
  const subject = subjects[drawn[1] % subjects.length] as number;
  const others = objects.filter((object) => object !== subject);
  return [{ relation, subject, object: others[drawn[2] % others.length] as number, ...rest }];
}

/** The places that a random walk meets: as many steps as it has numbers, less one. */
export function walkAlong(
  links: readonly Link[],
  [first = 0, ...steps]: readonly number[],
  places: number,
): number[] {
  const met = [first % places];
  for (const step of steps) {
    const at = met.at(-1) as number;
    const near = links
      .filter(({ subject, object }) => subject === at || object === at)
      .map(({ subject, object }) => (subject === at ? object : subject))
      .filter((place) => !met.includes(place));
    const next = near[step % near.length];
    if (next !== undefined) met.push(next);
  }
  return met;
}

/** A place that has nothing to do with the walk. */
function otherPlace(kinds: readonly string[], drawn: readonly number[]): number {
  return drawn.reduce((sum, each) => sum + each, 0) % kinds.length;
}

function placeEnd(
  kinds: readonly string[],
  form: string,
  met: readonly number[],
  drawn: readonly number[],
): EndPlan {
  const [place = 0] = met;
  const other = otherPlace(kinds, drawn);
  // Most kinds that are asked for are there; now and then one is not.
  const kind = other === 3 ? KINDS_DRAWN[(drawn[1] ?? 0) % KINDS_DRAWN.length] : kinds[place];
  if (form === "kind") return { places: [], kinds: [kind as string] };
  if (form === "mixed") return { places: [place], kinds: [kind as string] };
  return { places: form === "several" ? [place, other] : [place], kinds: [] };
}
