import type { ReactNode } from "react";
import type { EntityFacts } from "../api/detail-requests";
import { inWords, sentenceOf } from "../graph/catalogue";
import { usePage } from "../hooks/use-page";
import { expand, EXPAND_BY, LARGEST_BUDGET } from "../state/view";

type Counted = EntityFacts["neighbourSummary"][number];
type Row = Pick<Counted, "relation" | "direction" | "facts" | "admitted"> & {
  readonly kinds: readonly Counted["kind"][];
};

interface Props {
  readonly entity: EntityFacts;
}

/** Counts first, by relation and direction; 25 at a time are shown beyond what is there. */
export function Neighbours({ entity }: Props): ReactNode {
  const { neighbourSummary } = entity;
  if (neighbourSummary.length === 0) return <p className="quiet">No fact leads on from here.</p>;
  return (
    <section>
      <h3>What leads on from here</h3>
      <table className="neighbours">
        <thead className="visually-hidden">
          <tr>
            <th>Relation</th>
            <th>Facts</th>
            <th>Expand</th>
          </tr>
        </thead>
        <tbody>
          {byRelation(neighbourSummary).map((row) => (
            <NeighbourRow key={`${row.relation} ${row.direction}`} row={row} entity={entity} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function NeighbourRow({ row, entity: { id, name } }: Props & { readonly row: Row }): ReactNode {
  const { catalogue } = usePage();
  const { relation, direction, kinds, facts, admitted } = row;
  const [subject, object] = direction === "OUT" ? [name, "…"] : ["…", name];
  return (
    <tr>
      <td>
        {sentenceOf(catalogue, relation, subject, object)}
        <span className="quiet"> ({kinds.map(inWords).join(", ")})</span>
      </td>
      <td className="count">
        {(admitted ?? facts).toLocaleString("en")}
        {admitted !== null && admitted < facts && (
          <span className="quiet" title="The others are not let in by the dates or the evidence on view">
            {" "}
            of {facts.toLocaleString("en")}
          </span>
        )}
      </td>
      <td>
        <ExpandButton row={row} id={id} name={name} />
      </td>
    </tr>
  );
}

function ExpandButton({
  row,
  id,
  name,
}: {
  readonly row: Row;
  readonly id: string;
  readonly name: string;
}): ReactNode {
  const { change, scene } = usePage();
  const { relation, direction, facts, admitted } = row;
  const most = Math.min(admitted ?? facts, LARGEST_BUDGET);
  const shown = (scene?.facts ?? []).filter(
    (fact) => fact.relation === relation && (direction === "OUT" ? fact.source : fact.target) === id,
  ).length;
  if (most === 0) return null;
  if (shown >= most) return <span className="quiet">all shown</span>;
  return (
    <button
      type="button"
      onClick={() => change((now) => expand(now, { node: id, relation, direction }, most))}
    >
      +{Math.min(EXPAND_BY, most - shown)}
      <span className="visually-hidden">
        {" "}
        of {inWords(relation)}, {direction === "OUT" ? "from" : "to"} {name}
      </span>
    </button>
  );
}

/** The API counts by kind, too; an expansion does not tell kinds apart. */
function byRelation(counts: readonly Counted[]): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const { relation, direction, kind, facts, admitted } of counts) {
    const key = `${relation} ${direction}`;
    const row = rows.get(key);
    rows.set(key, {
      relation,
      direction,
      kinds: [...(row?.kinds ?? []), kind],
      facts: (row?.facts ?? 0) + facts,
      admitted: admitted === null || row?.admitted === null ? null : (row?.admitted ?? 0) + admitted,
    });
  }
  return [...rows.values()];
}
