import { fullTextIndex, rangeIndex, uniqueNode, uniqueRelationship } from "../graph/constraints.js";
import type { GraphSchema } from "../graph/migrate.js";
import { KINDS } from "../kinds/registry.js";
import { RELATIONS } from "../kinds/relations.js";

/** The full-text index over names and aliases of all kinds. */
export const NAME_INDEX = "entityNames";

const NODES_WITH_ID = [
  ...["Entity", "Statement", "Claim", "Source", "Measurement", "Original"],
  ...["Merged", "SeedLoad", "Journal", "ImportJob", "ImportBatch", "CommitCount"],
];

/** The schema of the database, derived from the registry. */
export const GRAPH_SCHEMA: GraphSchema = {
  constraintsAndIndexes: [
    ...NODES_WITH_ID.map((label) => uniqueNode(label, "id")),
    uniqueNode("Alias", "key"),
    uniqueNode("IdentityKey", "key"),
    uniqueNode("Migration", "version"),
    uniqueNode("Operation", "key"),
    uniqueNode("Operation", "sequence"),
    ...RELATIONS.map((relation) => uniqueRelationship(relation.name, "statementId")),
    rangeIndex("Entity", ["nameKey"]),
    rangeIndex("Statement", ["subjectId"]),
    rangeIndex("Statement", ["objectId"]),
    rangeIndex("Claim", ["recordedIn", "id"]),
    rangeIndex("Claim", ["versionOf"]),
    rangeIndex("Source", ["url"]),
    rangeIndex("Operation", ["action"]),
    rangeIndex("ImportJob", ["fingerprint"]),
    rangeIndex("ImportBatch", ["jobId", "number"]),
    rangeIndex("Statement", ["predicate", "id"]),
    rangeIndex("Claim", ["stance", "statementId"]),
    ...KINDS.map((kind) => rangeIndex(kind.name, ["name", "id"])),
    fullTextIndex(NAME_INDEX, "Entity", ["name", "aliases"]),
  ],
  migrations: [],
};
