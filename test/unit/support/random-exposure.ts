import fc from "fast-check";
import { seeStatement } from "../../../src/belief/admission.js";
import type { Comparator } from "../../../src/belief/vocabularies.js";
import { getKind } from "../../../src/kinds/registry.js";
import { addExposure, type Exposure } from "../../../src/questions/exposure.js";
import { closureOf, type FactsAround, type FoundFact } from "../../../src/questions/fact-reader.js";
import type { MeasuredDataset } from "../../../src/questions/measured-dataset.js";
import { reachDatasets } from "../../../src/questions/reach-datasets.js";
import { WHOLES_OF_DATASET } from "../../../src/questions/ways-to-data.js";
import { beliefOf } from "../../support/memory-facts.js";
import { lensWith } from "./beliefs.js";

export const AGENCIES = ["a0", "a1", "a2", "a3"];
export const DATASETS = ["d0", "d1", "d2", "d3", "d4", "d5"];

export type Link = readonly [from: number, to: number];

/** Agencies, whose data are the datasets, what is a part of what, and what is said of each dataset's size. */
export interface World {
  readonly partOf: readonly Link[];
  readonly origins: readonly Link[];
  readonly subsetOf: readonly Link[];
  readonly said: readonly (readonly Said[])[];
}

export interface Said {
  readonly comparator: Comparator;
  readonly value: number;
}

const links = (from: number, to: number, most: number): fc.Arbitrary<Link[]> =>
  fc.array(fc.tuple(fc.nat(from - 1), fc.nat(to - 1)), { maxLength: most });

const said: fc.Arbitrary<Said> = fc.record({
  comparator: fc.constantFrom("EXACT", "AT_LEAST", "AT_MOST", "ABOUT"),
  value: fc.nat(30),
});

/** Circles of parts and contradictory figures among them; `oneWhole` gives each dataset one whole at most. */
export const anyWorld = (oneWhole = false): fc.Arbitrary<World> =>
  fc
    .record({
      partOf: links(AGENCIES.length, AGENCIES.length, 4),
      origins: links(DATASETS.length, AGENCIES.length, 8),
      subsetOf: links(DATASETS.length, DATASETS.length, 5),
      said: fc.tuple(...DATASETS.map(() => fc.array(said, { maxLength: 2 }))),
    })
    .map((world) => (oneWhole ? { ...world, subsetOf: firstOfEach(world.subsetOf) } : world));

function firstOfEach(all: readonly Link[]): Link[] {
  return [...new Map([...all].reverse().map((link) => [link[0], link])).values()];
}

/** What the implementation makes of a world, asked about some agencies and datasets. */
export async function exposureOf(world: World, asked: readonly string[]): Promise<Exposure> {
  const facts = factsOf(world);
  const starts = asked.map((id) => ({ id, kind: getKind(id.startsWith("a") ? "Agency" : "Dataset") }));
  const reached = await reachDatasets(facts, starts);
  const wholesOf = await closureOf(
    reached.map(({ id }) => id),
    WHOLES_OF_DATASET,
    facts,
  );
  return addExposure(
    reached.map((dataset): MeasuredDataset => ({
      ...dataset,
      facts: [{ dataClassId: null, organizationId: null, measured: measuredIn(world, dataset.id) }],
    })),
    wholesOf,
  );
}

function measuredIn({ said: all }: World, id: string): MeasuredDataset["facts"][number]["measured"] {
  return (all[DATASETS.indexOf(id)] ?? []).map(({ comparator, value }, index) => ({
    sourceIds: [],
    measurement: {
      ...{ id: `${id} ${index}`, claimId: id, kind: "RECORDS", comparator, value: BigInt(value) },
      ...{ low: null, high: null, asWritten: null, unitBasis: null, asOf: null, additivity: "PER_DATASET" },
    },
  }));
}

function factsOf({ partOf, origins, subsetOf }: World): FactsAround {
  const name = (relation: string, from: readonly string[], to: readonly string[], all: readonly Link[]) =>
    all.map(([a, b]) => ({ relation, subject: from[a] ?? "", object: to[b] ?? "" }));
  const all = [
    ...name("PART_OF", AGENCIES, AGENCIES, partOf),
    ...name("ORIGINATES_FROM", DATASETS, AGENCIES, origins),
    ...name("SUBSET_OF", DATASETS, DATASETS, subsetOf),
  ];
  const seen = seeStatement(
    lensWith(),
    beliefOf("s", {
      voices: [{ stance: "ASSERTS", speakerRole: "PRESS", certainty: null, publishedAt: "2021" }],
      ...{ validFrom: null, validTo: null },
    }),
  );
  return {
    around: (ids, { relations, forward }) =>
      Promise.resolve(
        all.flatMap(({ relation, subject, object }): FoundFact[] => {
          const [fromId, toId] = forward ? [subject, object] : [object, subject];
          if (!ids.includes(fromId) || !relations.some((each) => each.name === relation)) return [];
          return [
            { relation, fromId, toId, toKind: getKind(toId.startsWith("a") ? "Agency" : "Dataset"), seen },
          ];
        }),
      ),
  };
}
