import { type ReactNode, useCallback, useRef } from "react";
import { CANVAS_KEYS } from "../canvas/keys";
import { useKeys } from "../hooks/use-keys";
import { type KeyWords, PAGE_KEYS } from "../state/keys";
import "../styles/keys.css";

const FIELD_KEYS: readonly KeyWords[] = [
  { keys: "↓ ↑", what: "from the box to what was found, and on" },
  { keys: "Enter", what: "take it" },
  { keys: "← →", what: "between the panels' tabs" },
];

/** The keys, in a dialog; opened from the header and by "?". */
export function KeyboardHelp(): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const open = useCallback(() => dialog.current?.showModal(), []);
  useKeys(open);
  return (
    <>
      <button type="button" onClick={open} title="Keys (?)">
        Keys
      </button>
      <dialog ref={dialog} className="keys" aria-labelledby="keys-title">
        <h2 id="keys-title">Keys</h2>
        <Keys title="Anywhere, but in a field" keys={PAGE_KEYS} />
        {CANVAS_KEYS.length > 0 && <Keys title="On the graph" keys={CANVAS_KEYS} />}
        <Keys title="Searching" keys={FIELD_KEYS} />
        <form method="dialog">
          <button>Close</button>
        </form>
      </dialog>
    </>
  );
}

function Keys({ title, keys }: { readonly title: string; readonly keys: readonly KeyWords[] }): ReactNode {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {keys.map((one) => (
          <div key={one.keys}>
            <dt>
              {one.keys.split(" ").map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{one.what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
