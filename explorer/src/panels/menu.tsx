import { type ReactNode, useEffect, useId, useRef, useState } from "react";

interface Props {
  /** What the button says. */
  readonly label: ReactNode;
  readonly title?: string;
  readonly disabled?: boolean;
  /** What opens: called with a function that closes it. */
  readonly children: (close: () => void) => ReactNode;
}

/** A button that opens something below it. Escape, or a click elsewhere, closes it and gives the focus back. */
export function Menu({ label, title, disabled = false, children }: Props): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const close = (): void => {
    setIsOpen(false);
    document.getElementById(`${id}-button`)?.focus();
  };
  useEffect(() => {
    if (!isOpen) return;
    const closeElsewhere = (event: Event): void => {
      if (!root.current?.contains(event.target as Node)) setIsOpen(false);
    };
    document.addEventListener("pointerdown", closeElsewhere);
    return () => document.removeEventListener("pointerdown", closeElsewhere);
  }, [isOpen]);
  return (
    <div
      className="menu"
      ref={root}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !isOpen) return;
        event.stopPropagation();
        close();
      }}
    >
      <button
        type="button"
        id={`${id}-button`}
        title={title}
        disabled={disabled}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        {label}
      </button>
      {isOpen && (
        <div className="popover" id={id}>
          {children(close)}
        </div>
      )}
    </div>
  );
}
