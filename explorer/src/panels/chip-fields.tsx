import { type ReactNode, useState } from "react";
import type { EntityKind } from "../api/schema";
import { inWords } from "../graph/catalogue";
import { refInWords } from "../graph/path-words";
import { focusLater } from "../hooks/use-keys";
import { usePage } from "../hooks/use-page";
import type { Ref } from "../state/view";
import { EntityPicker } from "./entity-picker";
import { KindMark } from "./kind-mark";

interface RefFieldProps {
  /** Unlike that of other fields on the page. */
  readonly name: string;
  readonly label: string;
  readonly refs: readonly Ref[];
  readonly placeholder: string;
  readonly withKinds: boolean;
  readonly onChange: (refs: readonly Ref[]) => void;
}

/** Entities, or all of a kind, as chips; "+" opens a field that adds one, which is open where there is none yet. */
export function RefField(props: RefFieldProps): ReactNode {
  const { name, label, refs, placeholder, withKinds, onChange } = props;
  const { node } = usePage();
  const [isAdding, setIsAdding] = useState(false);
  const hasPicker = isAdding || refs.length === 0;
  const add = (ref: Ref): void => {
    if (!refs.some((one) => isSame(one, ref))) onChange([...refs, ref]);
    setIsAdding(false);
    focusLater(`add-${name}`);
  };
  return (
    <Field label={label}>
      {refs.length > 0 && (
        <ul className="chips">
          {refs.map((ref) => (
            <Chip
              key={`${ref.id ?? ""} ${ref.kind ?? ""} ${ref.name ?? ""}`}
              words={refInWords(ref, (id) => node(id)?.name)}
              kind={ref.kind}
              onRemove={() => {
                onChange(refs.filter((one) => one !== ref));
                focusLater(refs.length > 1 ? `add-${name}` : `pick-${name}`);
              }}
            />
          ))}
          <li>
            <button
              id={`add-${name}`}
              type="button"
              className="add"
              aria-label={`${label}: add another`}
              title="Add another"
              aria-expanded={hasPicker}
              onClick={() => {
                setIsAdding(!isAdding);
                focusLater(`pick-${name}`);
              }}
            >
              <span aria-hidden="true">{isAdding ? "–" : "+"}</span>
            </button>
          </li>
        </ul>
      )}
      {hasPicker && (
        <EntityPicker
          id={`pick-${name}`}
          label={label}
          placeholder={refs.length > 0 ? "or another…" : placeholder}
          withKinds={withKinds}
          onPick={add}
        />
      )}
    </Field>
  );
}

function Field({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className="field" role="group" aria-label={label}>
      <span className="field-label" aria-hidden="true">
        {label}
      </span>
      <div className="field-parts">{children}</div>
    </div>
  );
}

function isSame(a: Ref, b: Ref): boolean {
  return a.id === undefined ? a.name === b.name && a.kind === b.kind : a.id === b.id;
}

interface ChoiceFieldProps<T extends string> {
  readonly name: string;
  readonly label: string;
  readonly chosen: readonly T[];
  readonly choices: readonly T[];
  readonly onChange: (chosen: readonly T[]) => void;
  /** What is said where nothing is chosen. */
  readonly whatever: string;
  /** Whether the choices are kinds, which have marks. */
  readonly withMarks?: boolean;
}

/** Words of the schema as chips, in the order chosen, and a list that adds one. */
export function ChoiceField<T extends string>(props: ChoiceFieldProps<T>): ReactNode {
  const { name, label, chosen, choices, onChange, withMarks = false } = props;
  return (
    <Field label={label}>
      <ul className="chips">
        {chosen.map((word, index) => (
          <Chip
            key={`${index} ${word}`}
            words={inWords(word)}
            kind={withMarks ? (word as unknown as EntityKind) : undefined}
            onRemove={() => {
              onChange(chosen.filter((_, at) => at !== index));
              focusLater(`pick-${name}`);
            }}
          />
        ))}
        <li className="choice">
          <select
            id={`pick-${name}`}
            aria-label={`${label}: add`}
            value=""
            onChange={({ target }) => {
              const word = choices.find((one) => one === target.value);
              if (word !== undefined) onChange([...chosen, word]);
            }}
          >
            <option value="">{chosen.length > 0 ? "and…" : props.whatever}</option>
            {choices
              .filter((word) => withMarks || !chosen.includes(word))
              .map((word) => (
                <option key={word} value={word}>
                  {inWords(word)}
                </option>
              ))}
          </select>
        </li>
      </ul>
    </Field>
  );
}

interface ChipProps {
  readonly words: string;
  readonly kind: EntityKind | undefined;
  readonly onRemove: () => void;
}

function Chip({ words, kind, onRemove }: ChipProps): ReactNode {
  return (
    <li className="chip">
      {kind && <KindMark kind={kind} />}
      <span className="chip-words">{words}</span>
      <button type="button" onClick={onRemove} aria-label={`Remove ${words}`}>
        <span aria-hidden="true">×</span>
      </button>
    </li>
  );
}
