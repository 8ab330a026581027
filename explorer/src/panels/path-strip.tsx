import { type ReactNode, useState } from "react";
import { inWords } from "../graph/catalogue";
import type { Path, ScenePath } from "../graph/model";
import { hopInWords, pathFigures } from "../graph/path-words";
import { STATUS_STYLES } from "../graph/status-style";
import { usePage } from "../hooks/use-page";
import { findInvestigation, type Investigation } from "../investigations";
import { stepPath } from "../state/ask";
import type { View } from "../state/view";
import { STATUSES } from "../state/vocabulary";
import { KindMark } from "./kind-mark";
import { ChangeBadge, StatusBadge } from "./status-badge";
import "../styles/strip.css";

/** Above the graph: what the investigation asks, and the path that is stepped to, with who says so. */
export function PathStrip(): ReactNode {
  const { view, scene } = usePage();
  const story = findInvestigation(view.story);
  const paths = scene?.paths ?? [];
  if (!story && paths.length === 0) return null;
  return (
    <section className="strip" aria-label="The path">
      {story && <Story story={story} />}
      {paths.length > 0 && <Steps paths={paths} />}
    </section>
  );
}

function Story({ story }: { readonly story: Investigation }): ReactNode {
  const { view, change } = usePage();
  const isAt = (lens: Investigation["moments"][number]["lens"]): boolean =>
    lens.since === view.lens.since && lens.before === view.lens.before;
  return (
    <div className="story">
      <p>
        <strong>{story.title}</strong> {story.lead}
      </p>
      {story.moments.length > 0 && (
        <div className="moments" role="group" aria-label="As it was known">
          <span className="quiet">As it was known</span>
          {story.moments.map(({ label, lens }) => (
            <button
              key={label}
              type="button"
              aria-pressed={isAt(lens)}
              onClick={() => change((now) => ({ ...now, path: null, lens: { ...now.lens, ...lens } }))}
            >
              {label}
            </button>
          ))}
        </div>
      )}
      <button
        type="button"
        className="plain strip-close"
        aria-label="Close the introduction"
        title="Close the introduction"
        onClick={() => change((now) => ({ ...now, story: null }))}
      >
        <span aria-hidden="true">×</span>
      </button>
    </div>
  );
}

function Steps({ paths }: { readonly paths: readonly ScenePath[] }): ReactNode {
  const { view, change } = usePage();
  const step = (by: 1 | -1): void => change((now) => stepPath(now, paths.length, by));
  const path = view.path === null ? undefined : paths[view.path];
  return (
    <>
      <div className="steps">
        <button
          type="button"
          onClick={() => step(-1)}
          title="The path before ([)"
          aria-label="The path before"
        >
          <span aria-hidden="true">‹</span>
        </button>
        <span role="status">
          {path ? `${(view.path ?? 0) + 1} of ${paths.length}` : `${paths.length}`}
          {paths.length === 1 ? " path" : " paths"}
          {paths.every(({ shutOut }) => shutOut) && " shut out"}
          <span className="visually-hidden">
            {path && `: ${path.hops[0]?.from.name ?? ""} to ${path.hops.at(-1)?.to.name ?? ""}`}
          </span>
        </span>
        <button type="button" onClick={() => step(1)} title="The next path (])" aria-label="The next path">
          <span aria-hidden="true">›</span>
        </button>
        {path ? (
          <>
            {path.change && <ChangeBadge change={path.change} />}
            <StatusBadge status={path.status} />
            <span className="quiet">{pathFigures(path)}</span>
          </>
        ) : (
          <span className="quiet">
            {paths.length === 1 ? "Look at it" : "Step through them"}: press › or ].
          </span>
        )}
      </div>
      {path && <Chain path={path} />}
      {path && <Said key={path.id} path={path} />}
    </>
  );
}

/** The entities of a path in a row, with the facts between them. */
function Chain({ path }: { readonly path: Path }): ReactNode {
  const { catalogue } = usePage();
  const first = path.hops[0]?.from;
  return (
    <ol className="chain">
      {first && (
        <li>
          <Pick type="node" id={first.id} title={first.name}>
            <KindMark kind={first.kind} />
            <span className="chain-name">{first.name}</span>
          </Pick>
        </li>
      )}
      {path.hops.map((hop) => {
        const { light, dark, sign } = STATUS_STYLES[hop.statement.status];
        return (
          <li key={hop.index}>
            <Pick
              type="fact"
              id={hop.statement.id}
              title={`${STATUSES[hop.statement.status].label}: ${hopInWords(catalogue, hop)}`}
            >
              <span className="chain-fact" style={{ color: `light-dark(${light}, ${dark})` }}>
                <span aria-hidden="true">
                  {hop.forward ? "" : "← "}
                  {sign}{" "}
                </span>
                <span className="visually-hidden">{STATUSES[hop.statement.status].label}: </span>
                {inWords(hop.relation)}
                <span aria-hidden="true">{hop.forward ? " →" : ""}</span>
              </span>
            </Pick>
            <Pick type="node" id={hop.to.id} title={hop.to.name}>
              <KindMark kind={hop.to.kind} />
              <span className="chain-name">{hop.to.name}</span>
            </Pick>
          </li>
        );
      })}
    </ol>
  );
}

interface PickProps {
  readonly type: "node" | "fact";
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

function Pick({ type, id, title, children }: PickProps): ReactNode {
  const { view, change } = usePage();
  const select = (now: View): View => ({ ...now, selected: { type, id } });
  return (
    <button
      type="button"
      className={`plain chain-${type}`}
      title={title}
      aria-pressed={view.selected?.id === id}
      onClick={() => change(select)}
    >
      {children}
    </button>
  );
}

/** From this many letters on, what is said of a path is cut until the reader wants all of it. */
const LONG = 180;

/** Who says each hop, and when. */
function Said({ path }: { readonly path: Path }): ReactNode {
  const [isWhole, setIsWhole] = useState(false);
  const isLong = path.summary.length > LONG;
  return (
    <div className="strip-said">
      <p className={isLong && !isWhole ? "cut" : "whole"} tabIndex={isWhole ? 0 : undefined}>
        {path.summary}
      </p>
      {isLong && (
        <button type="button" className="link" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? "Less" : "Who says each step"}
        </button>
      )}
    </div>
  );
}
