import type { ReactNode } from "react";
import { EntityDetails } from "../api/documents/details";
import type { ResultOf } from "../api/graphql";
import { makeRequest, toLens } from "../api/requests";
import type { SceneNode } from "../graph/model";
import { useAnswer } from "../hooks/use-answers";
import { usePage } from "../hooks/use-page";
import { Waiting } from "../panels/answer-state";
import { collapse, EXPAND_BY, expand, type Expansion, LARGEST_BUDGET } from "../state/view";
import { type At, Popup } from "./popup";
import { fieldWords } from "./words";

interface Props {
  readonly node: SceneNode;
  readonly at: At;
  readonly onClose: () => void;
}

interface Row extends Omit<Expansion, "shown"> {
  /** Facts that the lens lets in; null where the API has too many to tell. And all that there are. */
  readonly admitted: number | null;
  readonly facts: number;
  /** How many of them are drawn. */
  readonly drawn: number;
}

const number = new Intl.NumberFormat("en");

/** What else is at a node: counts first, and 25 of them at a time. */
export function ExpansionMenu({ node, at, onClose }: Props): ReactNode {
  const { view, change, scene, catalogue } = usePage();
  const lens = toLens(view.lens, "now");
  const answer = useAnswer(
    makeRequest(`What is at ${node.name}`, EntityDetails, { id: node.id, lens }, toNeighbours),
  );
  const rows = toRows(node, answer?.data ?? [], scene?.facts ?? []);
  const isFull = (scene?.nodes.length ?? 0) >= LARGEST_BUDGET;
  const isExpanded = view.expansions.some((one) => one.node === node.id);
  const notes = (
    <>
      {answer?.state === "loading" && <Waiting>Counting…</Waiting>}
      {answer?.problem && <p role="alert">{answer.problem.message}</p>}
      {answer?.state === "ready" && rows.length === 0 && <p>Nothing is recorded about it and others.</p>}
      {isFull && (
        <p>{number.format(LARGEST_BUDGET)} nodes are drawn, the most there can be. Put some away first.</p>
      )}
    </>
  );
  const items = rows.map((row) => (
    <RowItem
      key={`${row.relation} ${row.direction}`}
      row={row}
      words={fieldWords(catalogue, row.relation, row.direction)}
      isFull={isFull}
      onExpand={() => change((now) => expand(now, row, row.admitted ?? row.facts, row.drawn))}
    />
  ));
  const collapseItem = (
    <button
      key="collapse"
      type="button"
      role="menuitem"
      className="plain"
      tabIndex={-1}
      onClick={() => {
        onClose();
        change((now) => collapse(now, node.id));
      }}
    >
      Take back what was expanded
    </button>
  );
  return (
    <Popup label={`Expand ${node.name}`} at={at} notes={notes} onClose={onClose}>
      {isExpanded ? [...items, collapseItem] : items}
    </Popup>
  );
}

interface RowProps {
  readonly row: Row;
  readonly words: string;
  readonly isFull: boolean;
  readonly onExpand: () => void;
}

function RowItem({ row, words, isFull, onExpand }: RowProps): ReactNode {
  const rest = (row.admitted ?? row.facts) - row.drawn;
  const canExpand = rest > 0 && !isFull;
  return (
    <button
      type="button"
      role="menuitem"
      className="plain"
      tabIndex={-1}
      aria-disabled={!canExpand}
      onClick={canExpand ? onExpand : undefined}
    >
      <span>
        <strong>{words}</strong>
        <span className="quiet"> {countsOf(row)}</span>
      </span>
      <span className="canvas-popup-more">
        {rest > 0 ? `show ${number.format(Math.min(rest, EXPAND_BY))} more` : "all drawn"}
      </span>
    </button>
  );
}

/** "25 of 9,945 drawn, 12 not let in by date or evidence" */
function countsOf({ admitted, facts, drawn }: Row): string {
  if (admitted === null) return `${number.format(drawn)} of up to ${number.format(facts)} drawn`;
  const shutOut = facts - admitted;
  const rest = shutOut > 0 ? `, ${number.format(shutOut)} not let in by date or evidence` : "";
  return `${number.format(Math.min(drawn, admitted))} of ${number.format(admitted)} drawn${rest}`;
}

type Details = ResultOf<typeof EntityDetails>;
type Neighbours = readonly (Omit<Expansion, "shown" | "node"> & {
  facts: number;
  admitted: number | null;
})[];

function toNeighbours({ nodes }: Details): Neighbours {
  const [entity] = nodes;
  return entity && "neighbourSummary" in entity ? entity.neighbourSummary : [];
}

/** By relation and direction; the kinds at the other ends are taken together. */
function toRows(
  { id }: SceneNode,
  neighbours: Neighbours,
  drawn: readonly {
    readonly source: string;
    readonly target: string;
    readonly relation: string;
    readonly change: string | null;
  }[],
): Row[] {
  const rows = new Map<string, Row>();
  for (const { relation, direction, facts, admitted } of neighbours) {
    const key = `${relation} ${direction}`;
    const row = rows.get(key);
    const here = drawn.filter(
      (fact) =>
        fact.relation === relation &&
        fact.change !== "vanished" &&
        (direction === "OUT" ? fact.source : fact.target) === id,
    ).length;
    rows.set(key, {
      node: id,
      relation,
      direction,
      facts: (row?.facts ?? 0) + facts,
      admitted: admitted === null || row?.admitted === null ? null : (row?.admitted ?? 0) + admitted,
      drawn: here,
    });
  }
  return [...rows.values()].sort((a, b) => (b.admitted ?? b.facts) - (a.admitted ?? a.facts));
}
