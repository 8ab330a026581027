import { type Graph, integer } from "../graph/graph.js";
import { defineQuery } from "../graph/query.js";
import { type Identifiable, identityKeys } from "../kinds/identity-keys.js";
import { kindOfLabels } from "../kinds/registry.js";
import { WRITE_IDENTITY_KEYS } from "./write-queries.js";

/** Raised when identityKeys makes other keys of the same entity: all are then written anew. */
export const FORM = 1;
const AT_ONCE = 1_000;

const FIND_FORM = defineQuery(
  "identity.form",
  "OPTIONAL MATCH (schema:SchemaState {id: 'schema'}) RETURN schema.identityForm AS form",
);
const SAVE_FORM = defineQuery(
  "identity.save-form",
  "MERGE (schema:SchemaState {id: 'schema'}) SET schema.identityForm = $form",
);
const PAGE = defineQuery(
  "identity.entities",
  `MATCH (e:Entity) WHERE e.id > $after
   RETURN e.id AS id, labels(e) AS labels, e {.*} AS entity ORDER BY id LIMIT $limit`,
);

/**
 * Gives their identity keys to the entities of a database that was filled before there were any, or under other rules.
 * @returns how many entities were looked at; 0 where all had them
 */
export async function keyEntities(graph: Graph, report: (detail: string) => void): Promise<number> {
  const [row] = await graph.read(FIND_FORM);
  if (row?.get("form") === FORM) return 0;
  let looked = 0;
  for (let after: string | undefined = ""; after !== undefined;) {
    const page = await graph.read(PAGE, { after, limit: integer(AT_ONCE) });
    const rows = page.map((each) => ({
      id: each.get("id") as string,
      keys: identityKeys(kindOfLabels(each.get("labels") as string[]), toIdentifiable(each.get("entity"))),
    }));
    if (rows.length > 0)
      await graph.writeAside(WRITE_IDENTITY_KEYS.name, (writer) => writer.run(WRITE_IDENTITY_KEYS, { rows }));
    looked += rows.length;
    report(`${looked} entities`);
    after = rows.length < AT_ONCE ? undefined : rows.at(-1)?.id;
  }
  await graph.writeAside(SAVE_FORM.name, (writer) => writer.run(SAVE_FORM, { form: integer(FORM) }));
  return looked;
}

function toIdentifiable(stored: unknown): Identifiable {
  const entity = stored as Partial<Identifiable>;
  return { ...entity, name: entity.name ?? "", aliases: entity.aliases ?? [] };
}
