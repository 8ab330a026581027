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
  return lensOfText(schema, header, `header ${LENS_HEADER}`);
}

/**
 * The lens that a socket's `connectionParams` set for all its operations: by `lens`, as an object or as the header's JSON.
 * @throws GraphQLError BAD_USER_INPUT if it is no Lens
 */
export function lensOfConnection(schema: GraphQLSchema, { lens }: { readonly lens?: unknown }): LensAt {
  const text = typeof lens === "string" || lens === undefined ? lens : JSON.stringify(lens);
  return lensOfText(schema, text, "connectionParams.lens");
}

/**
 * The lens that a text sets, JSON of the input type Lens; `place` says where it stands.
 * @throws GraphQLError BAD_USER_INPUT if it is no Lens
 */
export function lensOfText(schema: GraphQLSchema, text: string | undefined, place: string): LensAt {
  if (text === undefined || text.trim() === "") return defaultLens;
  try {
    const type = schema.getType("Lens") as GraphQLInputType;
    const input = coerceInputValue(JSON.parse(text) as unknown, type, (_path, _value, error) => {
      throw error;
    }) as LensInput;
    const lensAt: LensAt = (now) => toLens(input, defaultLens(now), place);
    // What is wrong with it is said now, and not at each event.
    lensAt(Date.now());
    return lensAt;
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    const example = '{"publishedBefore":"2021-09-01","policy":{"preset":"CORROBORATED"}}';
    throw new GraphQLError(
      `${place.charAt(0).toUpperCase()}${place.slice(1)}: expected JSON such as ${example}. ${problem}`,
      {
        extensions: {
          code: ErrorCode.BadUserInput,
          reason: RefusalReason.InvalidValue,
          ...(error instanceof BreachpathError ? error.details : {}),
          http: { status: 400 },
        },
      },
    );
  }
}
