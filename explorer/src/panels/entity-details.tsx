import type { ReactNode } from "react";
import { type EntityFacts, entityRequest } from "../api/detail-requests";
import { inWords, sentenceOf } from "../graph/catalogue";
import type { SceneFact } from "../graph/model";
import { inWordsOfQuantity } from "../graph/quantity";
import { useAnswer } from "../hooks/use-answers";
import { useKept } from "../hooks/use-kept";
import { usePage } from "../hooks/use-page";
import { askAround, askSubject } from "../state/ask";
import { collapse } from "../state/view";
import { AnswerState } from "./answer-state";
import { Conflicts } from "./conflicts";
import { KindMark } from "./kind-mark";
import { Neighbours } from "./neighbours";
import { StatusBadge } from "./status-badge";

/** An entity: what it is, what there is around it, its facts on the canvas, and what contradicts itself about it. */
export function EntityDetails({ id }: { readonly id: string }): ReactNode {
  const { view } = usePage();
  const answer = useAnswer(entityRequest(id, view.lens));
  const { data, isOld } = useKept(answer);
  const entity = data?.nodes.find((node) => node !== null && "name" in node);
  if (!answer || !data || !entity || !("name" in entity)) {
    if (answer?.state === "ready") return <p>There is no such entity, or you may not see it.</p>;
    return <AnswerState problem={answer?.problem ?? null} waitingSince={answer?.askedAt ?? null} />;
  }
  return (
    <div className="details-content" aria-busy={isOld}>
      <header className="details-head">
        <h2>
          <KindMark kind={entity.kind} /> {entity.name}
        </h2>
        <p className="quiet">
          {inWords(entity.kind)}
          {entity.aliases.length > 0 && `, also known as ${entity.aliases.join(", ")}`}
          {entity.marking !== "CLEAR" && ` · TLP:${entity.marking.replace("_", "+")}`}
        </p>
        {entity.measurements.map((one, index) => (
          <p key={index}>{inWordsOfQuantity(one)}</p>
        ))}
      </header>
      <Actions entity={entity} />
      <Conflicts conflicts={data.conflicts.nodes} />
      <Neighbours entity={entity} />
      <FactsOnView id={id} />
    </div>
  );
}

function Actions({ entity: { id, kind, name } }: { readonly entity: EntityFacts }): ReactNode {
  const { view, change } = usePage();
  const isExpanded = view.expansions.some(({ node }) => node === id);
  return (
    <p className="ends">
      <button
        type="button"
        onClick={() =>
          change((now) => ({ ...askAround(now, { id, kind, name }), selected: { type: "node", id } }))
        }
      >
        Show what is around it
      </button>
      <button type="button" onClick={() => change((now) => askSubject(now, { id, kind, name }))}>
        What is said of it
      </button>
      {isExpanded && (
        <button type="button" onClick={() => change((now) => collapse(now, id))}>
          Take back what was expanded
        </button>
      )}
    </p>
  );
}

const MOST_LISTED = 100;

function FactsOnView({ id }: { readonly id: string }): ReactNode {
  const { scene } = usePage();
  const facts = scene?.facts.filter(({ source, target }) => source === id || target === id) ?? [];
  if (facts.length === 0) return null;
  return (
    <section>
      <h3>Its facts on view ({facts.length.toLocaleString("en")})</h3>
      <ul className="fact-list">
        {facts.slice(0, MOST_LISTED).map((fact) => (
          <li key={fact.id}>
            <FactButton fact={fact} />
          </li>
        ))}
      </ul>
      {facts.length > MOST_LISTED && (
        <p className="quiet">The first {MOST_LISTED} are listed; the table has all of them.</p>
      )}
    </section>
  );
}

/** A fact as a sentence that selects it. */
export function FactButton({ fact }: { readonly fact: SceneFact }): ReactNode {
  const { change, catalogue, node, view } = usePage();
  const name = (end: string): string => node(end)?.name ?? "something put away";
  return (
    <button
      type="button"
      className="plain fact-button"
      aria-pressed={view.selected?.id === fact.id}
      onClick={() => change((now) => ({ ...now, selected: { type: "fact", id: fact.id } }))}
    >
      <StatusBadge status={fact.status} />
      <span>{sentenceOf(catalogue, fact.relation, name(fact.source), name(fact.target))}</span>
    </button>
  );
}
