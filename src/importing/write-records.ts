import { type GraphWriter, integer } from "../graph/graph.js";
import type { Query } from "../graph/query.js";
import { labelsOf } from "../kinds/registry.js";
import type { RecordedIn } from "../journal/operation.js";
import { claimId, measurementId, sourceId } from "./ids.js";
import type { BreachRecord, ClaimRecord, EntityRecord, SourceRecord, StatementRecord } from "./record.js";
import {
  idOf,
  type LinkRow,
  toClaimRow,
  toEntityRow,
  toMeasurementRow,
  toSourceRow,
  toStatementRow,
  tripleId,
} from "./rows.js";
import { LINKS, WRITE_ALIASES, WRITE_ENTITIES, WRITE_NODES, WRITE_STATEMENTS } from "./write-queries.js";

/** Writes checked records in the writer's transaction; what is new carries the operation that recorded it. */
export async function writeRecords(
  writer: GraphWriter,
  records: readonly BreachRecord[],
  recorded: RecordedIn,
): Promise<void> {
  const of = <Of extends BreachRecord>(kind: Of["record"]): Of[] =>
    records.filter((record): record is Of => record.record === kind);
  await writeEntities(writer, of<EntityRecord>("entity"), recorded);
  await writeSources(writer, of<SourceRecord>("source"), recorded);
  await writeStatements(writer, of<StatementRecord>("statement"), recorded);
  await writeClaims(writer, of<ClaimRecord>("claim"), recorded);
}

async function writeEntities(
  writer: GraphWriter,
  records: readonly EntityRecord[],
  recorded: RecordedIn,
): Promise<void> {
  const rows = records.map(toEntityRow);
  await writeRows(
    writer,
    WRITE_ENTITIES,
    rows.map(({ id, kind, properties }) => ({ id, properties, labels: labelsOf(kind) })),
    recorded,
  );
  await writeRows(
    writer,
    WRITE_ALIASES,
    rows.map(({ id, aliasKeys }) => ({ id, keys: aliasKeys })),
    recorded,
  );
}

async function writeSources(
  writer: GraphWriter,
  records: readonly SourceRecord[],
  recorded: RecordedIn,
): Promise<void> {
  await writeRows(writer, WRITE_NODES.get("Source"), records.map(toSourceRow), recorded);
  const from = (record: SourceRecord): string => sourceId(record.source);
  await writeRows(
    writer,
    LINKS.publishedBy,
    linksOf(records, from, ({ publisher }) => optional(publisher).map(idOf)),
    recorded,
  );
  await writeRows(
    writer,
    LINKS.writtenBy,
    linksOf(records, from, ({ author }) => optional(author).map(idOf)),
    recorded,
  );
  await writeRows(
    writer,
    LINKS.cites,
    linksOf(records, from, ({ cites }) => cites.map(sourceId)),
    recorded,
  );
}

async function writeStatements(
  writer: GraphWriter,
  records: readonly StatementRecord[],
  recorded: RecordedIn,
): Promise<void> {
  await writeRows(writer, WRITE_STATEMENTS, records.map(toStatementRow), recorded);
}

async function writeClaims(
  writer: GraphWriter,
  records: readonly ClaimRecord[],
  recorded: RecordedIn,
): Promise<void> {
  await writeRows(writer, WRITE_NODES.get("Claim"), records.map(toClaimRow), recorded);
  const measurements = records.flatMap((record) =>
    record.measurements.map((measurement, index) => toMeasurementRow(record, measurement, index)),
  );
  await writeRows(writer, WRITE_NODES.get("Measurement"), measurements, recorded);
  const from = (record: ClaimRecord): string => claimId(record.claim);
  const targets: readonly (readonly [Query, (record: ClaimRecord) => string[]])[] = [
    [LINKS.about, ({ about }) => [tripleId(about)]],
    [LINKS.madeBy, ({ by }) => [idOf(by)]],
    [LINKS.onBehalfOf, ({ onBehalfOf }) => optional(onBehalfOf).map(idOf)],
    [LINKS.publishedIn, ({ sources }) => sources.map(sourceId)],
    [LINKS.supersedes, ({ supersedes }) => supersedes.map(claimId)],
    [LINKS.retracts, ({ retracts }) => retracts.map(claimId)],
    [LINKS.restates, ({ restates }) => restates.map(claimId)],
    [LINKS.states, (record) => record.measurements.map((_, index) => measurementId(from(record), index))],
  ];
  for (const [query, to] of targets) await writeRows(writer, query, linksOf(records, from, to), recorded);
}

function linksOf<Of>(
  records: readonly Of[],
  from: (record: Of) => string,
  to: (record: Of) => string[],
): LinkRow[] {
  return records.flatMap((record) => to(record).map((target) => ({ from: from(record), to: target })));
}

function optional(ref: string | undefined): string[] {
  return ref === undefined ? [] : [ref];
}

async function writeRows(
  writer: GraphWriter,
  query: Query | undefined,
  rows: readonly object[],
  recorded: RecordedIn,
): Promise<void> {
  if (!query || rows.length === 0) return;
  await writer.run(query, {
    rows,
    at: recorded.at,
    sequence: integer(recorded.sequence),
  });
}
