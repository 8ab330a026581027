import { type KeyboardEvent, type ReactNode, useState } from "react";
import { inWords } from "../graph/catalogue";
import type { Entity } from "../graph/model";
import { type EntitySearch, useEntitySearch } from "../hooks/use-entity-search";
import { SEARCH_BOX } from "../hooks/use-keys";
import { usePage } from "../hooks/use-page";
import { askAround, askPathsFrom, askPathsTo, askSubject } from "../state/ask";
import type { View } from "../state/view";
import { KindMark } from "./kind-mark";
import "../styles/search.css";

/** What can be asked of an entity that was found. */
const ACTIONS: readonly {
  readonly label: string;
  readonly ask: (view: View, entity: Entity) => View;
}[] = [
  { label: "Around it", ask: askAround },
  { label: "Paths from", ask: askPathsFrom },
  { label: "Paths to", ask: askPathsTo },
  { label: "Who said what", ask: askSubject },
];

/** Finds entities while somebody types, and asks for what is around them, paths, or what was said of them. */
export function SearchPanel(): ReactNode {
  const [text, setText] = useState("");
  const search = useEntitySearch(text);
  return (
    <search
      className="search"
      onKeyDown={(event) => {
        if (event.key === "ArrowDown" || event.key === "ArrowUp") moveFocus(event);
        if (event.key === "Escape" && text !== "") {
          event.stopPropagation();
          setText("");
          document.getElementById(SEARCH_BOX)?.focus();
        }
      }}
    >
      <label htmlFor={SEARCH_BOX}>
        Search <kbd aria-hidden="true">/</kbd>
      </label>
      <input
        id={SEARCH_BOX}
        type="search"
        data-result=""
        autoComplete="off"
        placeholder="A company, tool, dataset, person…"
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter")
            event.currentTarget.closest(".search")?.querySelector<HTMLElement>(".results button")?.click();
        }}
      />
      <Results search={search} />
    </search>
  );
}

/** Arrows go from the box to the results, and from result to result. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-result]")];
  const row = (event.target as HTMLElement).closest("li")?.querySelector<HTMLElement>("[data-result]");
  const at = stops.indexOf(row ?? (event.target as HTMLElement));
  const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function Results({ search }: { readonly search: EntitySearch }): ReactNode {
  const { answer, isLoading, problem, retry } = search;
  if (problem) {
    return (
      <div role="alert" className="search-state">
        <p>{problem.message}</p>
        <button type="button" onClick={retry}>
          Try again
        </button>
      </div>
    );
  }
  const found = answer?.found ?? [];
  const suggestions = answer?.suggestions ?? [];
  return (
    <>
      <p role="status" className="quiet search-state">
        {stateInWords(search)}
      </p>
      <ul className="results" aria-busy={isLoading}>
        {found.map(({ node, matched }) => (
          <Result key={node.id} entity={node} matched={matched === node.name ? null : matched} />
        ))}
        {suggestions.map((entity) => (
          <Result key={entity.id} entity={entity} matched={null} />
        ))}
      </ul>
    </>
  );
}

function stateInWords({ answer, isLoading }: EntitySearch): string {
  if (!answer) return isLoading ? "Searching…" : "";
  const { found, suggestions, hasMore, text } = answer;
  if (suggestions.length > 0) return `Nothing is named "${text}". Did you mean one of these?`;
  if (found.length === 0) {
    return `Nothing is named "${text}". Every word must occur in a name or an alias: try fewer words, or another spelling.`;
  }
  if (hasMore) return `The first ${found.length} found. Write more to find fewer.`;
  return found.length === 1 ? "1 found" : `${found.length} found`;
}

function Result({
  entity,
  matched,
}: {
  readonly entity: Entity;
  readonly matched: string | null;
}): ReactNode {
  const { change } = usePage();
  const { name, kind } = entity;
  return (
    <li className="result">
      <button
        type="button"
        className="plain result-name"
        data-result=""
        onClick={() => change((view) => askAround(view, entity))}
      >
        <KindMark kind={kind} />
        <span>
          {name} <span className="quiet">{inWords(kind)}</span>
          {matched !== null && <span className="quiet result-matched">also called “{matched}”</span>}
        </span>
      </button>
      <div className="result-actions">
        {ACTIONS.map(({ label, ask }) => (
          <button
            key={label}
            type="button"
            className="link"
            aria-label={`${label}: ${name}`}
            onClick={() => change((view) => ask(view, entity))}
          >
            {label}
          </button>
        ))}
      </div>
    </li>
  );
}
