import type { ReactNode } from "react";
import type { Path, ScenePath } from "../graph/model";
import { dayInWords, hopInWords, pathFigures, questionInWords } from "../graph/path-words";
import { relaxations, stoppedInWords, whyEmptyInWords } from "../graph/relaxations";
import { usePage } from "../hooks/use-page";
import { ChangeBadge, StatusBadge } from "./status-badge";

/** The answer to a question for paths: the paths as sentences, or why there is none and what to ask instead. */
export function PathResults(): ReactNode {
  const { view, scene, node, withdrawn } = usePage();
  const { question, lens } = view;
  if (question?.type !== "paths") return null;
  if (question.from.length === 0 || question.to.length === 0) {
    const missing = question.from.length === 0 ? "begin" : "end";
    return <p className="quiet">Choose where the paths {missing}: an entity, or any of a kind.</p>;
  }
  if (!scene) return null;
  const seen = scene.paths.filter(({ change, shutOut }) => change !== "vanished" && !shutOut).length;
  return (
    <section className="path-results" aria-label="Paths">
      <p className="question">
        {questionInWords(question, (id) => node(id)?.name)}
        {lens.before !== null && ` As published before ${dayInWords(lens.before)}.`}
      </p>
      <p role="status" className="path-count">
        {seen === 0 ? "No path" : seen === 1 ? "1 path" : `${seen} paths`}
      </p>
      {scene.whyEmpty !== null && <WhyEmpty whyEmpty={scene.whyEmpty} stoppedBy={scene.stoppedBy} />}
      {scene.whyEmpty === null && scene.stoppedBy !== null && (
        <p className="notice">{stoppedInWords(scene.stoppedBy)}</p>
      )}
      <ol className="path-cards">
        {scene.paths.map((path, place) => (
          <PathCard key={path.id} path={path} place={place} now={withdrawn.get(path.id)} />
        ))}
      </ol>
    </section>
  );
}

/** Why there is no path, and a button for each way on. */
function WhyEmpty({
  whyEmpty,
  stoppedBy,
}: {
  readonly whyEmpty: string;
  readonly stoppedBy: string | null;
}): ReactNode {
  const { view, change, scene, snapshots } = usePage();
  const blocked = snapshots?.now.blocked ?? [];
  const ways = relaxations(view, whyEmpty, stoppedBy, blocked);
  const hasShutOut = scene?.paths.some(({ shutOut }) => shutOut) === true;
  return (
    <div className="notice">
      <p>{whyEmptyInWords(whyEmpty, blocked)}</p>
      {stoppedBy !== null && whyEmpty !== "BEYOND_MAX_HOPS" && <p>{stoppedInWords(stoppedBy)}</p>}
      {hasShutOut && <p>What is shut out is listed below, with who denies it.</p>}
      {ways.length > 0 && (
        <>
          <h3>Ask instead</h3>
          <div className="chips">
            {ways.map(({ label, relax }) => (
              <button key={label} type="button" onClick={() => change(relax)}>
                {label}
              </button>
            ))}
          </div>
        </>
      )}
    </div>
  );
}

interface CardProps {
  readonly path: ScenePath;
  readonly place: number;
  /** The path as it stands at the right thumb, where it vanished. */
  readonly now: Path | undefined;
}

function PathCard({ path, place, now }: CardProps): ReactNode {
  const { view, change, catalogue } = usePage();
  const isHere = view.path === place;
  const isSingle = path.hops.length === 1;
  // Who denies it is what a reader of a path that is not let in, or no longer, wants to know.
  const said = path.change === "vanished" ? now?.summary : path.shutOut ? path.summary : undefined;
  const hasHops = !isSingle || said === undefined;
  // Of a path that is not let in, the steps that are not; all of them once it is looked at.
  const hops = path.shutOut && !isHere ? path.hops.filter(({ statement }) => !statement.admitted) : path.hops;
  const first = path.hops[0];
  const last = path.hops.at(-1);
  return (
    <li
      className={isHere || path.shutOut ? "path-card whole" : "path-card"}
      aria-current={isHere || undefined}
    >
      <button
        type="button"
        className="link whole-card path-open"
        aria-pressed={isHere}
        onClick={() => change((was) => ({ ...was, path: isHere ? null : place }))}
      >
        {first?.from.name} <span aria-label="to">→</span> {last?.to.name}
      </button>
      <p className="path-badges">
        {path.shutOut && <span className="shut-out">Shut out</span>}
        {path.change && <ChangeBadge change={path.change} />}
        {path.change === "vanished" && now ? (
          <>
            <span className="quiet">was</span> <StatusBadge status={path.status} />
            <span className="quiet">now</span> <StatusBadge status={now.status} />
          </>
        ) : (
          <StatusBadge status={path.status} />
        )}
      </p>
      {hasHops && (
        <ol className={isSingle ? "hops only" : "hops"}>
          {hops.map((hop) => (
            <li key={hop.index} value={hop.index + 1}>
              {hopInWords(catalogue, hop)}
              {path.shutOut && !hop.statement.admitted && <StatusBadge status={hop.statement.status} />}
            </li>
          ))}
        </ol>
      )}
      {said !== undefined && (isSingle || isHere || path.shutOut) && <p className="said">{said}</p>}
      <p className="quiet">{pathFigures(path)}</p>
    </li>
  );
}
