import type { ReactNode } from "react";
import { speakerOf } from "../graph/citation";
import { sentenceOf } from "../graph/catalogue";
import { inWordsOfDate, lastKnownDay } from "../graph/dates";
import type { Claim, Said } from "../graph/model";
import { usePage } from "../hooks/use-page";
import { StatusBadge } from "./status-badge";

/** What burdens the subject, beside what it answers: nothing is decided for the reader. */
export function SubjectDetails(): ReactNode {
  const { snapshots, view } = usePage();
  const { question } = view;
  if (!snapshots || question?.type !== "subject") return null;
  const name = question.of.name ?? "it";
  const { said } = snapshots.now;
  return (
    <section className="details" aria-label={`What is said of ${name}`}>
      <header className="details-head">
        <h2>What is said of {name}</h2>
        <p className="quiet">
          As of {lastKnownDay(view.lens.before)}: accusations on the left, its answers on the right. To be
          named here proves no wrongdoing.
        </p>
      </header>
      {said.length === 0 && <p>Nothing was published that burdens it, by the dates and evidence on view.</p>}
      <ol className="said-list">
        {said.map((one) => (
          <li key={one.statement.id}>
            <Entry said={one} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Entry({ said }: { readonly said: Said }): ReactNode {
  const { change, catalogue } = usePage();
  const { statement, accusations, answers, otherVoices } = said;
  const { id, status, predicate, subject, object } = statement;
  return (
    <article className="said">
      <button
        type="button"
        className="plain fact-button"
        onClick={() => change((now) => ({ ...now, selected: { type: "fact", id } }))}
      >
        <StatusBadge status={status} />
        <strong>{sentenceOf(catalogue, predicate, subject?.name ?? "…", object?.name ?? "…")}</strong>
      </button>
      <div className="said-sides">
        <Voices title="Accused" claims={accusations} none="Nobody accuses it." />
        <Voices title="Answered" claims={answers} none="No answer is known." />
      </div>
      {otherVoices.length > 0 && <Voices title="Others" claims={otherVoices} none="" />}
    </article>
  );
}

interface VoicesProps {
  readonly title: string;
  readonly claims: readonly Claim[];
  readonly none: string;
}

function Voices({ title, claims, none }: VoicesProps): ReactNode {
  return (
    <section>
      <h3>{title}</h3>
      {claims.length === 0 && <p className="quiet">{none}</p>}
      {claims.map((claim) => (
        <p key={claim.id} className="voice" data-stands={claim.stands}>
          <strong>{speakerOf(claim)}</strong>{" "}
          <span className="quiet">
            {inWordsOfDate(claim.publishedAt)}
            {!claim.stands && ", withdrawn"}
          </span>
          <br />“{claim.quote ?? "no quote"}”
        </p>
      ))}
    </section>
  );
}
