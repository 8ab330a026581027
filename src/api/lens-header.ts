import { coerceInputValue, GraphQLError, type GraphQLInputType, type GraphQLSchema } from "graphql";
import { defaultLens } from "../belief/lens.js";
import { BreachpathError, ErrorCode, RefusalReason } from "../shared/errors.js";
import { type LensInput, toLens } from "./belief/lens-input.js";
import type { LensAt } from "./context.js";

/** The header that sets the lens of a whole request, as JSON of the input type Lens. */
export const LENS_HEADER = "x-breachpath-lens";

/**
 * The lens that fields of a request get if they are given none.
 * @throws GraphQLError BAD_USER_INPUT if the header is no Lens
 */
export function lensOfHeader(schema: GraphQLSchema, header: string | undefined): LensAt {
  if (header === undefined || header.trim() === "") return defaultLens;
  try {
    const type = schema.getType("Lens") as GraphQLInputType;
    const input = coerceInputValue(JSON.parse(header) as unknown, type, (_path, _value, error) => {
      throw error;
    }) as LensInput;
    const lensAt: LensAt = (now) => toLens(input, defaultLens(now), `header ${LENS_HEADER}`);
    lensAt(Date.now());
    return lensAt;
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    const example = '{"publishedBefore":"2021-09-01","policy":{"preset":"CORROBORATED"}}';
    throw new GraphQLError(`Header ${LENS_HEADER}: expected JSON such as ${example}. ${problem}`, {
      extensions: {
        code: ErrorCode.BadUserInput,
        reason: RefusalReason.InvalidValue,
        ...(error instanceof BreachpathError ? error.details : {}),
        http: { status: 400 },
      },
    });
  }
}
