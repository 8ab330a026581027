import type { ReactNode } from "react";
import type { EntityKind, RelationKind } from "../api/schema";
import { MOST_HOPS, USUAL_HOPS } from "../graph/relaxations";
import { usePage } from "../hooks/use-page";
import { askPaths, pathsOf } from "../state/ask";
import type { PathsQuestion } from "../state/view";
import { MODES, wordsOf } from "../state/vocabulary";
import { ChoiceField, RefField } from "./chip-fields";
import { PathResults } from "./path-results";
import "../styles/paths.css";

type Edit = (changes: Partial<PathsQuestion>) => void;

/** The question for paths as a form, and the paths below it. It is asked as soon as it has both ends. */
export function PathsPanel(): ReactNode {
  const { view, change } = usePage();
  const question = pathsOf(view);
  const edit: Edit = (changes) => change((now) => askPaths(now, changes));
  const { from, to } = question;
  return (
    <>
      <form className="paths-form" onSubmit={(event) => event.preventDefault()} aria-label="Find paths">
        <RefField
          name="from"
          label="From"
          refs={from}
          placeholder="Where it begins"
          withKinds
          onChange={(refs) => edit({ from: refs })}
        />
        <div className="to">
          {" "}
          <button
            type="button"
            className="swap"
            disabled={from.length + to.length === 0}
            title="Swap the ends"
            aria-label="Swap the ends"
            onClick={() => edit({ from: to, to: from, through: [...question.through].reverse() })}
          >
            <span aria-hidden="true">⇅</span>
          </button>
          <RefField
            name="to"
            label="To"
            refs={to}
            placeholder="Where it ends"
            withKinds
            onChange={(refs) => edit({ to: refs })}
          />
        </div>
        <More question={question} edit={edit} />
      </form>
      <PathResults />
    </>
  );
}

interface PartProps {
  readonly question: PathsQuestion;
  readonly edit: Edit;
}

/** What it must pass, which of the paths, and what most questions do without. */
function More({ question, edit }: PartProps): ReactNode {
  const { catalogue } = usePage();
  const { through, avoid, via, mode, maxHops, sameIncident } = question;
  const count = [avoid.length > 0, via.length > 0, maxHops !== null, !sameIncident].filter(Boolean).length;
  return (
    <>
      <ChoiceField<EntityKind>
        name="through"
        label="Through"
        whatever="anything"
        chosen={through}
        choices={catalogue.kinds.filter(({ traversal }) => traversal === "anywhere").map(({ kind }) => kind)}
        onChange={(kinds) => edit({ through: kinds })}
        withMarks
      />
      <label className="field" title={mode === "PATTERN" ? undefined : MODES[mode].meaning}>
        <span className="field-label">Which</span>
        <select
          value={mode}
          onChange={({ target }) => {
            const chosen = wordsOf(MODES).find((name) => name === target.value);
            if (chosen) edit({ mode: chosen });
          }}
        >
          {wordsOf(MODES).map((name) => (
            <option key={name} value={name}>
              {MODES[name].label}
            </option>
          ))}
        </select>
      </label>
      <details className="more">
        <summary>Avoid, along, longest{count > 0 && ` (${count} set)`}</summary>
        <Bounds question={question} edit={edit} />
      </details>
    </>
  );
}

function Bounds({ question, edit }: PartProps): ReactNode {
  const { catalogue } = usePage();
  const { avoid, via, maxHops, sameIncident } = question;
  return (
    <div className="more-fields">
      <RefField
        name="avoid"
        label="Avoid"
        refs={avoid}
        placeholder="What it must not touch"
        withKinds={false}
        onChange={(refs) => edit({ avoid: refs })}
      />
      <ChoiceField<RelationKind>
        name="via"
        label="Along"
        whatever="any relation"
        chosen={via}
        choices={catalogue.relations.filter(({ traversed }) => traversed).map(({ relation }) => relation)}
        onChange={(relations) => edit({ via: relations })}
      />
      <label className="field">
        <span className="field-label">Longest</span>
        <select
          value={maxHops ?? ""}
          onChange={({ target }) => edit({ maxHops: target.value === "" ? null : Number(target.value) })}
        >
          <option value="">{USUAL_HOPS} steps (usual)</option>
          {Array.from({ length: MOST_HOPS }, (_, index) => (
            <option key={index} value={index + 1}>
              {index + 1} {index === 0 ? "step" : "steps"}
            </option>
          ))}
        </select>
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={sameIncident}
          onChange={({ target }) => edit({ sameIncident: target.checked })}
        />
        Within one incident
      </label>
    </div>
  );
}
