import { type ConstObjectFieldNode, Kind, type ObjectFieldNode, parse, print, visit } from "graphql";

/** The longest time that a trace may be given, in milliseconds. */
export const LONGEST_TRACE_MS = 20_000;

const PATIENCE: ConstObjectFieldNode = {
  kind: Kind.OBJECT_FIELD,
  name: { kind: Kind.NAME, value: "timeoutMs" },
  value: { kind: Kind.INT, value: String(LONGEST_TRACE_MS) },
};
const LIMITS = {
  name: { kind: Kind.NAME, value: "limits" },
  value: { kind: Kind.OBJECT, fields: [PATIENCE] },
} as const;

const isTrace = ({ name }: { readonly name: { readonly value: string } }): boolean => name.value === "trace";
const hasLimits = (given: readonly { readonly name: { readonly value: string } }[]): boolean =>
  given.some(({ name }) => name.value === "limits");

/**
 * The same question, with the longest time for each trace in it that names no limits of its own: answers are compared,
 * and on a busy machine time must not end one of them.
 */
export function patient(question: string): string {
  const document = visit(parse(question), {
    Field: (field) => {
      const given = field.arguments ?? [];
      if (!isTrace(field) || hasLimits(given)) return undefined;
      return { ...field, arguments: [...given, { kind: Kind.ARGUMENT, ...LIMITS }] };
    },
    ObjectField: (field: ObjectFieldNode) => {
      const { value } = field;
      if (!isTrace(field) || value.kind !== Kind.OBJECT || hasLimits(value.fields)) return undefined;
      const limits = { kind: Kind.OBJECT_FIELD, ...LIMITS };
      return { ...field, value: { ...value, fields: [...value.fields, limits] } };
    },
  });
  return print(document);
}
