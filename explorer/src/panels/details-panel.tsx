import { type ReactNode, useEffect, useRef } from "react";
import { usePage } from "../hooks/use-page";
import { EntityDetails } from "./entity-details";
import { FactDetails } from "./fact-details";
import { SubjectDetails } from "./subject-details";
import "./evidence.css";

/** What stands behind what is selected; with nothing selected, what is said of the subject that was asked for. */
export function DetailsPanel(): ReactNode {
  const { view } = usePage();
  const { selected, question } = view;
  if (!selected) return question?.type === "subject" ? <SubjectDetails /> : null;
  return (
    <Closable key={`${selected.type}:${selected.id}`}>
      {selected.type === "fact" ? <FactDetails id={selected.id} /> : <EntityDetails id={selected.id} />}
    </Closable>
  );
}

function Closable({ children }: { readonly children: ReactNode }): ReactNode {
  const { change } = usePage();
  const root = useRef<HTMLElement>(null);
  const close = (): void => change((now) => ({ ...now, selected: null }));
  // What is newly selected is in sight, also where it was selected further down.
  useEffect(() => {
    root.current?.parentElement?.scrollTo({ top: 0 });
  }, []);
  return (
    <section
      className="details"
      ref={root}
      aria-label="What is selected"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        close();
      }}
    >
      <button type="button" className="plain details-close" onClick={close} title="Close (Escape)">
        <span aria-hidden="true">✕</span>
        <span className="visually-hidden">Close what is selected</span>
      </button>
      {children}
    </section>
  );
}
