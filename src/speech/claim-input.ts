import type {
  Comparator,
  Additivity,
  MeasureKind,
  SourceKind,
  SpeakerRole,
  Stance,
} from "../belief/vocabularies.js";
import type { EntityName } from "../entities/resolve-entity.js";
import type { FuzzyDate } from "../shared/fuzzy-date.js";
import type { Tlp } from "../shared/tlp.js";
import type { ActInput } from "./speak.js";

/** A field that may be left out. */
type Given<Value> = Value | null | undefined;

/** What a claim is about: a statement that is there, or one by its subject, relation and object. */
export interface AboutInput {
  readonly statement?: Given<string>;
  readonly subject?: Given<EntityName>;
  readonly predicate?: Given<string>;
  readonly object?: Given<EntityName>;
  readonly validFrom?: Given<FuzzyDate>;
  readonly validTo?: Given<FuzzyDate>;
  /** Own properties of the relation. */
  readonly qualifiers?: Given<Readonly<Record<string, unknown>>>;
  readonly marking?: Given<Tlp>;
}

/** A source: one that is there, by id, or a new one. */
export interface SourceInput {
  readonly id?: Given<string>;
  readonly kind?: Given<SourceKind>;
  readonly title?: Given<string>;
  readonly url?: Given<string>;
  readonly publisher?: Given<EntityName>;
  readonly author?: Given<EntityName>;
  readonly publishedAt?: Given<FuzzyDate>;
  readonly retrievedAt?: Given<FuzzyDate>;
  readonly contentHash?: Given<string>;
  readonly cites?: Given<readonly string[]>;
  readonly marking?: Given<Tlp>;
}

export interface MeasurementInput {
  readonly kind: MeasureKind;
  readonly value?: Given<bigint>;
  readonly low?: Given<bigint>;
  readonly high?: Given<bigint>;
  readonly comparator?: Given<Comparator>;
  readonly asWritten?: Given<string>;
  readonly unitBasis?: Given<string>;
  readonly asOf?: Given<FuzzyDate>;
  readonly additivity?: Given<Additivity>;
}

/** When and where something was said, and how far it may be passed on. */
export interface UtteranceInput {
  readonly claimedAt?: Given<FuzzyDate>;
  readonly publishedAt?: Given<FuzzyDate>;
  readonly quote?: Given<string>;
  readonly certainty?: Given<number>;
  readonly sources: readonly SourceInput[];
  readonly marking?: Given<Tlp>;
}

/** Who says what, in what capacity. */
interface Assertion {
  readonly about: AboutInput;
  readonly stance: Stance;
  readonly by: EntityName;
  readonly onBehalfOf?: Given<EntityName>;
  readonly speakerRole: SpeakerRole;
  readonly restates?: Given<readonly string[]>;
  readonly measurements?: Given<readonly MeasurementInput[]>;
}

export interface MakeClaimInput extends ActInput, UtteranceInput, Assertion {}

/** What replaces a claim; what is left out is as it was. */
export interface SupersedeClaimInput
  extends ActInput, UtteranceInput, Readonly<{ [Name in keyof Assertion]?: Given<Assertion[Name]> }> {
  readonly claim: string;
}
