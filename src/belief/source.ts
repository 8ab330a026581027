import type { FuzzyDate } from "../shared/fuzzy-date.js";
import type { Tlp } from "../shared/tlp.js";
import type { Additivity, Comparator, MeasureKind, SourceKind } from "./vocabularies.js";

/** Where claims were published. */
export interface Source {
  readonly id: string;
  readonly kind: SourceKind;
  readonly title: string;
  readonly url: string | null;
  readonly publisherId: string | null;
  readonly authorId: string | null;
  readonly publishedAt: FuzzyDate | null;
  readonly retrievedAt: FuzzyDate | null;
  readonly contentHash: string | null;
  readonly marking: Tlp;
  /** Ids of the sources it cites. */
  readonly cites: readonly string[];
}

/** A quantity that a claim states. Values are exact 64-bit integers. */
export interface Measurement {
  readonly id: string;
  readonly claimId: string;
  readonly kind: MeasureKind;
  /** Null where only a range is known. */
  readonly value: bigint | null;
  readonly low: bigint | null;
  readonly high: bigint | null;
  readonly comparator: Comparator;
  /** The quantity in the words of the source, for example "4 GB". */
  readonly asWritten: string | null;
  /** What one unit is, where that needs saying: "1 GB = 10^9 bytes", "USD cents". */
  readonly unitBasis: string | null;
  readonly asOf: FuzzyDate | null;
  readonly additivity: Additivity;
}
