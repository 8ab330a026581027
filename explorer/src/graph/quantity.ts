import { inWords } from "./catalogue";

/** A measurement as the API gives it: a BigInt is a number where one can hold it, and a text of digits beyond. */
export interface Quantity {
  readonly kind: string;
  readonly value?: unknown;
  readonly low?: unknown;
  readonly high?: unknown;
  readonly comparator: string;
  readonly asWritten?: string | null;
}

const BEFORE: Readonly<Record<string, string>> = {
  ABOUT: "about ",
  AT_LEAST: "at least ",
  AT_MOST: "at most ",
  EXACT: "",
};

/** "at least 76,000 records (as written: more than 76,000)" */
export function inWordsOfQuantity(quantity: Quantity): string {
  const { kind, asWritten } = quantity;
  const amount = amountOf(quantity);
  const words = `${amount} ${inWords(kind)}`;
  return asWritten && asWritten !== amount ? `${words} (as written: “${asWritten}”)` : words;
}

/** "at least 76,000", "10 to 2,000" */
export function amountOf({ value, low, high, comparator }: Quantity): string {
  return comparator === "RANGE"
    ? `${withCommas(low)} to ${withCommas(high)}`
    : `${BEFORE[comparator] ?? ""}${withCommas(value)}`;
}

/** Digits are grouped as text: a 64-bit number is more than the browser's numbers can hold. */
function withCommas(value: unknown): string {
  if (typeof value !== "number" && typeof value !== "string") return "?";
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}
