import type { ReactNode } from "react";
import { claimsOf, lastKnownDay } from "../graph/dates";
import type { Change, Claim, Scene, SceneFact, ScenePath } from "../graph/model";
import { usePage } from "../hooks/use-page";
import { STATUSES } from "../state/vocabulary";
import { Waiting } from "./answer-state";
import { ClaimCard } from "./claim-card";
import { FactButton } from "./entity-details";
import { ChangeBadge } from "./status-badge";
import "./changes.css";
import "./evidence.css";

const CHANGES: readonly Change[] = ["appeared", "vanished", "changed"];

/** With both thumbs: what differs between the two dates, and because of which claims. */
export function ChangesPanel(): ReactNode {
  const { view, scene } = usePage();
  const { since, before } = view.lens;
  if (since === null || !scene) return null;
  return (
    <section className="changes" aria-label="What changed">
      <details open>
        <summary>
          <h2>What changed</h2>
          <span className="quiet">
            {lastKnownDay(since)} to {lastKnownDay(before)}
          </span>
        </summary>
        <Differences scene={scene} />
      </details>
    </section>
  );
}

function Differences({ scene }: { readonly scene: Scene }): ReactNode {
  const { isLoading } = usePage();
  const facts = scene.facts.filter(({ change }) => change !== null);
  // A path of one hop is its fact: it is told once.
  const paths = scene.paths.filter(({ change, hops }) => change !== null && hops.length > 1);
  if (isLoading) return <Waiting>Comparing the two dates…</Waiting>;
  if (facts.length === 0 && paths.length === 0) {
    return <p>Nothing that is on view changed between these dates.</p>;
  }
  return (
    <>
      {CHANGES.map((change) => (
        <Group
          key={change}
          change={change}
          paths={paths.filter((path) => path.change === change)}
          facts={facts.filter((fact) => fact.change === change)}
        />
      ))}
      <Because />
    </>
  );
}

interface GroupProps {
  readonly change: Change;
  readonly paths: readonly ScenePath[];
  readonly facts: readonly SceneFact[];
}

function Group({ change: what, paths, facts }: GroupProps): ReactNode {
  const { view, scene, change } = usePage();
  if (paths.length === 0 && facts.length === 0) return null;
  return (
    <section>
      <h3 className="changes-title">
        <ChangeBadge change={what} /> ({paths.length + facts.length})
      </h3>
      <ul className="fact-list">
        {paths.map((path) => (
          <li key={path.id}>
            <button
              type="button"
              className="plain fact-button"
              aria-pressed={view.path !== null && scene?.paths[view.path]?.id === path.id}
              onClick={() => change((now) => ({ ...now, path: scene?.paths.indexOf(path) ?? null }))}
            >
              <span className="quiet">path {(scene?.paths.indexOf(path) ?? 0) + 1}</span>
              <span>
                {[path.hops[0]?.from.name, ...path.hops.map(({ to }) => to.name)].filter(Boolean).join(" → ")}
              </span>
            </button>
          </li>
        ))}
        {facts.map((fact) => (
          <li key={fact.id}>
            <FactButton fact={fact} />
            {fact.was !== null && (
              <p className="quiet changes-was">
                {what === "vanished"
                  ? `was ${STATUSES[fact.was].label}, is let in no more`
                  : `was ${STATUSES[fact.was].label}, is ${STATUSES[fact.status].label}`}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The claims that came between the thumbs and moved something. */
function Because(): ReactNode {
  const { because, snapshots, scene, change } = usePage();
  if (because === null) return <Waiting>Asking because of which claims…</Waiting>;
  if (because.length === 0) {
    return (
      <p className="quiet">No single claim explains it: another rule of evidence or an undated claim may.</p>
    );
  }
  const { now, then, ever } = snapshots ?? {};
  const facts = new Map(
    claimsOf([ever, then, now].filter((one) => one !== undefined && one !== null)).map((claim) => [
      claim.id,
      claim.fact,
    ]),
  );
  return (
    <section>
      <h3>Because of ({because.length})</h3>
      {[...because].sort(earliestFirst).map((claim) => {
        const fact = facts.get(claim.id);
        return (
          <div key={claim.id} className="because">
            <ClaimCard claim={claim} brief />
            {fact !== undefined && scene?.facts.some(({ id }) => id === fact) && (
              <button
                type="button"
                className="link"
                onClick={() => change((view) => ({ ...view, selected: { type: "fact", id: fact } }))}
              >
                Show the fact it is about
              </button>
            )}
          </div>
        );
      })}
    </section>
  );
}

function earliestFirst(a: Claim, b: Claim): number {
  return a.knownFrom.localeCompare(b.knownFrom);
}
