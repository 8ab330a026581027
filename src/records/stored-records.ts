import { kindOfLabels } from "../kinds/registry.js";
import { getRelation } from "../kinds/relations.js";
import { tlpOfRank } from "../shared/tlp.js";
import { measurementId } from "./ids.js";
import type { BreachRecord } from "./record.js";

/** The properties of a stored node, with what its query adds. */
export type Stored = Readonly<Record<string, unknown>>;

/** A BreachRecord as JSON, its 64-bit values as texts. */
export type StoredRecord = Readonly<Record<string, unknown>> & { readonly record: BreachRecord["record"] };

/** What is stored, as the record that would write it. */
export function toRecord(
  kind: BreachRecord["record"],
  stored: Stored,
  labels: readonly string[],
): StoredRecord {
  return compact(CONVERTERS[kind](stored, labels));
}

const CONVERTERS: Readonly<
  Record<BreachRecord["record"], (stored: Stored, labels: readonly string[]) => StoredRecord>
> = {
  entity: toEntityRecord,
  source: toSourceRecord,
  statement: toStatementRecord,
  claim: toClaimRecord,
  original: toOriginalRecord,
};

function toOriginalRecord(stored: Stored): StoredRecord {
  return {
    record: "original",
    ...pick(stored, ["original", "format", "version", "about", "content"]),
    entity: stored["entityId"],
    marking: markingOf(stored),
  };
}

function toEntityRecord(stored: Stored, labels: readonly string[]): StoredRecord {
  const kind = kindOfLabels(labels);
  return {
    record: "entity",
    entity: `${kind.field}:${String(stored["id"])}`,
    name: stored["name"],
    aliases: stored["aliases"],
    marking: markingOf(stored),
    ...pick(stored, ["feed", ...Object.keys(kind.properties)]),
  };
}

function toSourceRecord(stored: Stored): StoredRecord {
  return {
    record: "source",
    source: stored["id"],
    ...pick(stored, ["kind", "title", "url", "publishedAt", "retrievedAt", "contentHash", "cites"]),
    publisher: stored["publisherId"],
    author: stored["authorId"],
    marking: markingOf(stored),
  };
}

function toStatementRecord(stored: Stored): StoredRecord {
  const relation = getRelation(stored["predicate"] as string);
  return {
    record: "statement",
    statement: [stored["subjectId"], relation.name, stored["objectId"]],
    ...pick(stored, ["validFrom", "validTo", "feed"]),
    qualifiers: pick(stored, Object.keys(relation.properties)),
    marking: markingOf(stored),
  };
}

function toClaimRecord(stored: Stored): StoredRecord {
  const said = ["about", "stance", "speakerRole", "claimedAt", "publishedAt", "quote", "certainty"];
  return {
    record: "claim",
    claim: stored["id"],
    ...pick(stored, [...said, "sources", "supersedes", "retracts", "restates", "versionOf"]),
    by: stored["byId"],
    onBehalfOf: stored["onBehalfOfId"],
    measurements: toMeasurements(stored["id"] as string, stored["measurements"] as Stored[]),
    marking: markingOf(stored),
  };
}

/** In the order in which the claim states them, which their ids follow from. */
function toMeasurements(claim: string, stored: readonly Stored[]): Stored[] {
  const place = new Map(stored.map((_, index) => [measurementId(claim, index), index]));
  const placeOf = ({ id }: Stored): number => place.get(id as string) ?? stored.length;
  const names = [
    "kind",
    "value",
    "low",
    "high",
    "comparator",
    "asWritten",
    "unitBasis",
    "asOf",
    "additivity",
  ];
  return [...stored].sort((a, b) => placeOf(a) - placeOf(b)).map((each) => pick(each, names));
}

function markingOf(stored: Stored): string {
  return tlpOfRank(stored["tlp"] as number);
}

function pick(stored: Stored, names: readonly string[]): Stored {
  return Object.fromEntries(names.filter((name) => stored[name] != null).map((name) => [name, stored[name]]));
}

/** What is not known is left out. */
function compact(record: StoredRecord): StoredRecord {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value != null)) as StoredRecord;
}
