import { type GraphWriter, integer } from "../graph/graph.js";
import type { RecordedIn } from "../journal/operation.js";
import type { Query } from "../graph/query.js";
import { labelsOf } from "../kinds/registry.js";
import { claimId, measurementId, sourceId } from "./ids.js";
import type { Naming } from "./naming.js";
import type {
  BreachRecord,
  ClaimRecord,
  EntityRecord,
  OriginalRecord,
  SourceRecord,
  StatementRecord,
} from "./record.js";
import {
  type EntityRow,
  type LinkRow,
  toClaimRow,
  toEntityRow,
  toMeasurementRow,
  toOriginalRow,
  toSourceRow,
  toStatementRow,
} from "./rows.js";
import {
  FREE_STATEMENTS,
  LINKS,
  WRITE_ALIASES,
  WRITE_ENTITIES,
  WRITE_IDENTITY_KEYS,
  WRITE_NODES,
  WRITE_STATEMENTS,
} from "./write-queries.js";

/** Writes checked records in the writer's transaction; what is new carries the operation that recorded it. */
export async function writeRecords(
  writer: GraphWriter,
  naming: Naming,
  records: readonly BreachRecord[],
  recorded: RecordedIn,
): Promise<void> {
  const to = new RecordWriter(writer, naming, recorded);
  const of = <Of extends BreachRecord>(kind: Of["record"]): Of[] =>
    records.filter((record): record is Of => record.record === kind);
  // Of an entity that was merged into another, that other is what is recorded now.
  const entities = of<EntityRecord>("entity").filter(({ entity }) => !naming.isMerged(entity));
  await to.entities(entities.map(toEntityRow));
  await to.sources(of<SourceRecord>("source"));
  await to.statements(of<StatementRecord>("statement").filter(({ statement }) => !naming.isLoop(statement)));
  await to.claims(of<ClaimRecord>("claim").filter(({ about }) => !naming.isLoop(about)));
  await to.originals(of<OriginalRecord>("original"));
}

/** Writes the rows of entities. */
export async function writeEntityRows(
  writer: GraphWriter,
  rows: readonly EntityRow[],
  recorded: RecordedIn,
): Promise<void> {
  const shared = { at: recorded.at, sequence: integer(recorded.sequence) };
  const entities = rows.map(({ id, kind, properties }) => ({ id, properties, labels: labelsOf(kind) }));
  await writer.run(WRITE_ENTITIES, { rows: entities, ...shared });
  await writer.run(WRITE_ALIASES, { rows: rows.map(({ id, aliasKeys }) => ({ id, keys: aliasKeys })) });
  await writer.run(WRITE_IDENTITY_KEYS, { rows: rows.map(({ id, identityKeys: keys }) => ({ id, keys })) });
}

class RecordWriter {
  constructor(
    private readonly writer: GraphWriter,
    private readonly naming: Naming,
    private readonly recorded: RecordedIn,
  ) {}

  async entities(rows: readonly EntityRow[]): Promise<void> {
    if (rows.length > 0) await writeEntityRows(this.writer, rows, this.recorded);
  }

  async sources(records: readonly SourceRecord[]): Promise<void> {
    await this.rows(
      WRITE_NODES.get("Source"),
      records.map((record) => toSourceRow(this.naming, record)),
    );
    await this.links(records, ({ source }) => sourceId(source), [
      [LINKS.publishedBy, ({ publisher }) => this.optional(publisher)],
      [LINKS.writtenBy, ({ author }) => this.optional(author)],
      [LINKS.cites, ({ cites }) => cites.map(sourceId)],
    ]);
  }

  async statements(records: readonly StatementRecord[]): Promise<void> {
    const rows = records.map((record) => toStatementRow(this.naming, record));
    await this.rows(FREE_STATEMENTS, rows);
    await this.rows(WRITE_STATEMENTS, rows);
  }

  async claims(records: readonly ClaimRecord[]): Promise<void> {
    await this.rows(
      WRITE_NODES.get("Claim"),
      records.map((record) => toClaimRow(this.naming, record)),
    );
    const measurements = records.flatMap((record) =>
      record.measurements.map((measurement, index) => toMeasurementRow(record, measurement, index)),
    );
    await this.rows(WRITE_NODES.get("Measurement"), measurements);
    const idOf = ({ claim }: ClaimRecord): string => claimId(claim);
    await this.links(records, idOf, [
      [LINKS.about, ({ about }) => [this.naming.tripleId(about)]],
      [LINKS.madeBy, ({ by }) => [this.naming.idOf(by)]],
      [LINKS.onBehalfOf, ({ onBehalfOf }) => this.optional(onBehalfOf)],
      [LINKS.publishedIn, ({ sources }) => sources.map(sourceId)],
      [LINKS.supersedes, ({ supersedes }) => supersedes.map(claimId)],
      [LINKS.retracts, ({ retracts }) => retracts.map(claimId)],
      [LINKS.restates, ({ restates }) => restates.map(claimId)],
      [LINKS.states, (record) => record.measurements.map((_, index) => measurementId(idOf(record), index))],
    ]);
  }

  async originals(records: readonly OriginalRecord[]): Promise<void> {
    await this.rows(
      WRITE_NODES.get("Original"),
      records.map((record) => toOriginalRow(this.naming, record)),
    );
  }

  private async links<Of>(
    records: readonly Of[],
    from: (record: Of) => string,
    targets: readonly (readonly [Query, (record: Of) => string[]])[],
  ): Promise<void> {
    for (const [query, to] of targets) {
      const rows = records.flatMap((record) =>
        to(record).map((target): LinkRow => ({ from: from(record), to: target })),
      );
      await this.rows(query, rows);
    }
  }

  private async rows(query: Query | undefined, rows: readonly object[]): Promise<void> {
    if (!query || rows.length === 0) return;
    const { at, sequence } = this.recorded;
    await this.writer.run(query, { rows, at, sequence: integer(sequence) });
  }

  private optional(ref: string | undefined): string[] {
    return ref === undefined ? [] : [this.naming.idOf(ref)];
  }
}
