import type { ReactNode } from "react";
import type { NodeAction } from "./actions";
import { type At, Popup } from "./popup";

interface Props {
  /** What it is about. */
  readonly label: string;
  readonly at: At;
  readonly actions: readonly NodeAction[];
  readonly onChoose: (action: NodeAction) => void;
  readonly onClose: () => void;
}

/** What can be done with what is drawn. */
export function ContextMenu({ label, at, actions, onChoose, onClose }: Props): ReactNode {
  return (
    <Popup label={label} at={at} onClose={onClose}>
      {actions.map((action) => (
        <button
          key={action.id}
          type="button"
          role="menuitem"
          className="plain"
          tabIndex={-1}
          onClick={() => onChoose(action)}
        >
          <span>{action.label}</span>
          {action.key && <kbd>{action.key}</kbd>}
        </button>
      ))}
    </Popup>
  );
}
