import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef } from "react";

export interface At {
  readonly x: number;
  readonly y: number;
}

interface Props {
  readonly label: string;
  /** Where it opens, in pixels of the window; it is moved until all of it is within. */
  readonly at: At;
  /** What is said before its items. */
  readonly notes?: ReactNode;
  /** Its items: buttons with the role "menuitem"; none while they are not known. */
  readonly children: readonly ReactNode[];
  readonly onClose: () => void;
}

/** A menu at a place: arrow keys go through its items, Escape and Tab close it, and so does a click elsewhere. */
export function Popup({ label, at, notes, children, onClose }: Props): ReactNode {
  const root = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useLayoutEffect(() => {
    const menu = root.current;
    if (!menu) return;
    menu.style.left = `${Math.max(4, Math.min(at.x, innerWidth - menu.offsetWidth - 8))}px`;
    menu.style.top = `${Math.max(4, Math.min(at.y, innerHeight - menu.offsetHeight - 8))}px`;
  });
  const hasItems = children.length > 0;
  useEffect(() => {
    const menu = root.current;
    // Items may come later: the keys work meanwhile, and go to the first one as soon as it is there.
    if (menu && (menu === document.activeElement || !menu.contains(document.activeElement))) {
      (itemsOf(menu)[0] ?? menu).focus();
    }
  }, [hasItems]);
  useEffect(() => {
    const menu = root.current;
    const closeElsewhere = (event: Event): void => {
      if (!menu?.contains(event.target as Node)) close.current();
    };
    document.addEventListener("pointerdown", closeElsewhere, true);
    return () => document.removeEventListener("pointerdown", closeElsewhere, true);
  }, []);
  return (
    <div
      ref={root}
      className="canvas-popup"
      tabIndex={-1}
      onKeyDown={(event) => onMenuKey(event, onClose)}
      onContextMenu={(event) => event.preventDefault()}
    >
      <p className="canvas-popup-title" aria-hidden="true">
        {label}
      </p>
      {notes}
      {hasItems && (
        <div
          role="menu"
          aria-label={label}
          // One item is marked, wherever it came from: the pointer takes the focus along.
          onPointerMove={({ target }) => {
            if (target instanceof Element) target.closest<HTMLElement>('[role="menuitem"]')?.focus();
          }}
        >
          {children}
        </div>
      )}
    </div>
  );
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]:not(:disabled)')];
}

function onMenuKey(event: KeyboardEvent<HTMLElement>, onClose: () => void): void {
  const items = itemsOf(event.currentTarget);
  const index = items.findIndex((item) => item === document.activeElement);
  const goTo = (next: number): void => items[(next + items.length) % items.length]?.focus();
  switch (event.key) {
    case "ArrowDown":
      goTo(index + 1);
      break;
    case "ArrowUp":
      goTo(index === -1 ? items.length - 1 : index - 1);
      break;
    case "Home":
      goTo(0);
      break;
    case "End":
      goTo(items.length - 1);
      break;
    case "Escape":
    case "Tab":
      onClose();
      break;
    default:
      // The page's own keys are not for who is in a menu.
      event.stopPropagation();
      return;
  }
  event.preventDefault();
  event.stopPropagation();
}
