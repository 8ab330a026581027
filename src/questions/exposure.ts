import {
  type Measured,
  type MeasuredDataset,
  measuredOf,
  type MeasuringFact,
  quantityOf,
  unitsOf,
} from "./measured-dataset.js";
import { groupOverlaps, type WholesOf } from "./overlaps.js";
import { type Quantity, sum } from "./quantity.js";

/** What can be counted without counting anything twice. Quantities are null where units differ or nobody measures. */
export interface Exposure {
  readonly quantity: Quantity | null;
  /** How many countings were left out: of a dataset reached from n entities n - 1, of one within another 1. */
  readonly overlapsCollapsed: number;
  readonly datasets: readonly DatasetExposure[];
  readonly unmeasured: readonly string[];
  /** The units that measurements count in; more than one are not added. "" is one that is not said. */
  readonly units: readonly string[];
}

export interface DatasetExposure {
  readonly id: string;
  readonly quantity: Quantity | null;
  readonly conflicting: boolean;
  /** The dataset that it counts within, if it is not counted itself. */
  readonly within: string | null;
  readonly from: readonly string[];
  readonly measured: readonly Measured[];
}

/** What datasets hold together: a pure function of what is believed of them. See docs/questions.md for its rules. */
export function addExposure(datasets: readonly MeasuredDataset[], wholesOf: WholesOf): Exposure {
  const units = [...new Set(datasets.flatMap(unitsOf))].sort();
  const things = datasets.map((dataset) => {
    const fitted = unitsOf(dataset).length === 1 ? quantityOf(dataset, wholesOf) : null;
    return { id: dataset.id, dataset, quantity: fitted, conflicting: fitted?.conflicting ?? false };
  });
  const groups = groupOverlaps(things, wholesOf);
  const heads = new Map(groups.flatMap(({ head, members }) => members.map(({ id }) => [id, head.id])));
  const measured = things.filter(({ dataset }) => unitsOf(dataset).length > 0);
  const exposures = measured.map(({ id, dataset, quantity, conflicting }): DatasetExposure => {
    const head = heads.get(id);
    const within = head === undefined || head === id ? null : head;
    return { id, quantity, conflicting, within, from: dataset.from, measured: measuredOf(dataset.facts) };
  });
  return {
    quantity: units.length === 1 ? sum(groups) : null,
    overlapsCollapsed: exposures.reduce(
      (total, { from, within }) => total + Math.max(0, from.length - 1) + (within === null ? 0 : 1),
      0,
    ),
    datasets: exposures,
    unmeasured: things.flatMap(({ id, dataset }) => (unitsOf(dataset).length === 0 ? [id] : [])),
    units,
  };
}

/** What each source alone says, of the datasets that it measures, by the source's id. */
export function exposureBySource(
  datasets: readonly MeasuredDataset[],
  wholesOf: WholesOf,
): Map<string, Exposure> {
  const measuring = new Map<string, MeasuredDataset[]>();
  for (const dataset of datasets) {
    for (const id of new Set(measuredOf(dataset.facts).flatMap(({ sourceIds }) => sourceIds))) {
      const heard = { ...dataset, facts: dataset.facts.map((fact) => heardFrom(id, fact)) };
      measuring.set(id, measuring.get(id) ?? []);
      measuring.get(id)?.push(heard);
    }
  }
  return new Map(
    [...measuring.keys()].sort().map((id) => [id, addExposure(measuring.get(id) ?? [], wholesOf)]),
  );
}

function heardFrom(sourceId: string, fact: MeasuringFact): MeasuringFact {
  return { ...fact, measured: fact.measured.filter(({ sourceIds }) => sourceIds.includes(sourceId)) };
}
