import "../styles/table.css";
import { type ReactNode, useMemo, useState } from "react";
import { type Column, COLUMNS, rowsOf, type Sorting, sortRows, type TableRow } from "../graph/table-rows";
import { usePage } from "../hooks/use-page";
import { KindMark } from "./kind-mark";
import { ChangeBadge, StatusBadge } from "./status-badge";

/** The facts of the canvas as a table: the same ones, sorted as the reader likes; a row's button opens the evidence. */
export function TableTwin(): ReactNode {
  const { scene, catalogue, view, change } = usePage();
  const [sorting, setSorting] = useState<Sorting>({ by: "from", down: false });
  const rows = useMemo(() => (scene ? rowsOf(scene, catalogue) : []), [scene, catalogue]);
  const sorted = useMemo(() => sortRows(rows, sorting), [rows, sorting]);
  const hasChanges = view.lens.since !== null;
  const columns = COLUMNS.filter(({ id }) => id !== "change" || hasChanges);
  const chosen = view.selected?.type === "fact" ? view.selected.id : null;
  return (
    <div className="table-twin" tabIndex={0} role="region" aria-label="The facts as a table">
      <table>
        <caption className="visually-hidden">The facts that the graph shows</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.id} column={column} sorting={sorting} onSort={setSorting} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <Row
              key={row.id}
              row={row}
              hasChanges={hasChanges}
              isChosen={row.id === chosen}
              onChoose={() => change((now) => ({ ...now, selected: { type: "fact", id: row.id } }))}
              onNode={(id) => change((now) => ({ ...now, selected: { type: "node", id } }))}
            />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && (
        <p className="table-empty">No fact is shown. Filters or the dates may leave out all of them.</p>
      )}
    </div>
  );
}

interface HeadProps {
  readonly column: Column;
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
}

function Head({ column, sorting, onSort }: HeadProps): ReactNode {
  const isBy = sorting.by === column.id;
  return (
    <th
      scope="col"
      className={`column-${column.id}`}
      aria-sort={isBy ? (sorting.down ? "descending" : "ascending") : "none"}
    >
      <button
        type="button"
        className="plain"
        title={`Sort by ${column.title ?? column.label.toLowerCase()}`}
        onClick={() => onSort({ by: column.id, down: isBy && !sorting.down })}
      >
        {column.label}
        <span aria-hidden="true">{isBy ? (sorting.down ? " ↓" : " ↑") : ""}</span>
      </button>
    </th>
  );
}

interface RowProps {
  readonly row: TableRow;
  readonly hasChanges: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onNode: (id: string) => void;
}

function Row({ row, hasChanges, isChosen, onChoose, onNode }: RowProps): ReactNode {
  return (
    <tr className={isChosen ? "chosen" : undefined} onClick={onChoose}>
      <th scope="row">
        <End end={row.source} onNode={onNode} />
      </th>
      <td>
        <button
          type="button"
          className="link"
          aria-pressed={isChosen}
          title="Open the evidence"
          onClick={onChoose}
        >
          {row.relation}
        </button>
      </td>
      <td>
        <End end={row.target} onNode={onNode} />
      </td>
      <td>
        <StatusBadge status={row.status} />
        {row.shutOut && <span className="quiet"> shut out by the lens</span>}
      </td>
      {hasChanges && <td>{row.change && <ChangeBadge change={row.change} />}</td>}
      <td className="number">{row.confidence} %</td>
      <td className="date">{row.firstSaid ?? <span className="quiet">undated</span>}</td>
      <td className="number">{row.claims}</td>
    </tr>
  );
}

function End({
  end: { id, kind, name },
  onNode,
}: {
  readonly end: TableRow["source"];
  readonly onNode: (id: string) => void;
}): ReactNode {
  return (
    <button
      type="button"
      className="link table-end"
      title="What is known of it"
      onClick={(event) => {
        event.stopPropagation();
        onNode(id);
      }}
    >
      <KindMark kind={kind} />
      {name}
    </button>
  );
}
