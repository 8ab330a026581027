import type { ReactNode } from "react";
import { usePage } from "../hooks/use-page";
import { pathsOf } from "../state/ask";

/** What stands where the graph will be, while a question for paths lacks an end. */
export function EmptyStage(): ReactNode {
  const { view } = usePage();
  const { from } = pathsOf(view);
  return (
    <div className="answer-state">
      <h2>{from.length === 0 ? "Where do the paths begin?" : "Where do the paths end?"}</h2>
      <p className="quiet">
        Choose an entity on the left, or any of a kind, such as “any company”. The paths are looked for as
        soon as both ends are there.
      </p>
      {view.tab !== "paths" && (
        <p className="quiet">Or search for something, and look at what is around it.</p>
      )}
    </div>
  );
}
