import type { Measurement } from "../belief/source.js";
import { groupOverlaps, type WholesOf } from "./overlaps.js";
import { type Fit, fit, type Quantity, sum, toQuantity, union, UNKNOWN, unitOf } from "./quantity.js";

/** A measurement, and the sources in which the lens finds it. */
export interface Measured {
  readonly measurement: Measurement;
  readonly sourceIds: readonly string[];
}

/** What a fact of a dataset says of how much it holds. */
export interface MeasuringFact {
  /** The class of data that is measured; null for the dataset as a whole. */
  readonly dataClassId: string | null;
  /** The organization at the fact's other end, if it is one. */
  readonly organizationId: string | null;
  readonly measured: readonly Measured[];
}

/** A dataset with the facts that may measure it. */
export interface MeasuredDataset {
  readonly id: string;
  readonly from: readonly string[];
  readonly organizations: readonly string[] | null;
  readonly facts: readonly MeasuringFact[];
}

/**
 * What a dataset's facts say of how much it holds, under one measure and unit; null where nobody measures it. Classes of
 * data may be of the same people and are never added, and the shares of organizations are added to a lower bound. Where
 * the dataset was reached from organizations with shares only, their shares are what counts.
 */
export function quantityOf(dataset: MeasuredDataset, wholesOf: WholesOf): Fit | null {
  const shares = sharesOf(dataset.facts);
  const allShares = addShares([...shares.keys()], shares, wholesOf);
  const whole = fit(
    [ownOf(dataset.facts), classesOf(dataset.facts), allShares && { ...allShares, high: null }].filter(
      (each) => each !== null,
    ),
  );
  const parts = [ownOf(dataset.facts), classesOf(dataset.facts), ...shares.values()];
  const conflicting = Boolean(whole?.conflicting) || parts.some((part) => part?.conflicting);
  const { organizations } = dataset;
  const asked = organizations?.length && organizations.every((id) => shares.has(id));
  const share = asked ? addShares(organizations, shares, wholesOf) : null;
  if (!share || !whole) return whole && { ...whole, conflicting };
  return { ...capped(share, whole), conflicting };
}

/** Every unit that the measurements of a dataset count in, sorted. */
export function unitsOf({ facts }: MeasuredDataset): string[] {
  return [...new Set(measuredOf(facts).map(({ measurement }) => unitOf(measurement)))].sort();
}

export function measuredOf(facts: readonly MeasuringFact[]): Measured[] {
  return facts.flatMap(({ measured }) => measured);
}

type Shares = ReadonlyMap<string, Fit>;

function sharesOf(facts: readonly MeasuringFact[]): Shares {
  const shares = new Map<string, Quantity[]>();
  for (const { organizationId, measured } of facts) {
    if (organizationId === null) continue;
    const quantities = measured.flatMap(({ measurement }) =>
      measurement.additivity === "PER_ORGANIZATION" ? (toQuantity(measurement) ?? []) : [],
    );
    shares.set(organizationId, [...(shares.get(organizationId) ?? []), ...quantities]);
  }
  return new Map(
    [...shares].flatMap(([id, quantities]) => {
      const together = fit(quantities);
      return together ? [[id, together] as const] : [];
    }),
  );
}

/** What organizations have together; a part of an organization counts within it. */
function addShares(ids: readonly string[], shares: Shares, wholesOf: WholesOf): Quantity | null {
  const counted = ids.map((id) => ({ id, quantity: shares.get(id) ?? null }));
  return counted.length === 0 ? null : sum(groupOverlaps(counted, wholesOf));
}

/** What measures the dataset itself. A share of nobody named is a part of it, and so a lower bound. */
function ownOf(facts: readonly MeasuringFact[]): Fit | null {
  return fit(
    facts
      .filter(({ dataClassId }) => dataClassId === null)
      .flatMap((fact) => fact.measured.flatMap(({ measurement }) => ownQuantity(fact, measurement))),
  );
}

function ownQuantity({ organizationId }: MeasuringFact, measurement: Measurement): Quantity[] {
  const quantity = toQuantity(measurement);
  if (quantity === null) return [];
  if (measurement.additivity === "PER_DATASET") return [quantity];
  return organizationId === null ? [{ ...quantity, high: null }] : [];
}

function classesOf(facts: readonly MeasuringFact[]): Fit | null {
  const classes = facts
    .filter(({ dataClassId }) => dataClassId !== null)
    .map((fact) => fit(fact.measured.flatMap(({ measurement }) => ownQuantity(fact, measurement))));
  if (classes.every((each) => each === null)) return null;
  const conflicting = classes.some((each) => each?.conflicting);
  return { ...union(classes.map((each) => each ?? UNKNOWN)), conflicting };
}

/** A share is no more than the whole. */
function capped(share: Quantity, whole: Quantity): Quantity {
  const low = share.low < whole.low ? share.low : whole.low;
  if (share.high === null || whole.high === null) return { low, high: share.high ?? whole.high };
  return { low, high: share.high < whole.high ? share.high : whole.high };
}
