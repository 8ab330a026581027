import { type ReactNode, useMemo } from "react";
import type { EntityKind, StatementStatus } from "../api/schema";
import { inWords } from "../graph/catalogue";
import { makeScene } from "../graph/scene";
import { CHANGE_STYLES, STATUS_STYLES } from "../graph/status-style";
import { usePage } from "../hooks/use-page";
import { toggle, type View } from "../state/view";
import { PRESETS, STATUSES, wordsOf } from "../state/vocabulary";
import { KindMark } from "./kind-mark";
import { ChangeBadge } from "./status-badge";
import "../styles/filter.css";

/** The legend, of which every entry can be put away. */
export function FilterPanel(): ReactNode {
  const { view, change, scene } = usePage();
  const counts = useCounts();
  const { withoutKinds, withoutStatuses, lens } = view;
  return (
    <div className="filter">
      {!scene && <p className="quiet">Nothing is shown yet: search for something, or find paths.</p>}
      <button
        type="button"
        disabled={withoutKinds.length + withoutStatuses.length === 0}
        onClick={() => change((now) => ({ ...now, withoutKinds: [], withoutStatuses: [] }))}
      >
        Show all
      </button>
      <Kinds counts={counts.kinds} />
      <Statuses counts={counts.statuses} />
      {lens.since !== null && (
        <section aria-label="Changes between the thumbs">
          <h3>Between the thumbs a fact</h3>
          <p className="legend-changes">
            {wordsOf(CHANGE_STYLES).map((one) => (
              <ChangeBadge key={one} change={one} />
            ))}
          </p>
        </section>
      )}
      <section aria-label="Rule of evidence">
        <h3>Rule of evidence: {PRESETS[lens.preset].label}</h3>
        <p>{PRESETS[lens.preset].meaning} It is chosen at the top of the page.</p>
      </section>
    </div>
  );
}

function Kinds({ counts }: { readonly counts: LegendCounts["kinds"] }): ReactNode {
  const { view, catalogue } = usePage();
  const { withoutKinds } = view;
  const here = catalogue.kinds.filter(({ kind }) => counts.has(kind) || withoutKinds.includes(kind));
  if (here.length === 0) return null;
  return (
    <section aria-label="Kinds">
      <h3>Kinds (press to hide or show)</h3>
      <ul className="legend">
        {here.map(({ kind, description }) => (
          <li key={kind}>
            <Toggle
              isShown={!withoutKinds.includes(kind)}
              title={description}
              onToggle={(now) => ({ ...now, withoutKinds: toggle(now.withoutKinds, kind) })}
            >
              <KindMark kind={kind} />
              <span className="legend-word">{inWords(kind)}</span>
              <span className="legend-count">{counts.get(kind) ?? 0}</span>
            </Toggle>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Statuses({ counts }: { readonly counts: LegendCounts["statuses"] }): ReactNode {
  const { withoutStatuses } = usePage().view;
  return (
    <section aria-label="Statuses">
      <h3>Status of a fact, strongest first</h3>
      <ul className="legend">
        {wordsOf(STATUSES).map((status) => (
          <li key={status}>
            <Toggle
              isShown={!withoutStatuses.includes(status)}
              onToggle={(now) => ({ ...now, withoutStatuses: toggle(now.withoutStatuses, status) })}
            >
              <LineSample status={status} />
              <span className="legend-word">
                {STATUSES[status].label}
                <span className="quiet legend-meaning">{STATUSES[status].meaning}</span>
              </span>
              <span className="legend-count">{counts.get(status) ?? 0}</span>
            </Toggle>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ToggleProps {
  readonly isShown: boolean;
  readonly title?: string;
  readonly onToggle: (view: View) => View;
  readonly children: ReactNode;
}

function Toggle({ isShown, title, onToggle, children }: ToggleProps): ReactNode {
  const { change } = usePage();
  return (
    <button
      type="button"
      className="legend-entry"
      aria-pressed={isShown}
      title={title}
      onClick={() => change(onToggle)}
    >
      {children}
    </button>
  );
}

/** A piece of line as the canvas draws it, with its sign. */
function LineSample({ status }: { readonly status: StatementStatus }): ReactNode {
  const { light, dark, line, dashes, width, sign } = STATUS_STYLES[status];
  const pattern = { solid: undefined, dotted: `${width} ${width}`, dashed: dashes?.join(" ") }[line];
  const colour = `light-dark(${light}, ${dark})`;
  return (
    <span className="line-sample" style={{ color: colour }} aria-hidden="true">
      <svg width="34" height="10" viewBox="0 0 34 10">
        <line
          x1="0"
          x2="34"
          y1="5"
          y2="5"
          stroke="currentColor"
          strokeWidth={width}
          strokeDasharray={pattern}
        />
      </svg>
      {sign}
    </span>
  );
}

interface LegendCounts {
  readonly kinds: ReadonlyMap<EntityKind, number>;
  readonly statuses: ReadonlyMap<StatementStatus, number>;
}

/** How many entities of each kind and facts of each status there would be without the legend's filter. */
function useCounts(): LegendCounts {
  const { snapshots, view } = usePage();
  const { now, then, ever } = snapshots ?? {};
  const { question, hidden } = view;
  return useMemo(() => {
    const scene =
      now &&
      ever &&
      makeScene(
        { now, then: then ?? null, ever },
        { question, hidden, withoutKinds: [], withoutStatuses: [] },
      );
    return {
      kinds: countOf(scene?.nodes.map(({ kind }) => kind) ?? []),
      statuses: countOf(scene?.facts.map(({ status }) => status) ?? []),
    };
  }, [now, then, ever, question, hidden]);
}

function countOf<T>(values: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
