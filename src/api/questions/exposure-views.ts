import type { MeasureKind } from "../../belief/vocabularies.js";
import type { DatasetExposure, Exposure } from "../../questions/exposure.js";
import { comparatorOf, type Quantity } from "../../questions/quantity.js";
import type { ReadExposure } from "../../questions/read-exposure.js";

/** A quantity as its type resolves it; what is unknown is null. */
interface QuantityView {
  readonly low: bigint | null;
  readonly high: bigint | null;
  readonly comparator: string | null;
}

export interface DatasetExposureView extends QuantityView {
  readonly exposure: DatasetExposure;
  readonly conflicting: boolean;
}

export interface SourceExposureView extends QuantityView {
  readonly sourceId: string;
  readonly datasetIds: readonly string[];
}

export interface EstimateView extends QuantityView {
  readonly measure: MeasureKind;
  readonly overlapsCollapsed: number;
  readonly datasets: readonly DatasetExposureView[];
  readonly bySource: readonly SourceExposureView[];
  readonly unmeasuredIds: readonly string[];
  readonly units: readonly string[];
}

export function viewEstimate(measure: MeasureKind, exposure: ReadExposure): EstimateView {
  const { overlapsCollapsed, unmeasured, units } = exposure;
  return {
    ...viewQuantity(exposure.quantity),
    measure,
    overlapsCollapsed,
    units,
    unmeasuredIds: unmeasured,
    datasets: exposure.datasets.map((dataset) => ({
      ...viewQuantity(dataset.quantity),
      conflicting: dataset.conflicting,
      exposure: dataset,
    })),
    bySource: [...exposure.bySource].map(([sourceId, heard]) => viewSourceExposure(sourceId, heard)),
  };
}

function viewSourceExposure(sourceId: string, { quantity, datasets }: Exposure): SourceExposureView {
  return { ...viewQuantity(quantity), sourceId, datasetIds: datasets.map(({ id }) => id) };
}

function viewQuantity(quantity: Quantity | null): QuantityView {
  if (quantity === null) return { low: null, high: null, comparator: null };
  return { low: quantity.low, high: quantity.high, comparator: comparatorOf(quantity) };
}
