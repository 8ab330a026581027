/** What the scalars of the schema are in TypeScript; `graphql.ts` gives them to gql.tada. */
export interface Scalars {
  /** A whole number of up to 64 bits: a number up to 2^53 - 1, digits beyond. `toBigInt` reads both. */
  BigInt: number | string;
  /** A moment as ISO 8601 with a time zone, "2021-08-27T00:00:00Z". */
  DateTime: string;
  /** A date as precise as its source: "2021", "2021-05", "2021-05-26" or a moment. A month stays a month. */
  FuzzyDate: string;
}

/** The exact value of a BigInt of the API, however it came. Throws where it is no whole number. */
export function toBigInt(value: Scalars["BigInt"]): bigint {
  return BigInt(value);
}
