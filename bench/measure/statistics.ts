/** What is said of many measured times, in milliseconds. */
export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly worst: number;
}

/** The nearest-rank percentiles of at least one time. */
export function percentilesOf(times: readonly number[]): Percentiles {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => {
    const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
    if (value === undefined) throw new Error("There are no times to take percentiles of.");
    return value;
  };
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), worst: at(1) };
}

/** A number with as many digits as it is worth: 0.42, 3.7, 128. */
export function short(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
