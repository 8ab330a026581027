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
export function inWordsOfQuantity({ kind, value, low, high, comparator, asWritten }: Quantity): string {
  const unit = inWords(kind);
  const amount =
    comparator === "RANGE"
      ? `${withCommas(low)} to ${withCommas(high)}`
      : `${BEFORE[comparator] ?? ""}${withCommas(value)}`;
  const words = `${amount} ${unit}`;
  return asWritten && asWritten !== amount ? `${words} (as written: “${asWritten}”)` : words;
}

/** Digits are grouped as text: a 64-bit number is more than the browser's numbers can hold. */
function withCommas(value: unknown): string {
  if (typeof value !== "number" && typeof value !== "string") return "?";
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}
