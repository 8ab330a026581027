import { bigInteger, integer } from "../graph/graph.js";
import { invariant } from "../shared/errors.js";
import { nameKey } from "../shared/name-key.js";
import { type Tlp, tlpRank } from "../shared/tlp.js";
import { identityKeys } from "../kinds/identity-keys.js";
import type { Kind } from "../kinds/kind.js";
import { claimId, findReferred, measurementId, originalId, sourceId } from "./ids.js";
import type { Naming } from "./naming.js";
import {
  type ClaimRecord,
  type EntityRecord,
  type MeasurementRecord,
  type OriginalRecord,
  ownPropertiesOf,
  type SourceRecord,
  type StatementRecord,
} from "./record.js";

/** A node to be written: the id it is merged on, and its properties (null removes one). */
export interface NodeRow {
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface EntityRow extends NodeRow {
  readonly kind: Kind;
  readonly aliasKeys: readonly string[];
  readonly identityKeys: readonly string[];
}

export interface StatementRow extends NodeRow {
  readonly subjectId: string;
  readonly predicate: string;
  readonly objectId: string;
  readonly qualifiers: Readonly<Record<string, unknown>>;
  /** Whether the record speaks of an entity that was merged: it then changes no statement that is there. */
  readonly ofMerged: boolean;
}

/** A relationship to be written between two nodes that are told by their ids. */
export interface LinkRow {
  readonly from: string;
  readonly to: string;
}

export function toEntityRow(record: EntityRecord): EntityRow {
  const referred = findReferred(record.entity);
  invariant(referred?.kind, `the entity "${record.entity}" was checked before it was written`);
  const feed = record.feed ?? null;
  return entityRow(referred.id, referred.kind, { ...record, own: { ...ownPropertiesOf(record), feed } });
}

/** What is recorded of an entity; own properties that are null are removed. */
export interface EntityFacts {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly marking: Tlp;
  readonly own: Readonly<Record<string, unknown>>;
}

export function entityRow(id: string, kind: Kind, { name, aliases, marking, own }: EntityFacts): EntityRow {
  const key = nameKey(name);
  return {
    id,
    kind,
    aliasKeys: [...new Set(aliases.map(nameKey))].filter((alias) => alias !== key),
    identityKeys: identityKeys(kind, { ...own, name, aliases }),
    properties: { ...own, name, aliases, nameKey: key, tlp: integer(tlpRank(marking)) },
  };
}

export function toSourceRow(naming: Naming, record: SourceRecord): NodeRow {
  return {
    id: sourceId(record.source),
    properties: {
      kind: record.kind,
      title: record.title,
      url: record.url ?? null,
      publisherId: record.publisher === undefined ? null : naming.idOf(record.publisher),
      authorId: record.author === undefined ? null : naming.idOf(record.author),
      publishedAt: record.publishedAt ?? null,
      retrievedAt: record.retrievedAt ?? null,
      contentHash: record.contentHash ?? null,
      tlp: integer(tlpRank(record.marking)),
    },
  };
}

export function toStatementRow(naming: Naming, record: StatementRecord): StatementRow {
  const [subject, predicate, object] = record.statement;
  const tlp = integer(tlpRank(record.marking));
  const [subjectId, objectId] = [naming.idOf(subject), naming.idOf(object)];
  return {
    id: naming.tripleId(record.statement),
    subjectId,
    predicate,
    objectId,
    qualifiers: { ...record.qualifiers, tlp },
    ofMerged: naming.isMerged(subject) || naming.isMerged(object),
    properties: {
      ...record.qualifiers,
      subjectId,
      predicate,
      objectId,
      validFrom: record.validFrom ?? null,
      validTo: record.validTo ?? null,
      feed: record.feed ?? null,
      tlp,
    },
  };
}

export function toClaimRow(naming: Naming, record: ClaimRecord): NodeRow {
  return {
    id: claimId(record.claim),
    properties: {
      statementId: naming.tripleId(record.about),
      stance: record.stance,
      byId: naming.idOf(record.by),
      onBehalfOfId: record.onBehalfOf === undefined ? null : naming.idOf(record.onBehalfOf),
      speakerRole: record.speakerRole,
      claimedAt: record.claimedAt ?? null,
      publishedAt: record.publishedAt ?? null,
      quote: record.quote ?? null,
      certainty: record.certainty === undefined ? null : integer(record.certainty),
      supersedes: claimIds(record.supersedes),
      retracts: claimIds(record.retracts),
      restates: claimIds(record.restates),
      versionOf: record.versionOf === undefined ? null : claimId(record.versionOf),
      tlp: integer(tlpRank(record.marking)),
    },
  };
}

export function toOriginalRow(naming: Naming, record: OriginalRecord): NodeRow {
  const { format, original, version, entity, about, content, marking } = record;
  return {
    id: originalId(format, original),
    properties: {
      format,
      original,
      version: version ?? null,
      entityId: entity === undefined ? null : naming.idOf(entity),
      about: about === undefined ? null : [naming.idOf(about[0]), about[1], naming.idOf(about[2])],
      content,
      tlp: integer(tlpRank(marking)),
    },
  };
}

/** One id for each claim, however often it is named, as there is one relationship to it. */
function claimIds(keys: readonly string[]): string[] {
  return [...new Set(keys.map(claimId))];
}

export function toMeasurementRow(
  record: ClaimRecord,
  measurement: MeasurementRecord,
  index: number,
): NodeRow {
  const whole = (value: bigint | undefined): unknown => (value === undefined ? null : bigInteger(value));
  return {
    id: measurementId(claimId(record.claim), index),
    properties: {
      kind: measurement.kind,
      value: whole(measurement.value),
      low: whole(measurement.low),
      high: whole(measurement.high),
      comparator: measurement.comparator,
      asWritten: measurement.asWritten ?? null,
      unitBasis: measurement.unitBasis ?? null,
      asOf: measurement.asOf ?? null,
      additivity: measurement.additivity,
    },
  };
}
