import { coerceInputValue, GraphQLError, type GraphQLInputType, type GraphQLSchema } from "graphql";
import { defaultLens, type Lens } from "../belief/lens.js";
import { BreachpathError, ErrorCode, RefusalReason } from "../shared/errors.js";
import { type LensInput, toLens } from "./belief/lens-input.js";

/** The header that sets the lens of a whole request, as JSON of the input type Lens. */
export const LENS_HEADER = "x-breachpath-lens";

/**
 * The lens that fields of a request get if they are given none.
 * @throws GraphQLError BAD_USER_INPUT if the header is no Lens
 */
export function lensOfHeader(schema: GraphQLSchema, header: string | undefined, now: number): Lens {
  const base = defaultLens(now);
  if (header === undefined || header.trim() === "") return base;
  try {
    const type = schema.getType("Lens") as GraphQLInputType;
    const input = coerceInputValue(JSON.parse(header) as unknown, type, (_path, _value, error) => {
      throw error;
    });
    return toLens(input as LensInput, base, `header ${LENS_HEADER}`);
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
