import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { inWords } from "../graph/catalogue";
import { usePage } from "../hooks/use-page";
import { type EntitySearch, useEntitySearch } from "../hooks/use-entity-search";
import type { Ref } from "../state/view";
import { KindMark } from "./kind-mark";

interface Props {
  readonly id?: string;
  readonly label: string;
  readonly placeholder: string;
  /** Whether "any company" may be picked, too. */
  readonly withKinds: boolean;
  readonly onPick: (ref: Ref) => void;
}

interface Option {
  readonly ref: Ref;
  readonly label: string;
  readonly more: string;
}

/** A field that finds an entity, or all of a kind, while somebody types: arrows choose, Enter picks, Escape closes. */
export function EntityPicker({ id, label, placeholder, withKinds, onPick }: Props): ReactNode {
  const [text, setText] = useState("");
  const [isOpen, setIsOpen] = useState(false);
  const [at, setAt] = useState(0);
  const search = useEntitySearch(text);
  const options = useOptions(text, search, withKinds);
  const list = useId();
  const active = isOpen ? options[at] : undefined;
  const pick = (option: Option | undefined): void => {
    if (!option) return;
    setText("");
    setAt(0);
    setIsOpen(false);
    onPick(option.ref);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && isOpen) setIsOpen(false);
    else if (event.key === "Enter") pick(active);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const by = event.key === "ArrowDown" ? 1 : -1;
      if (isOpen && options.length > 0) setAt((at + by + options.length) % options.length);
      setIsOpen(true);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="picker">
      <input
        id={id}
        role="combobox"
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={active ? `${list}-${at}` : undefined}
        autoComplete="off"
        placeholder={placeholder}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setAt(0);
          setIsOpen(true);
        }}
        onClick={() => setIsOpen(true)}
        onBlur={() => setIsOpen(false)}
        onKeyDown={press}
      />
      {isOpen && <PickerList list={list} label={label} options={options} at={at} pick={pick} />}
      {isOpen && <PickerState search={search} count={options.length} />}
    </div>
  );
}

interface ListProps {
  readonly list: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly at: number;
  readonly pick: (option: Option) => void;
}

function PickerList({ list, label, options, at, pick }: ListProps): ReactNode {
  return (
    <ul id={list} role="listbox" aria-label={label} className="picker-list" hidden={options.length === 0}>
      {options.map((option, index) => (
        <li
          key={`${option.ref.id ?? ""} ${option.ref.kind ?? ""}`}
          id={`${list}-${index}`}
          ref={(element) => {
            if (index === at) element?.scrollIntoView({ block: "nearest" });
          }}
          role="option"
          aria-selected={index === at}
          // The field keeps the focus, so that its list stays open until the click is done.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => pick(option)}
        >
          {option.ref.kind && <KindMark kind={option.ref.kind} />}
          <span className="picker-name">{option.label}</span>
          <span className="quiet">{option.more}</span>
        </li>
      ))}
    </ul>
  );
}

function PickerState({
  search,
  count,
}: {
  readonly search: EntitySearch;
  readonly count: number;
}): ReactNode {
  const { answer, isLoading, problem } = search;
  let words = "";
  if (problem) words = problem.message;
  else if (isLoading) words = "Searching…";
  else if (answer && count === 0) words = `Nothing is named "${answer.text}".`;
  else if (answer?.found.length === 0 && answer.suggestions.length > 0) words = "Did you mean one of these?";
  return (
    <p role="status" className="quiet picker-state">
      {words}
    </p>
  );
}

/** Kinds by their words first, then entities, or those that may have been meant. */
function useOptions(text: string, { answer }: EntitySearch, withKinds: boolean): readonly Option[] {
  const { catalogue } = usePage();
  const wanted = text
    .trim()
    .toLowerCase()
    .replace(/^any( |$)/, "");
  const kinds = catalogue.kinds
    .filter(({ traversal, kind }) => withKinds && traversal !== "never" && inWords(kind).startsWith(wanted))
    .map(({ kind }) => ({ ref: { kind }, label: `any ${inWords(kind)}`, more: "" }));
  if (!answer) return kinds;
  const entities = [...answer.found.map(({ node }) => node), ...answer.suggestions];
  return [
    ...kinds,
    ...entities.map(({ id, kind, name }) => ({ ref: { id, kind, name }, label: name, more: inWords(kind) })),
  ];
}
