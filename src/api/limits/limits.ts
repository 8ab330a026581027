import type { ApolloServerPlugin } from "@apollo/server";
import { GraphQLError } from "graphql";
import { ErrorCode } from "../../shared/errors.js";
import type { RequestContext } from "../context.js";
import { measureOperation, type OperationSize, TooManyFields } from "./measure-operation.js";

/** The most of each that one operation may have. */
export const OPERATION_LIMITS: OperationSize = {
  depth: 12,
  fields: 300,
  aliases: 30,
  directives: 20,
  rootFields: 20,
  rows: 20_000,
};

/** The most tokens of a document: what is longer is not parsed to its end. */
export const MOST_TOKENS = 2_000;
const MOST_OPERATIONS = 5;

const ADVICE: Readonly<Record<keyof OperationSize, string>> = {
  depth: "levels of nesting; ask in several requests",
  fields: "fields, fragments put in place; ask for fewer at once",
  aliases: "aliases; ask in several requests",
  directives: "directives; use fewer",
  rootFields: "fields at the top; ask in several requests",
  rows: "rows that its pages could hold together; ask for smaller pages",
};

function exceeded(
  limit: keyof OperationSize | "operations",
  found: number | string,
  allowed: number,
  words: string,
): GraphQLError {
  return new GraphQLError(`The operation is too large: it has ${found} of at most ${allowed} ${words}.`, {
    extensions: { code: ErrorCode.LimitExceeded, limit, found, allowed, http: { status: 400 } },
  });
}

/**
 * Refuses operations that are too deep, too large or too costly before anything of them is run. It looks at each
 * request and not at the parsed document, because page sizes may come as variables and documents are remembered.
 */
export const limitsPlugin: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ document, operation, request }) => {
        const operations = document.definitions.filter(({ kind }) => kind === "OperationDefinition").length;
        if (operations > MOST_OPERATIONS)
          throw exceeded("operations", operations, MOST_OPERATIONS, "operations in the document");
        if (!operation) return Promise.resolve();
        let size: OperationSize;
        try {
          size = measureOperation(document, operation, request.variables ?? {}, OPERATION_LIMITS.fields);
        } catch (error) {
          if (!(error instanceof TooManyFields)) throw error;
          throw exceeded(
            "fields",
            `more than ${OPERATION_LIMITS.fields}`,
            OPERATION_LIMITS.fields,
            ADVICE.fields,
          );
        }
        for (const limit of Object.keys(OPERATION_LIMITS) as (keyof OperationSize)[]) {
          if (size[limit] > OPERATION_LIMITS[limit])
            throw exceeded(limit, size[limit], OPERATION_LIMITS[limit], ADVICE[limit]);
        }
        return Promise.resolve();
      },
    }),
};
