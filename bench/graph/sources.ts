import { sourceId } from "../../src/records/ids.js";
import { dateOf } from "./entity-nodes.js";
import type { Population } from "./population.js";
import { powerLaw } from "./power-law.js";
import { randomOf } from "./random.js";

/** A publication of the graph. */
export interface GeneratedSource {
  readonly index: number;
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly url: string;
  /** Index of the publisher. */
  readonly publisher: number;
  readonly publishedAt: string;
  /** Index of an earlier source that it cites. */
  readonly cites: number | null;
}

const KINDS = [
  "ARTICLE",
  "ARTICLE",
  "PRESS_STATEMENT",
  "REGULATOR_NOTICE",
  "RESEARCH",
  "TRACKER_FEED",
] as const;
const FACTS_PER_SOURCE = 20;
export const FIRST_YEAR = 2012;
export const YEARS = 13;

/** How many there are. */
export function countSources(population: Population): number {
  return Math.max(50, Math.floor(population.size.facts / FACTS_PER_SOURCE));
}

/** The sources, from the first index on; one in twenty cites an earlier one, so that no citations lead in a circle. */
export function* sources(population: Population): Generator<GeneratedSource> {
  const random = randomOf("sources");
  const publishers = population.group("Publisher");
  const law = powerLaw(publishers.count, 0.05);
  for (let index = 0; index < countSources(population); index += 1) {
    yield {
      index,
      id: sourceId(`bench ${index}`),
      kind: random.pick(KINDS),
      title: `Report ${index}`,
      url: `https://reports.example/${index}`,
      publisher: publishers.first + law.draw(random),
      publishedAt: dateOf(random, FIRST_YEAR, YEARS),
      cites: index > 0 && random.chance(0.05) ? random.below(index) : null,
    };
  }
}
