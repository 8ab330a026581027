import type { ReactNode } from "react";
import { usePage } from "../hooks/use-page";
import { LARGEST_BUDGET } from "../state/view";

const number = new Intl.NumberFormat("en");

/** "80 of 412 facts · 6 undated": what is drawn, of what there is, and where the rest is. */
export function StatusLine(): ReactNode {
  const { scene, view, change } = usePage();
  if (!scene) return null;
  const { shown, total, undated, byLens, byFilter, beyond } = scene.counts;
  const reasons = [
    byLens > 0 && `${number.format(byLens)} not let in by date or evidence`,
    byFilter > 0 && `${number.format(byFilter)} put away or filtered`,
    beyond > 0 && `${number.format(beyond)} not drawn yet`,
  ].filter(Boolean);
  const { question } = view;
  const canGrow = question?.type === "around" && scene.truncated && question.budget < LARGEST_BUDGET;
  return (
    <footer className="status-line">
      <p role="status">
        <strong>
          {number.format(shown)} of {number.format(total)} facts
          {undated > 0 && ` · ${number.format(undated)} undated`}
        </strong>
        {reasons.length > 0 && <span className="quiet"> ({reasons.join(", ")})</span>}
      </p>
      {canGrow && (
        <button
          type="button"
          onClick={() => {
            const budget = Math.min(LARGEST_BUDGET, question.budget * 5);
            change((now) => ({ ...now, question: { ...question, budget } }));
          }}
        >
          Read more, up to {number.format(Math.min(LARGEST_BUDGET, question.budget * 5))} nodes
        </button>
      )}
      {view.hidden.length > 0 && (
        <button type="button" onClick={() => change((now) => ({ ...now, hidden: [] }))}>
          Bring back {view.hidden.length} put away
        </button>
      )}
      <button
        type="button"
        aria-pressed={view.shape === "table"}
        onClick={() => change((now) => ({ ...now, shape: now.shape === "table" ? "canvas" : "table" }))}
        title="The same facts as a table (t)"
      >
        {view.shape === "table" ? "Show the graph" : "Show as a table"}
      </button>
    </footer>
  );
}
