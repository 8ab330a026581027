import type { RecordDraft } from "./format.js";

type Draft<Of extends RecordDraft["record"]> = Extract<RecordDraft, { readonly record: Of }>;
type Triple = Draft<"statement">["statement"];

/** A fact of which one claim tells: the statement, and the claim about it. */
export interface SaidFact {
  readonly statement: Triple;
  /** Validity, qualifiers and marking, where they are known. */
  readonly statementIs?: Partial<Omit<Draft<"statement">, "record" | "statement">>;
  readonly claim: Omit<Draft<"claim">, "record" | "about" | "stance"> &
    Partial<Pick<Draft<"claim">, "stance">>;
}

/** A claim about a fact, and the statement that it is about. */
export function say({ statement, statementIs = {}, claim }: SaidFact): RecordDraft[] {
  return [
    { record: "statement", statement, ...statementIs },
    { record: "claim", about: statement, stance: "ASSERTS", ...claim },
  ];
}

/** An entity, by its reference and name. */
export function entity(ref: string, name: string, own: Readonly<Record<string, unknown>> = {}): RecordDraft {
  return { record: "entity", entity: ref, name, ...given(own) };
}

/** A source, by its key. */
export function source(key: string, own: Omit<Draft<"source">, "record" | "source">): RecordDraft {
  return { record: "source", source: key, ...given(own) } as RecordDraft;
}

/** The fields that hold something. */
export function given<Fields extends object>(fields: Fields): Partial<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) =>
        value !== undefined &&
        value !== null &&
        value !== "" &&
        !(Array.isArray(value) && value.length === 0),
    ),
  ) as Partial<Fields>;
}
