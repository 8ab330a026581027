import { grown } from "../../projection/grown.js";

const FEW = 1024;

/**
 * Steps that a flood has taken, by the place that they led to: lists in three columns. `first(place)` is the number of
 * the newest of them, `next[step]` that of the one before; 0 is none.
 */
export class StepLists {
  next = new Uint32Array(FEW);
  /** Where each step came from, and the fact that it went along. */
  from = new Uint32Array(FEW);
  fact = new Uint32Array(FEW);
  private newest = new Uint32Array(0);
  private count = 0;

  /** Forgets all steps, which led to these places, and makes room for so many places. */
  reset(length: number, places: readonly number[]): void {
    if (this.newest.length < length) this.newest = new Uint32Array(length);
    else for (const place of places) this.newest[place] = 0;
    this.count = 0;
  }

  first(place: number): number {
    return this.newest[place] as number;
  }

  add(place: number, from: number, fact: number): void {
    this.count += 1;
    const step = this.count;
    if (step >= this.next.length) {
      this.next = grown(this.next, step + 1);
      this.from = grown(this.from, step + 1);
      this.fact = grown(this.fact, step + 1);
    }
    this.next[step] = this.newest[place] as number;
    this.from[step] = from;
    this.fact[step] = fact;
    this.newest[place] = step;
  }
}
