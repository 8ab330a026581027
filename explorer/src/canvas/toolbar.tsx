import type { ReactNode, RefObject } from "react";
import type { Stage } from "./stage";

interface Props {
  readonly stage: RefObject<Stage | null>;
  /** What the pointer or the keyboard is at, in words. */
  readonly said: string;
  /** Opens the menu of what is looked at; null where nothing is. */
  readonly onMenu: ((button: HTMLElement) => void) | null;
}

/** What can be done with the picture as a whole, and what is under the pointer. */
export function Toolbar({ stage, said, onMenu }: Props): ReactNode {
  return (
    <div className="canvas-toolbar" role="toolbar" aria-label="The picture">
      <p className="canvas-said" title={said}>
        {said}
      </p>
      <button
        type="button"
        disabled={!onMenu}
        title="What can be done with what is looked at (Shift+F10)"
        aria-haspopup="menu"
        onClick={({ currentTarget }) => onMenu?.(currentTarget)}
      >
        ⋯ <span className="canvas-toolbar-word">Actions</span>
      </button>
      <button
        type="button"
        title="Smaller (-)"
        aria-label="Zoom out"
        onClick={() => stage.current?.zoomBy(1 / 1.3)}
      >
        −
      </button>
      <button
        type="button"
        title="Larger (+)"
        aria-label="Zoom in"
        onClick={() => stage.current?.zoomBy(1.3)}
      >
        +
      </button>
      <button type="button" title="All of it (0)" onClick={() => stage.current?.fit()}>
        Fit
      </button>
      <button
        type="button"
        title="Place everything anew, but what is pinned"
        onClick={() => stage.current?.layOut()}
      >
        Lay out
      </button>
    </div>
  );
}
