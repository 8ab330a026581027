import type { z } from "zod";
import type { FormatProblem } from "./format.js";

/** A value of a foreign shape, or what is wrong with it. */
export type Shaped<Of> = { readonly value: Of } | { readonly problems: readonly FormatProblem[] };

/** Checks the shape of a foreign object; `what` is what was expected: "a post of ransomwatch". */
export function shape<Of>(schema: z.ZodType<Of>, what: string, value: unknown): Shaped<Of> {
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data };
  return {
    problems: result.error.issues.map(({ path, message }) => {
      const field = path.map(String).join(".");
      const came = path.reduce<unknown>(
        (inner, step) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[step],
        value,
      );
      const expected = field === "" ? `expected ${what}` : message;
      return { field, problem: `${expected}, got ${shorten(came)}` };
    }),
  };
}

function shorten(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}...` : text;
}
