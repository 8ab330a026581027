/** Places by their distance, the nearest first; more may be added while they are gone through, none nearer than the last. */
export class Layers implements Iterable<readonly [place: number, distance: number]> {
  private readonly byDistance: number[][] = [];

  constructor(places: Iterable<number>, distance: (place: number) => number) {
    for (const place of places) this.add(place, distance(place));
  }

  add(place: number, distance: number): void {
    while (this.byDistance.length <= distance) this.byDistance.push([]);
    this.byDistance[distance]?.push(place);
  }

  *[Symbol.iterator](): Iterator<readonly [number, number]> {
    for (let distance = 0; distance < this.byDistance.length; distance += 1)
      for (const place of this.byDistance[distance] ?? []) yield [place, distance];
  }
}
