import { setImmediate as breathe } from "node:timers/promises";
import { hashOf, FIRST_HASH, sha256 } from "../../src/journal/hash.js";
import { FORM as IDENTITY_FORM } from "../../src/records/key-entities.js";
import type { Progress } from "../../src/shared/progress.js";
import { CsvFolder } from "./csv-folder.js";
import { EntityWriter } from "./entity-writer.js";
import { factCounts, factsOf } from "./facts.js";
import { FactWriter } from "./fact-writer.js";
import { NodeNumbers } from "./node-numbers.js";
import { Population } from "./population.js";
import { RECORDED_AT, RECORDED_IN } from "./recorded.js";
import { type GraphSize, GENERATOR_VERSION } from "./sizes.js";
import { SourceWriter } from "./source-writer.js";

/** How many rows are made between two looks at signals. */
const ROWS_A_BREATH = 20_000;

/**
 * Writes the graph of a size as files for Neo4j's import: all that a server would have written on importing it, its journal's
 * one operation among it.
 * @returns the arguments that name the files
 */
export async function writeGraph(
  size: GraphSize,
  folder: string,
  progress: Progress,
): Promise<readonly string[]> {
  const population = new Population(size);
  const files = new CsvFolder(folder);
  const numbers = new NodeNumbers(size.entities);
  progress.start(`Generating ${size.entities} entities and ${size.facts} facts`);
  let rows = 0;
  const step = async (what: string): Promise<void> => {
    rows += 1;
    if (rows % ROWS_A_BREATH !== 0) return;
    progress.update(what);
    await breathe();
  };
  const entities = new EntityWriter(files, numbers);
  for (const group of population.groups) {
    entities.open(group);
    for (const _ of entities.write(group)) await step(group.kind.name);
  }
  const sources = new SourceWriter(files, numbers, entities.ids);
  for (const _ of sources.write(population)) await step("sources");
  const facts = new FactWriter(files, numbers, population, entities.ids, sources.ids);
  for (const [mix, count] of factCounts(population)) {
    facts.open(mix.relation);
    for (const fact of factsOf(population, mix, count)) {
      facts.write(mix.relation, fact);
      await step(mix.relation.name);
    }
  }
  writeJournal(files, numbers, size);
  const named = files.close();
  progress.done(`${facts.claims} claims, ${sources.ids.length} sources`);
  return named;
}

function writeJournal(files: CsvFolder, numbers: NodeNumbers, size: GraphSize): void {
  const operation = {
    key: `bench ${size.name} ${GENERATOR_VERSION}`,
    sequence: RECORDED_IN,
    at: RECORDED_AT,
    action: "IMPORT",
    who: "importer",
    note: `The generated graph of ${size.name}`,
    fingerprint: sha256(`bench ${size.name} ${GENERATOR_VERSION}`),
    touched: [],
    changes: [],
    result: JSON.stringify({ records: size.entities + size.facts }),
  } as const;
  const hash = hashOf(operation, FIRST_HASH);
  const { key, sequence, at, action, who, note, fingerprint, result } = operation;
  const columns = [
    "key",
    "sequence:long",
    "at:long",
    "action",
    "who",
    "note",
    "fingerprint",
    "result",
    "hash",
    "changes",
  ];
  files
    .nodes("operation", ["Operation"], columns)
    .add([numbers.take(), key, sequence, at, action, who, note, fingerprint, result, hash, "[]"]);
  files
    .nodes("journal", ["Journal"], ["id", "sequence:long", "at:long", "hash"])
    .add([numbers.take(), "journal", sequence, at, hash]);
  files
    .nodes("schema", ["SchemaState"], ["id", "identityForm:long"])
    .add([numbers.take(), "schema", IDENTITY_FORM]);
}
