import type { ReactNode } from "react";
import type { Conflict } from "../api/detail-requests";
import { speakerOf } from "../graph/citation";
import { inWordsOfDate } from "../graph/dates";
import { usePage } from "../hooks/use-page";

interface Props {
  readonly conflicts: readonly Conflict[];
  /** The statement that is looked at: no way leads from it to itself. */
  readonly except?: string;
}

/** What contradicts each other, side by side; nothing is decided. */
export function Conflicts({ conflicts, except }: Props): ReactNode {
  const { change } = usePage();
  if (conflicts.length === 0) return null;
  return (
    <section>
      <h3>Contradictions ({conflicts.length})</h3>
      <ul className="conflicts">
        {conflicts.map(({ id, explanation, sides }) => (
          <li key={id} className="conflict">
            <p>{explanation}</p>
            <div className="conflict-sides">
              {sides.map(({ statement, claims }, index) => (
                <div key={index} className="conflict-side">
                  {claims.map((claim) => (
                    <p key={claim.id}>
                      <strong>{speakerOf(claim)}</strong>{" "}
                      <span className="quiet">{inWordsOfDate(claim.publishedAt)}</span>
                      <br />“{claim.quote ?? "no quote"}”
                    </p>
                  ))}
                  {statement.id !== except && (
                    <button
                      type="button"
                      className="link"
                      onClick={() =>
                        change((now) => ({ ...now, selected: { type: "fact", id: statement.id } }))
                      }
                    >
                      See this side
                    </button>
                  )}
                </div>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
