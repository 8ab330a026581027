import type { Random } from "./random.js";

/** Places from 0 up to `count`, the lower the likelier, after a power law. */
export interface PowerLaw {
  draw(random: Random): number;
}

const STEPS = 50;
const FLATTEST = 0;
const STEEPEST = 3;

/**
 * A power law over so many places, as steep as it must be for place 0 to be drawn in the share `top` of the draws (or
 * even, where an even share is more than that).
 */
export function powerLaw(count: number, top: number): PowerLaw {
  const cumulative = new Float64Array(count);
  fill(cumulative, findExponent(count, top));
  const total = cumulative[count - 1] ?? 0;
  return { draw: (random) => findPlace(cumulative, random.next() * total) };
}

/** By halving: the share of place 0 grows with the exponent. */
function findExponent(count: number, top: number): number {
  let [low, high] = [FLATTEST, STEEPEST];
  for (let step = 0; step < STEPS && high - low > 1e-4; step += 1) {
    const middle = (low + high) / 2;
    let sum = 0;
    for (let place = 1; place <= count; place += 1) sum += place ** -middle;
    if (1 / sum < top) low = middle;
    else high = middle;
  }
  return low;
}

function fill(cumulative: Float64Array, exponent: number): void {
  let sum = 0;
  for (let place = 0; place < cumulative.length; place += 1) {
    sum += (place + 1) ** -exponent;
    cumulative[place] = sum;
  }
}

function findPlace(cumulative: Float64Array, at: number): number {
  let [low, high] = [0, cumulative.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cumulative[middle] ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
