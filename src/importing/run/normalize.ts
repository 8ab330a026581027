import { claimId, findReferred, originalId, sourceId } from "../../records/ids.js";
import type { Naming } from "../../records/naming.js";
import type { BreachRecord } from "../../records/record.js";

/** A record whose references are ids: one form, however a file or the database says it, so that two can be compared. */
export function normalize(record: BreachRecord, naming: Naming): BreachRecord {
  const optional = (ref: string | undefined): string | undefined =>
    ref === undefined ? undefined : naming.idOf(ref);
  const triple = ([subject, relation, object]: readonly [string, string, string]): [
    string,
    string,
    string,
  ] => [naming.idOf(subject), relation, naming.idOf(object)];
  switch (record.record) {
    case "entity":
      return {
        ...record,
        entity: `${findReferred(record.entity)?.kind?.field ?? ""}:${naming.idOf(record.entity)}`,
      };
    case "source":
      return {
        ...record,
        source: sourceId(record.source),
        publisher: optional(record.publisher),
        author: optional(record.author),
        cites: unique(record.cites.map(sourceId)).sort(),
      };
    case "statement":
      return { ...record, statement: triple(record.statement) };
    case "claim":
      return {
        ...record,
        claim: claimId(record.claim),
        about: triple(record.about),
        by: naming.idOf(record.by),
        onBehalfOf: optional(record.onBehalfOf),
        sources: unique(record.sources.map(sourceId)).sort(),
        supersedes: unique(record.supersedes.map(claimId)),
        retracts: unique(record.retracts.map(claimId)),
        restates: unique(record.restates.map(claimId)),
        versionOf: record.versionOf === undefined ? undefined : claimId(record.versionOf),
      };
    case "original":
      return {
        ...record,
        entity: optional(record.entity),
        about: record.about === undefined ? undefined : triple(record.about),
      };
  }
}

/** The id of the node that a record writes. */
export function idOfRecord(record: BreachRecord, naming: Naming): string {
  switch (record.record) {
    case "entity":
      return naming.idOf(record.entity);
    case "source":
      return sourceId(record.source);
    case "statement":
      return naming.tripleId(record.statement);
    case "claim":
      return claimId(record.claim);
    case "original":
      return originalId(record.format, record.original);
  }
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
