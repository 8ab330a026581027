import { GraphQLError, GraphQLScalarType, Kind, print, type ValueNode } from "graphql";
import { findFuzzyBounds, FUZZY_DATE_FORMS } from "../../shared/fuzzy-date.js";

function textOf(node: ValueNode, scalar: string): string {
  if (node.kind === Kind.STRING) return node.value;
  throw new GraphQLError(`${scalar}: expected a text.`, { nodes: node });
}

function parseFuzzyDate(value: unknown): string {
  if (typeof value === "string" && findFuzzyBounds(value)) return value;
  throw new GraphQLError(`FuzzyDate: ${JSON.stringify(value)} is no date. ${FUZZY_DATE_FORMS}`);
}

/** A date as precise as its source; model values are the texts themselves. */
export const FuzzyDateScalar = new GraphQLScalarType<string, string>({
  name: "FuzzyDate",
  description:
    'A date as precise as its source: a year "2021", a month "2021-05", a day "2021-05-26" or a moment ' +
    '"2021-05-26T10:00:00Z". A month stays a month.',
  serialize: (value) => value as string,
  parseValue: parseFuzzyDate,
  parseLiteral: (node) => parseFuzzyDate(textOf(node, "FuzzyDate")),
});

function parseMoment(value: unknown): number {
  const bounds = typeof value === "string" && value.length >= 10 ? findFuzzyBounds(value) : undefined;
  if (bounds) return bounds.earliest;
  throw new GraphQLError(
    `DateTime: ${JSON.stringify(value)} is no moment. Write "2021-08-27T00:00:00Z", or "2021-08-27" for its beginning (UTC).`,
  );
}

/** A moment; model values are milliseconds since 1970. */
export const DateTimeScalar = new GraphQLScalarType<number, string>({
  name: "DateTime",
  description:
    'A moment as ISO 8601 with a time zone, "2021-08-27T00:00:00Z". As an input, a day "2021-08-27" means its ' +
    "beginning in UTC.",
  serialize: (value) => new Date(value as number).toISOString(),
  parseValue: parseMoment,
  parseLiteral: (node) => parseMoment(textOf(node, "DateTime")),
});

function parseBigInt(value: unknown): bigint {
  if (Number.isSafeInteger(value)) return BigInt(value as number);
  if (typeof value === "string" && /^-?\d{1,40}$/.test(value)) return BigInt(value);
  throw new GraphQLError(
    `BigInt: expected a whole number, beyond 2^53 as a text of digits; got ${JSON.stringify(value)}.`,
  );
}

function toJson(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}

/** 64-bit whole numbers: 4 GB does not fit into GraphQL's Int. Whether a value has more bits, the record's check says. */
export const BigIntScalar = new GraphQLScalarType<bigint, number | string>({
  name: "BigInt",
  description:
    "A whole number of up to 64 bits. In JSON it is a number up to 2^53 - 1, and a text of digits beyond.",
  serialize: (value) => toJson(value as bigint),
  parseValue: parseBigInt,
  parseLiteral: (node) =>
    parseBigInt(node.kind === Kind.INT || node.kind === Kind.STRING ? node.value : print(node)),
});
