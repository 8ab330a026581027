import type { Relation } from "../../src/kinds/relation.js";
import { valuesOf } from "../../src/shared/vocabulary.js";
import { dateOf } from "./entity-nodes.js";
import { FACT_MIX, type FactShare } from "./fact-mix.js";
import type { Group, Population } from "./population.js";
import { type PowerLaw, powerLaw } from "./power-law.js";
import { type Random, randomOf } from "./random.js";

/** A fact between two entities, which are told by their indexes. */
export interface GeneratedFact {
  readonly subject: number;
  readonly object: number;
  readonly qualifiers: Readonly<Record<string, string | number>>;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** Subject and object. */
type Ends = readonly [number, number];

/** A draw that was there already is made again; after so many times the ends are drawn evenly. */
const TRIES = 20;
const SPREAD = 7_919;
const CHAIN_RELATION = "AFFILIATE_OF";

/** How many facts each relation has; together as many as the size says. */
export function factCounts(population: Population): ReadonlyMap<FactShare, number> {
  const { facts } = population.size;
  const counts = new Map(FACT_MIX.map((mix) => [mix, Math.round(mix.share * facts)]));
  const [largest] = FACT_MIX;
  const sum = [...counts.values()].reduce((total, count) => total + count, 0);
  if (largest) counts.set(largest, (counts.get(largest) ?? 0) + facts - sum);
  return counts;
}

/** The facts of a relation, each pair of ends once: chains first, where it is the relation of chains. */
export function* factsOf(population: Population, mix: FactShare, count: number): Generator<GeneratedFact> {
  const { relation } = mix;
  const random = randomOf(`facts ${relation.name}`);
  const chained = relation.name === CHAIN_RELATION ? chainFacts(population).slice(0, count) : [];
  for (const [subject, object] of chained) yield { subject, object, ...describe(relation, random) };
  for (const [subject, object] of pairs(population, mix, count - chained.length, random))
    yield { subject, object, ...describe(relation, random) };
}

function chainFacts(population: Population): (readonly [number, number])[] {
  const companies = population.group("Company");
  return Array.from({ length: population.chains }, (_, index) => index).flatMap((index) => {
    const chain = population.chain(index);
    const links = chain.slice(1).map((next, place) => [chain[place] ?? next, next] as const);
    const [head] = chain;
    const hook = companies.first + ((index * SPREAD) % companies.count);
    return population.hangs(index) && head !== undefined ? [[head, hook] as const, ...links] : links;
  });
}

function* pairs(population: Population, mix: FactShare, count: number, random: Random): Generator<Ends> {
  const from = new End(population.groupsOfEnd(mix.relation.from), mix.topSubject, mix.downwards);
  const to = new End(population.groupsOfEnd(mix.relation.to), mix.topObject, mix.downwards);
  const known = new Set<number>();
  const keyOf = ([subject, object]: Ends): number => subject * population.size.entities + object;
  for (let made = 0; made < count;) {
    const [subject, object] = drawNew(from, to, mix, random, (pair) => known.has(keyOf(pair)));
    known.add(keyOf([subject, object]));
    made += 1;
    yield [subject, object];
  }
}

/** Draws until there is a pair of two entities that was not there before. */
function drawNew(
  from: End,
  to: End,
  { downwards }: FactShare,
  random: Random,
  isKnown: (ends: Ends) => boolean,
): Ends {
  for (let tries = 0; ; tries += 1) {
    const even = tries >= TRIES;
    const [one, other] = [from.draw(random, even), to.draw(random, even)];
    const ends: Ends = downwards && one < other ? [other, one] : [one, other];
    if (one !== other && !isKnown(ends)) return ends;
  }
}

/** One end of a relation: entities of some groups. */
class End {
  private readonly count: number;
  private readonly law: PowerLaw;

  constructor(
    private readonly groups: readonly Group[],
    top: number,
    private readonly inOrder: boolean,
  ) {
    this.count = groups.reduce((sum, group) => sum + group.count, 0);
    this.law = powerLaw(this.count, top);
  }

  draw(random: Random, even: boolean): number {
    const place = even ? random.below(this.count) : this.law.draw(random);
    // Likely places lie all over the groups, not only among the companies that come first.
    return this.at(this.inOrder || this.count % SPREAD === 0 ? place : (place * SPREAD) % this.count);
  }

  private at(place: number): number {
    let left = place;
    for (const { first, count } of this.groups) {
      if (left < count) return first + left;
      left -= count;
    }
    throw new Error(`There is no place ${place} among ${this.count}.`);
  }
}

/** Qualifiers and dates: three of four facts have a beginning, a third of these an end. */
function describe(relation: Relation, random: Random): Omit<GeneratedFact, "subject" | "object"> {
  const validFrom = random.chance(0.75) ? dateOf(random) : null;
  const ends = validFrom !== null && relation.time === "state" && random.chance(0.33);
  const validTo = ends ? String(Number(validFrom.slice(0, 4)) + 1 + random.below(8)) : null;
  return { validFrom, validTo, qualifiers: qualify(relation, random) };
}

function qualify(relation: Relation, random: Random): Record<string, string | number> {
  const qualifiers: Record<string, string | number> = {};
  for (const [name, property] of Object.entries(relation.properties)) {
    if (property.type === "choice") qualifiers[name] = random.pick(valuesOf(property.of));
    else if (property.type === "share" && random.chance(0.5)) qualifiers[name] = random.below(101) / 100;
  }
  return qualifiers;
}
