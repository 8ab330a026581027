import type { ReactNode } from "react";
import { Figures as FiguresDocument } from "../api/documents/finding";
import { makeRequest } from "../api/requests";
import { inWords } from "../graph/catalogue";
import { useAnswer } from "../hooks/use-answers";
import { usePage } from "../hooks/use-page";
import { INVESTIGATIONS } from "../investigations";
import { askPaths } from "../state/ask";
import { KindMark } from "./kind-mark";
import { SearchPanel } from "./search-panel";
import "../styles/start.css";

const FIGURES = makeRequest("Figures", FiguresDocument, {}, ({ stats }) => stats);
const number = new Intl.NumberFormat("en");

/** Where one begins: three investigations, a search, and what the graph holds. */
export function StartPage(): ReactNode {
  const { change } = usePage();
  return (
    <main id="main" className="start" tabIndex={-1}>
      <div className="start-inner">
        <h1>Who said what, when, and does it still stand?</h1>
        <p className="start-lead">
          Breaches and exposure as a graph: every line is a statement, with those who made it, their sources
          and their dates. <strong>To be named here is no proof of wrongdoing:</strong> much of it is alleged,
          disputed or refuted, and says so.
        </p>
        <div className="start-search">
          <SearchPanel />
        </div>
        <section aria-labelledby="investigations">
          <h2 id="investigations">Three investigations to begin with</h2>
          <ul className="cards">
            {INVESTIGATIONS.map(({ story, title, lead, view }) => (
              <li key={story} className="card">
                <h3>
                  <button type="button" className="link whole-card" onClick={() => change(() => view)}>
                    {title}
                  </button>
                </h3>
                <p>{lead}</p>
              </li>
            ))}
          </ul>
        </section>
        <Figures />
        <section aria-labelledby="ways">
          <h2 id="ways">Other ways in</h2>
          <ul className="ways">
            <li>
              <button type="button" className="link" onClick={() => change((now) => askPaths(now, {}))}>
                Find paths
              </button>{" "}
              between any two entities, or from one to any of a kind.
            </li>
            <li>
              <a href="/playground/">Ask in GraphQL</a>: ten questions with their queries, and the whole
              schema.
            </li>
            <li>
              Import records of your own: <code>npx breachpath import records.ndjson</code>, or by HTTP at{" "}
              <code>/import</code>. An import that runs shows its progress on this page.
            </li>
          </ul>
        </section>
      </div>
    </main>
  );
}

/** What the graph covers: how much, and of which kinds. */
function Figures(): ReactNode {
  const { catalogue } = usePage();
  const answer = useAnswer(FIGURES);
  const stats = answer?.data;
  if (!stats) {
    return (
      <p className="quiet" role="status">
        {answer?.problem ? `The figures cannot be read: ${answer.problem.message}` : "Counting…"}
      </p>
    );
  }
  const { entities, facts, claims, sources, byKind } = stats;
  const all = { entities, facts, claims, sources };
  const order = catalogue.kinds.map(({ kind }) => kind);
  const sorted = [...byKind].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">What it holds</h2>
      {entities === 0 && <p>Nothing is recorded yet: import records, or start the server with its seed.</p>}
      <dl className="figures">
        {Object.entries(all).map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{number.format(count)}</dd>
          </div>
        ))}
      </dl>
      <ul className="figures-kinds">
        {sorted.map(({ kind, count }) => (
          <li key={kind}>
            <KindMark kind={kind} /> {inWords(kind)} <strong>{number.format(count)}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}
