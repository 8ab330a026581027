import { nameKey } from "../../shared/name-key.js";
import { entity, given, say, source } from "../drafts.js";
import type { Mapped, RecordDraft } from "../format.js";
import type { FactMapping, Mapping } from "./mapping.js";
import { Row, UnknownCell } from "./row.js";

type Marking = Extract<RecordDraft, { record: "claim" }>["marking"];
type Sayer = (key: string) => Omit<Extract<RecordDraft, { record: "claim" }>, "record" | "about" | "stance">;

/** The records of a row: its entity first, then who says it, and what the columns say of it. */
export function mapRow(mapping: Mapping, cells: Readonly<Record<string, string>>): Mapped {
  try {
    return toRecords(mapping, new Row(cells, mapping));
  } catch (error) {
    if (!(error instanceof UnknownCell)) throw error;
    const suggestion = `Add it to the mapping's values of "${error.column}", or an "otherwise".`;
    return { problems: [{ field: error.column, problem: error.message, suggestion }] };
  }
}

function toRecords(mapping: Mapping, row: Row): Mapped {
  const { name: nameColumn, key: keyColumns } = mapping.entity;
  const name = row.name(nameColumn);
  if (name === undefined) return { skipped: `the column "${nameColumn}" is blank: the row names nobody` };
  const key = keyColumns.flatMap((column) => row.name(column) ?? []).join(" ");
  if (key === "")
    return { skipped: `the columns ${keyColumns.join(", ")} are blank: nothing tells this row from others` };
  const kind = row.value(mapping.entity.kind) ?? "";
  const ref = `${kind}:${key}`;
  const marking = mapping.marking === undefined ? {} : given({ marking: row.value(mapping.marking) });
  const { records, sayer } = speak(mapping, row, nameKey(ref), marking);
  const aliases = mapping.entity.aliases.flatMap((column) => row.names(column));
  const own = { ...ownOf(mapping, row), aliases: aliases.filter((alias) => alias !== name), ...marking };
  return {
    records: [
      entity(ref, name, own),
      ...records,
      ...mapping.facts.flatMap((fact) => factOf(fact, row, ref, sayer, marking)),
    ],
  };
}

function ownOf(mapping: Mapping, row: Row): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(mapping.entity.own).map(([property, from]) => [
      property,
      typeof from === "object" && "split" in from ? row.names(from) : row.value(from),
    ]),
  );
}

/** Who says the row, and where: its own publication, if it names one. */
function speak(
  mapping: Mapping,
  row: Row,
  key: string,
  marking: { readonly marking?: Marking },
): { records: RecordDraft[]; sayer: Sayer } {
  const { speaker, source: from, name } = mapping;
  const url = from.urlColumn === undefined ? undefined : row.cell(from.urlColumn);
  const date = row.date(mapping.date);
  const sourceKey = url ?? `csv/${name}`;
  const publisher = from.publisher?.entity;
  return {
    records: [
      entity(speaker.entity, speaker.name),
      ...(from.publisher && publisher !== speaker.entity
        ? [entity(from.publisher.entity, from.publisher.name)]
        : []),
      source(sourceKey, { kind: from.kind, title: from.title, ...given({ url, publisher }) }),
    ],
    sayer: (what) => ({
      claim: `csv/${name}/${key}/${what}`,
      by: speaker.entity,
      speakerRole: speaker.role,
      sources: [sourceKey],
      ...given({ claimedAt: date }),
      ...marking,
    }),
  };
}

function factOf(
  fact: FactMapping,
  row: Row,
  ref: string,
  sayer: Sayer,
  marking: { readonly marking?: Marking },
): RecordDraft[] {
  const kind = row.value(fact.to.kind) ?? "";
  return row
    .names(fact.to)
    .filter((name) => !fact.except.some((each) => nameKey(each) === nameKey(name)))
    .map((name) => ({ name, other: `${kind}:${name}` }))
    .filter(({ other }) => other !== ref)
    .flatMap(({ name, other }) => {
      const [subject, object] = fact.inverse ? [other, ref] : [ref, other];
      const qualifiers = Object.fromEntries(
        Object.entries(fact.qualifiers).map(([property, value]) => [property, row.value(value)]),
      );
      return [
        entity(other, name),
        ...say({
          statement: [subject, fact.relation, object],
          statementIs: {
            qualifiers: given(qualifiers) as Record<string, string>,
            ...given({ validFrom: row.date(fact.validFrom), validTo: row.date(fact.validTo) }),
            ...marking,
          },
          claim: sayer(`${fact.relation.toLowerCase()}/${nameKey(name)}`),
        }),
      ];
    });
}
