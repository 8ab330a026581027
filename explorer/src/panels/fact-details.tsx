import type { ReactNode } from "react";
import {
  type BeliefChange,
  entityRequest,
  evidenceRequest,
  type EvidenceStatement,
} from "../api/detail-requests";
import { sentenceOf } from "../graph/catalogue";
import { dayOf, inWordsOfDate, lastKnownDay } from "../graph/dates";
import type { Claim } from "../graph/model";
import { inWordsOfQuantity } from "../graph/quantity";
import { sidesOf, whyOf } from "../graph/why-status";
import { useAnswer } from "../hooks/use-answers";
import { useKept } from "../hooks/use-kept";
import { usePage } from "../hooks/use-page";
import { AnswerState } from "./answer-state";
import { ClaimCard } from "./claim-card";
import { Conflicts } from "./conflicts";
import { KindMark } from "./kind-mark";
import { ChangeBadge, StatusBadge } from "./status-badge";

/** A fact: its sentence, its status and why, who says what, how belief in it moved, and what contradicts it. */
export function FactDetails({ id }: { readonly id: string }): ReactNode {
  const { view, catalogue, scene } = usePage();
  const answer = useAnswer(evidenceRequest(id, view.lens));
  const contradictions = useAnswer(entityRequest(id, view.lens));
  const { data, isOld } = useKept(answer);
  const statement = data?.statement;
  if (!answer || !statement) {
    if (answer?.state === "ready") return <p>There is no such fact, or you may not see it.</p>;
    return <AnswerState problem={answer?.problem ?? null} waitingSince={answer?.askedAt ?? null} />;
  }
  const sentence = sentenceOf(
    catalogue,
    statement.predicate,
    statement.subject?.name ?? "something not shown",
    statement.object?.name ?? "something not shown",
  );
  const changes = data.beliefTimeline ?? [];
  const onScene = scene?.facts.find((fact) => fact.id === id);
  return (
    <div className="details-content" aria-busy={isOld}>
      <header className="details-head">
        <h2>{sentence}</h2>
        <p className="details-status">
          <StatusBadge status={statement.status} />
          {onScene?.change && <ChangeBadge change={onScene.change} />}
          <span className="quiet">as of {lastKnownDay(view.lens.before)}</span>
        </p>
        <Why statement={statement} />
      </header>
      <Ends statement={statement} />
      <Evidence statement={statement} about={{ id, sentence }} changes={changes} />
      <Belief changes={changes} before={view.lens.before} />
      <Conflicts conflicts={contradictions?.data?.conflicts.nodes ?? []} except={id} />
    </div>
  );
}

function Why({ statement }: { readonly statement: EvidenceStatement }): ReactNode {
  const { status, evidence, corroboration, admitted, measurements, validity } = statement;
  const why = whyOf({
    status,
    claims: evidence,
    roots: corroboration.independentRoots,
    articles: corroboration.articles,
  });
  return (
    <div className="why">
      <p>
        <strong>Why: </strong>
        {why.join(" ")}
      </p>
      {!admitted && <p className="why-not">The evidence that you chose does not let it in.</p>}
      {measurements.map((one, index) => (
        <p key={index}>{inWordsOfQuantity(one)}</p>
      ))}
      {(validity.from ?? validity.to) !== null && (
        <p className="quiet">
          Holds {validity.from !== null && `from ${inWordsOfDate(validity.from)}`}{" "}
          {validity.to !== null && `to ${inWordsOfDate(validity.to)}`}
        </p>
      )}
    </div>
  );
}

/** The two entities, to go on with. */
function Ends({ statement: { subject, object } }: { readonly statement: EvidenceStatement }): ReactNode {
  const { change } = usePage();
  return (
    <p className="ends">
      {[subject, object].map(
        (end) =>
          end && (
            <button
              type="button"
              key={end.id}
              onClick={() => change((now) => ({ ...now, selected: { type: "node", id: end.id } }))}
            >
              <KindMark kind={end.kind} /> {end.name}
            </button>
          ),
      )}
    </p>
  );
}

interface EvidenceProps {
  readonly statement: EvidenceStatement;
  readonly about: { readonly id: string; readonly sentence: string };
  readonly changes: readonly BeliefChange[];
}

/** Assertions beside what opposes them. */
function Evidence({ statement, about, changes }: EvidenceProps): ReactNode {
  const { evidence } = statement;
  const { pro, contra, silent } = sidesOf(evidence);
  // What withdrew a claim may be about another statement: then it is among the reasons why belief moved.
  const others = [...evidence, ...changes.flatMap(({ because }) => because)];
  if (evidence.length === 0) {
    return <p className="quiet">Nothing was published about it by then. Move the right thumb on.</p>;
  }
  const list = (title: string, claims: readonly Claim[]): ReactNode =>
    claims.length > 0 && (
      <section className="side-of">
        <h3>
          {title} ({claims.length}
          {claims.every(({ stands }) => !stands) && ", none stands"})
        </h3>
        {claims.map((claim) => (
          <ClaimCard key={claim.id} claim={claim} about={about} others={others} />
        ))}
      </section>
    );
  return (
    <div className="evidence" data-opposed={pro.length > 0 && contra.length > 0}>
      {list("Says so", pro)}
      {list("Opposes it", contra)}
      {list("Would not say", silent)}
    </div>
  );
}

/** How belief moved, over all dates; what comes after the right thumb is marked. */
function Belief({
  changes,
  before,
}: {
  readonly changes: readonly BeliefChange[];
  readonly before: string | null;
}): ReactNode {
  const { change } = usePage();
  if (changes.length === 0) return null;
  return (
    <section>
      <h3>How belief moved</h3>
      <ol className="belief">
        {changes.map(({ at, statement, because }) => {
          const day = dayOf(at);
          const isLater = before !== null && day > before;
          return (
            <li key={at} data-later={isLater}>
              <p>
                <button
                  type="button"
                  className="link"
                  title="Move the right thumb to this day"
                  onClick={() => change((now) => ({ ...now, lens: lensAt(now.lens, day) }))}
                >
                  {lastKnownDay(day)}
                </button>{" "}
                <StatusBadge status={statement.status} />
                {isLater && <span className="quiet"> after the date on view</span>}
              </p>
              {because.map((claim) => (
                <p key={claim.id} className="quiet">
                  because {claim.by?.name ?? "somebody"} said “{claim.quote ?? "…"}”
                </p>
              ))}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function lensAt<Lens extends { readonly since: string | null }>(lens: Lens, before: string): Lens {
  const since = lens.since !== null && lens.since >= before ? null : lens.since;
  return { ...lens, since, before };
}
