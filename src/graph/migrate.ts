import { createHash } from "node:crypto";
import type { Graph } from "./graph.js";
import { defineQuery, type Query } from "./query.js";

/** A change of data that is already there; run once, in the order of its version, and never edited afterwards. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly statements: readonly Query[];
}

/** What a database must have: constraints and indexes (derived, repeatable) and migrations (once each). */
export interface GraphSchema {
  readonly constraintsAndIndexes: readonly Query[];
  readonly migrations: readonly Migration[];
}

/** How many constraints and indexes are made at a time. */
const AT_ONCE = 4;

const FIND_STATE = defineQuery(
  "migrate.state",
  `OPTIONAL MATCH (schema:SchemaState {id: 'schema'})
   RETURN schema.fingerprint AS fingerprint, COLLECT { MATCH (m:Migration) RETURN m.version } AS applied`,
);
const SAVE_FINGERPRINT = defineQuery(
  "migrate.save-fingerprint",
  "MERGE (schema:SchemaState {id: 'schema'}) SET schema.fingerprint = $fingerprint",
);
const SAVE_MIGRATION = defineQuery(
  "migrate.save-migration",
  "MERGE (m:Migration {version: $version}) ON CREATE SET m.name = $name, m.appliedAt = $now",
);
const AWAIT_INDEXES = defineQuery("migrate.await-indexes", "CALL db.awaitIndexes(300)");

/**
 * Brings a database to the schema. Constraints and indexes are compared by a fingerprint, so a start that changes
 * nothing costs one query.
 * @returns how many statements were run
 */
export async function migrate(
  graph: Graph,
  schema: GraphSchema,
  report: (detail: string) => void,
): Promise<number> {
  const [row] = await graph.read(FIND_STATE);
  const fingerprint = fingerprintOf(schema.constraintsAndIndexes);
  let run = 0;
  if (row?.get("fingerprint") !== fingerprint) {
    const open = [...schema.constraintsAndIndexes];
    const work = async (): Promise<void> => {
      for (let statement = open.shift(); statement; statement = open.shift()) {
        await graph.changeSchema(statement);
        run += 1;
        report(`${run} of ${schema.constraintsAndIndexes.length} constraints and indexes`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    await graph.read(AWAIT_INDEXES, {}, 310_000);
    await graph.write(SAVE_FINGERPRINT.name, (writer) => writer.run(SAVE_FINGERPRINT, { fingerprint }));
  }
  const applied = new Set(row?.get("applied") as number[] | undefined);
  for (const migration of schema.migrations) {
    if (applied.has(migration.version)) continue;
    await graph.write(`migrate.${migration.version}`, async (writer) => {
      for (const statement of migration.statements) await writer.run(statement);
      await writer.run(SAVE_MIGRATION, { version: migration.version, name: migration.name, now: Date.now() });
    });
    run += migration.statements.length;
    report(`migration ${migration.version}: ${migration.name}`);
  }
  return run;
}

function fingerprintOf(statements: readonly Query[]): string {
  return createHash("sha256")
    .update(statements.map((statement) => statement.text).join("\n"))
    .digest("hex");
}
