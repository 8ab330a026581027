import type { SeenStatement } from "../belief/admission.js";
import { findMeasurements } from "../belief/belief-store.js";
import type { Lens } from "../belief/lens.js";
import type { Measurement } from "../belief/source.js";
import type { MeasureKind } from "../belief/vocabularies.js";
import { addExposure, type Exposure, exposureBySource } from "./exposure.js";
import { closureOf, type FactReader, type FoundFact } from "./fact-reader.js";
import { heardSources } from "./heard-sources.js";
import type { MeasuredDataset, MeasuringFact } from "./measured-dataset.js";
import type { WholesOf } from "./overlaps.js";
import { reachDatasets, type Start } from "./reach-datasets.js";
import { toQuantity } from "./quantity.js";
import {
  CONTAINS,
  CONTAINS_WAY,
  MEASURED_OF_DATASET,
  WHOLES_OF_DATASET,
  WHOLES_OF_ORGANIZATION,
} from "./ways-to-data.js";

/** How many facts an exposure may read. */
export const MOST_EXPOSURE_FACTS = 20_000;

/** What is asked: how much of what, of one class of data if it is named. */
export interface ExposureQuestion {
  readonly starts: readonly Start[];
  readonly measure: MeasureKind;
  readonly dataClassId: string | null;
}

export interface ReadExposure extends Exposure {
  readonly bySource: ReadonlyMap<string, Exposure>;
}

/** Reads what is believed of the data of these entities, and counts it. */
export async function readExposure(reader: FactReader, question: ExposureQuestion): Promise<ReadExposure> {
  const { datasets, wholesOf } = await readDatasets(reader, question);
  return { ...addExposure(datasets, wholesOf), bySource: exposureBySource(datasets, wholesOf) };
}

async function readDatasets(
  reader: FactReader,
  { starts, measure, dataClassId }: ExposureQuestion,
): Promise<{ datasets: MeasuredDataset[]; wholesOf: WholesOf }> {
  const reached = await reachDatasets(reader, starts);
  const ids = reached.map(({ id }) => id);
  const facts: FoundFact[] = [];
  for (const way of dataClassId === null ? MEASURED_OF_DATASET : [CONTAINS_WAY]) {
    facts.push(...(await reader.around(ids, way)));
  }
  const asked = facts.filter(({ toId }) => dataClassId === null || toId === dataClassId);
  const measuring = await readMeasuring(reader, asked, measure);
  const datasets = reached
    .map((dataset) => ({ ...dataset, facts: measuring.get(dataset.id) ?? [] }))
    .filter((dataset) => dataClassId === null || dataset.facts.length > 0);
  const sharers = datasets.flatMap((dataset) =>
    dataset.facts.flatMap(({ organizationId, measured }) =>
      organizationId !== null && measured.length > 0 ? [organizationId] : [],
    ),
  );
  const wholes = await closureOf(ids, WHOLES_OF_DATASET, reader);
  const organizations = await closureOf(sharers, WHOLES_OF_ORGANIZATION, reader);
  return { datasets, wholesOf: new Map([...wholes, ...organizations]) };
}

/** The facts as far as they measure, by dataset. */
async function readMeasuring(
  { graph, lens, tlp }: FactReader,
  facts: readonly FoundFact[],
  measure: MeasureKind,
): Promise<Map<string, MeasuringFact[]>> {
  const claims = facts.flatMap(({ seen }) => seen.standing.assertions.map(({ id }) => id));
  const stated = await findMeasurements(graph, claims, tlp);
  const byDataset = new Map<string, MeasuringFact[]>();
  for (const { fromId, toId, toKind, relation, seen } of facts) {
    const of = byDataset.get(fromId) ?? [];
    byDataset.set(fromId, of);
    of.push({
      dataClassId: relation === CONTAINS ? toId : null,
      organizationId: toKind.organization ? toId : null,
      measured: measuredIn(lens, seen, measure, stated),
    });
  }
  return byDataset;
}

function measuredIn(
  lens: Lens,
  { standing }: SeenStatement,
  measure: MeasureKind,
  stated: ReadonlyMap<string, readonly Measurement[]>,
): MeasuringFact["measured"] {
  return standing.assertions.flatMap((claim) =>
    (stated.get(claim.id) ?? [])
      .filter((measurement) => measurement.kind === measure && toQuantity(measurement) !== null)
      .map((measurement) => ({ measurement, sourceIds: heardSources(lens, claim) })),
  );
}
