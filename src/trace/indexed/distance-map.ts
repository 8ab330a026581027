/** A map that many searches use, one after another: hops by place, a byte each. */
export class DistanceMap {
  private hops = new Uint8Array(0);
  /** The places that have hops, in the order in which they were reached. */
  readonly places: number[] = [];

  /** Makes it empty, with room for so many places. */
  reset(length: number): void {
    if (this.hops.length < length) this.hops = new Uint8Array(length);
    else for (const place of this.places) this.hops[place] = 0;
    this.places.length = 0;
  }

  has(place: number): boolean {
    return this.hops[place] !== 0;
  }

  /** The hops of a place; Infinity where it was not reached. */
  at(place: number): number {
    const hops = this.hops[place] as number;
    return hops === 0 ? Infinity : hops - 1;
  }

  set(place: number, hops: number): void {
    if (this.hops[place] === 0) this.places.push(place);
    this.hops[place] = Math.min(hops, MOST) + 1;
  }
}

/** Farther is not told apart. */
const MOST = 253;
