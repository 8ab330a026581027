import { entity, given, say } from "../drafts.js";
import type { RecordDraft } from "../format.js";
import { DATA_CLASSES } from "./codes.js";
import type { Matter } from "./matter.js";
import { potentially } from "./speaker.js";

/** What VERIS says of the data, and what it means for the loss. Of "No", "None" and "Unknown" nothing follows. */
const LOSSES: Readonly<Record<string, "CONFIRMED" | "SUSPECTED">> = {
  Yes: "CONFIRMED",
  Potentially: "SUSPECTED",
};

/** The data that an incident exposed, how much of it, and what it holds. An amount that is not known is not none. */
export function exposureOf({ incident, ref, of, victim, speaker }: Matter): RecordDraft[] {
  const { data_disclosure: disclosure, data_total: total, data } = incident.attribute?.confidentiality ?? {};
  const lossType = LOSSES[disclosure ?? ""];
  if (lossType === undefined) return [];
  const certainty = lossType === "SUSPECTED" ? potentially(incident) : {};
  const dataset = `dataset:${ref.slice("incident:".length)}`;
  return [
    entity(dataset, `Data of ${of}`, { kindOfData: "RECORD_SET" }),
    ...say({
      statement: [ref, "EXPOSED", dataset],
      statementIs: { qualifiers: { lossType } },
      claim: { ...speaker("exposed", certainty), ...given({ measurements: records(total) }) },
    }),
    ...(victim
      ? say({
          statement: [dataset, "ORIGINATES_FROM", victim.ref],
          claim: speaker("origin", certainty),
        })
      : []),
    ...amountsOf(data ?? []).flatMap(([variety, amount]) => {
      const name = DATA_CLASSES[variety] as string;
      return [
        entity(`dataClass:${name}`, name, { veris: variety }),
        ...say({
          statement: [dataset, "CONTAINS", `dataClass:${name}`],
          claim: {
            ...speaker(`contains/${variety}`, certainty),
            ...given({ measurements: records(amount) }),
          },
        }),
      ];
    }),
  ];
}

type Measurements = NonNullable<Extract<RecordDraft, { record: "claim" }>["measurements"]>;

function records(value: number | null | undefined): Measurements {
  return value == null ? [] : [{ kind: "RECORDS", value }];
}

/** Data classes by their variety, each once; the amount is the first that is given. */
function amountsOf(
  data: readonly {
    readonly variety?: string | null | undefined;
    readonly amount?: number | null | undefined;
  }[],
): [string, number | undefined][] {
  const amounts = new Map<string, number | undefined>();
  for (const { variety, amount } of data) {
    if (variety == null || !(variety in DATA_CLASSES)) continue;
    amounts.set(variety, amounts.get(variety) ?? amount ?? undefined);
  }
  return [...amounts];
}
