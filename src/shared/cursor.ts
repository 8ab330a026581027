import { InputRefused, RefusalReason } from "./errors.js";

/** What a keyset cursor carries: the sort values of a row, its id last. */
export type CursorValues = readonly (string | number | boolean | null)[];

const VERSION = "k1";

/**
 * An opaque keyset cursor. `order` names the sort it belongs to, so that a cursor of another sort is refused
 * instead of giving a wrong page. It stays good when rows are added or removed around it.
 */
export function encodeCursor(order: string, values: CursorValues): string {
  return Buffer.from(JSON.stringify([VERSION, order, ...values]), "utf8").toString("base64url");
}

/** The values of a cursor made by `encodeCursor` for the same order; refuses anything else. */
export function decodeCursor(order: string, cursor: string, argument: string, length: number): CursorValues {
  const parts = parse(cursor);
  if (!parts || parts[0] !== VERSION) {
    throw refusal(
      argument,
      cursor,
      "is not a cursor of this API; pass a `cursor` or `endCursor` value as it was returned",
    );
  }
  if (parts[1] !== order) {
    throw refusal(
      argument,
      cursor,
      `belongs to another list or sort order; start this one without \`${argument}\``,
    );
  }
  const values = parts.slice(2);
  if (values.length !== length || !values.every(isCursorValue)) {
    throw refusal(argument, cursor, "is damaged; start again without it");
  }
  return values;
}

function parse(cursor: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return Array.isArray(value) ? (value as unknown[]) : undefined;
  } catch {
    return undefined;
  }
}

function isCursorValue(value: unknown): value is string | number | boolean | null {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}

function refusal(argument: string, cursor: string, problem: string): InputRefused {
  const shown = cursor.length > 60 ? `${cursor.slice(0, 60)}...` : cursor;
  return new InputRefused(RefusalReason.InvalidCursor, `${argument}: "${shown}" ${problem}.`, { argument });
}
