import { seeStatement } from "../belief/admission.js";
import { BELIEF_OF_S, parseBelief, S_IS_VISIBLE } from "../belief/belief-query.js";
import type { Lens } from "../belief/lens.js";
import { type GraphReader, integer } from "../graph/graph.js";
import { defineQuery, identifier } from "../graph/query.js";
import type { Relation } from "../kinds/relation.js";
import { RELATIONS } from "../kinds/relations.js";
import { decodeCursor, encodeCursor } from "../shared/cursor.js";
import { type Page, type PageRequest, toPage } from "../shared/page.js";
import { type SubjectEntry, toSubjectEntry } from "./subject-view.js";

const ORDER = "subjectView";

/** Cypher: the statements of a relation that burden the entity $id. */
function burdening({ name, burdens }: Relation): string[] {
  if (!burdens) return [];
  const [here, there] = burdens.end === "subject" ? ["subjectId", "objectId"] : ["objectId", "subjectId"];
  const labels = burdens.other?.map(identifier).join("|");
  const other = labels ? `MATCH (:${labels} {id: s.${there}})` : "";
  return [
    `MATCH (s:Statement) WHERE s.${here} = $id AND s.predicate = '${identifier(name)}' ${other} RETURN s`,
  ];
}

const BURDENING = defineQuery(
  "questions.burdening",
  `CALL () {
     ${RELATIONS.flatMap(burdening).join("\n     UNION ")}
   }
   WITH s WHERE s.id > $after AND ${S_IS_VISIBLE}
   WITH s ORDER BY s.id LIMIT $limit
   RETURN ${BELIEF_OF_S} AS belief
   ORDER BY s.id`,
);

export function subjectEntryCursor({ seen }: SubjectEntry): string {
  return encodeCursor(ORDER, [seen.belief.statement.id]);
}

/** A page of what burdens an entity, and of what it answers, by the ids of the statements. */
export async function findSubjectEntries(
  graph: GraphReader,
  { id, lens, page, tlp }: { id: string; lens: Lens; page: PageRequest; tlp: number },
): Promise<Page<SubjectEntry>> {
  const limit = page.size + 1;
  const entries: SubjectEntry[] = [];
  let after: string | undefined =
    page.cursor === null ? "" : String(decodeCursor(ORDER, page.cursor, "after", 1)[0]);
  while (after !== undefined && entries.length <= page.size) {
    const rows = await graph.read(BURDENING, { id, after, limit: integer(limit), tlp: integer(tlp) });
    const read = rows.map((row) => seeStatement(lens, parseBelief(row, "belief")));
    entries.push(...read.flatMap((seen) => toSubjectEntry(seen, id) ?? []));
    after = read.length < limit ? undefined : read.at(-1)?.belief.statement.id;
  }
  return toPage(page, entries.slice(0, limit));
}
