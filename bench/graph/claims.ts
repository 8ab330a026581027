import type { SpeakerRole, Stance } from "../../src/belief/vocabularies.js";
import { dateOf } from "./entity-nodes.js";
import type { Population } from "./population.js";
import { type PowerLaw, powerLaw } from "./power-law.js";
import { pickWeighted, type Random, randomOf, type Weighted } from "./random.js";
import { countSources, FIRST_YEAR, YEARS } from "./sources.js";

/** A claim about a fact. What it withdraws or repeats is the fact's first claim. */
export interface GeneratedClaim {
  readonly stance: Stance;
  /** Index of the entity that speaks. */
  readonly by: number;
  readonly role: SpeakerRole;
  /** Index of the source. */
  readonly source: number;
  /** Null where the source's date is the claim's. */
  readonly publishedAt: string | null;
  readonly ofFirst: "retracts" | "supersedes" | "restates" | null;
}

const FIRST_ROLES: readonly Weighted<SpeakerRole>[] = [
  { value: "PRESS", weight: 34 },
  { value: "ANALYST", weight: 22 },
  { value: "THREAT_ACTOR", weight: 14 },
  { value: "TRACKER", weight: 10 },
  { value: "VICTIM", weight: 8 },
  { value: "REGULATOR", weight: 5 },
  { value: "GOVERNMENT", weight: 4 },
  { value: "ALLEGED_VICTIM", weight: 3 },
];

/** What is said of a fact after it was claimed first. */
type Sequel = "denial" | "retraction" | "replacement" | "restatement" | "second assertion";
const SEQUELS: readonly Weighted<Sequel>[] = [
  { value: "denial", weight: 30 },
  { value: "retraction", weight: 15 },
  { value: "replacement", weight: 5 },
  { value: "restatement", weight: 22 },
  { value: "second assertion", weight: 28 },
];
/** The share of facts of which more than one thing is said. */
const TOLD_AGAIN = 0.065;
const LAST_YEAR = FIRST_YEAR + YEARS;

/** Who says what of the facts, fact after fact. */
export class Claims {
  private readonly random: Random;
  private readonly publishers: PowerLaw;
  private readonly sources: number;

  constructor(
    private readonly population: Population,
    stream: string,
  ) {
    this.random = randomOf(`claims ${stream}`);
    this.publishers = powerLaw(population.group("Publisher").count, 0.05);
    this.sources = countSources(population);
  }

  /** What is said of the fact between these two. */
  about(subject: number, object: number): readonly GeneratedClaim[] {
    const first = this.claim("ASSERTS", pickWeighted(this.random, FIRST_ROLES), subject, object);
    if (!this.random.chance(TOLD_AGAIN)) return [first];
    return [first, this.sequel(first, pickWeighted(this.random, SEQUELS), subject, object)];
  }

  private sequel(first: GeneratedClaim, sequel: Sequel, subject: number, object: number): GeneratedClaim {
    // What came after the last source of the graph has a date of its own.
    const publishedAt = `${LAST_YEAR}-0${1 + this.random.below(9)}`;
    switch (sequel) {
      case "denial":
        return this.claim("DENIES", this.random.pick(["VICTIM", "ALLEGED_VICTIM", "PRESS"]), subject, object);
      case "retraction":
        return { ...this.again(first, publishedAt), stance: "DECLINES_TO_CONFIRM", ofFirst: "retracts" };
      case "replacement":
        return { ...this.again(first, publishedAt), ofFirst: "supersedes" };
      case "restatement":
        return { ...this.claim("ASSERTS", "PRESS", subject, object), ofFirst: "restates" };
      case "second assertion":
        return this.claim("ASSERTS", pickWeighted(this.random, FIRST_ROLES), subject, object);
    }
  }

  /** The same speaker once more, in another source. */
  private again(first: GeneratedClaim, publishedAt: string): GeneratedClaim {
    return { ...first, source: this.random.below(this.sources), publishedAt };
  }

  private claim(stance: Stance, role: SpeakerRole, subject: number, object: number): GeneratedClaim {
    const by = this.speaker(role, subject, object);
    return {
      stance,
      // An organization that is no party to the fact cannot speak as its victim.
      role: by === null ? "ANALYST" : role,
      by: by ?? this.publisher(),
      source: this.random.below(this.sources),
      publishedAt: this.random.chance(0.7) ? dateOf(this.random, FIRST_YEAR, YEARS) : null,
      ofFirst: null,
    };
  }

  private speaker(role: SpeakerRole, subject: number, object: number): number | null {
    switch (role) {
      case "VICTIM":
      case "ALLEGED_VICTIM":
        return [object, subject].find((each) => this.population.groupOf(each).kind.organization) ?? null;
      case "THREAT_ACTOR":
        return this.member("ThreatActor");
      case "REGULATOR":
      case "GOVERNMENT":
        return this.member("Agency");
      default:
        return this.publisher();
    }
  }

  private member(kind: string): number {
    const { first, count } = this.population.group(kind);
    return first + this.random.below(count);
  }

  private publisher(): number {
    return this.population.group("Publisher").first + this.publishers.draw(this.random);
  }
}
