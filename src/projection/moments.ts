import { grown } from "./grown.js";

/** The moments at which something became public, numbered from 0: each once. In milliseconds since 1970. */
export class Moments {
  size = 0;
  private values = new Float64Array(64);
  private readonly numbers = new Map<number, number>();
  private sorted: Float64Array | null = null;

  /** The number of a moment, and whether it is a new one. */
  add(moment: number): { readonly number: number; readonly isNew: boolean } {
    const known = this.numbers.get(moment);
    if (known !== undefined) return { number: known, isNew: false };
    const number = this.size;
    this.values = grown(this.values, number + 1);
    this.values[number] = moment;
    this.numbers.set(moment, number);
    this.size += 1;
    this.sorted = null;
    return { number, isNew: true };
  }

  at(number: number): number {
    return this.values[number] as number;
  }

  /** The time around a moment in which nothing becomes public: from the last moment that is not after it to the next. */
  around(moment: number): { from: number; to: number } {
    this.sorted ??= this.values.slice(0, this.size).sort();
    let [low, high] = [0, this.size];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sorted[middle] as number) <= moment) low = middle + 1;
      else high = middle;
    }
    return { from: this.sorted[low - 1] ?? -Infinity, to: this.sorted[low] ?? Infinity };
  }

  get bytes(): number {
    // A Map of numbers takes about 40 bytes an entry.
    return this.values.byteLength + (this.sorted?.byteLength ?? 0) + this.size * 40;
  }
}
