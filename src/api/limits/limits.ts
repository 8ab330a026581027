import type { ApolloServerPlugin } from "@apollo/server";
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from "graphql";
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
/** The deepest that values of variables may be nested: no input type of the schema needs half of it. */
const DEEPEST_VARIABLES = 40;

const ADVICE: Readonly<Record<keyof OperationSize, string>> = {
  depth: "levels of nesting; ask in several requests",
  fields: "fields, fragments put in place; ask for fewer at once",
  aliases: "aliases; ask in several requests",
  directives: "directives; use fewer",
  rootFields: "fields at the top; ask in several requests",
  rows: "rows that its pages could hold together; ask for smaller pages",
};

function exceeded(
  limit: keyof OperationSize | "operations" | "variables",
  found: number | string,
  allowed: number,
  words: string,
): GraphQLError {
  return new GraphQLError(`The operation is too large: it has ${found} of at most ${allowed} ${words}.`, {
    extensions: { code: ErrorCode.LimitExceeded, limit, found, allowed, http: { status: 400 } },
  });
}

/** A schema without mutations or subscriptions says so; graphql-js would fail while it executes. */
function refuseMissingType(schema: GraphQLSchema, { operation }: OperationDefinitionNode): void {
  if (schema.getRootType(operation)) return;
  throw new GraphQLError(`This API has no ${operation}s; ask with a query.`, {
    extensions: { code: "OPERATION_RESOLUTION_FAILURE", http: { status: 400 } },
  });
}

/** Levels of nesting of a JSON value, counted up to `enough`; without recursion, which the value could exhaust. */
function depthOf(value: unknown, enough: number): number {
  let level: unknown[] = [value];
  for (let depth = 0; ; depth += 1) {
    level = level.flatMap((each) =>
      typeof each === "object" && each !== null ? (Object.values(each) as unknown[]) : [],
    );
    if (level.length === 0 || depth === enough) return depth;
  }
}

function refuseDeepVariables(variables: Readonly<Record<string, unknown>>): void {
  if (depthOf(variables, DEEPEST_VARIABLES + 1) <= DEEPEST_VARIABLES) return;
  const found = `more than ${DEEPEST_VARIABLES}`;
  throw exceeded("variables", found, DEEPEST_VARIABLES, "levels of nesting in its variables");
}

/** Over HTTP an answer is one; a subscription has many. */
function refuseSubscription({ operation }: OperationDefinitionNode): void {
  if (operation !== OperationTypeNode.SUBSCRIPTION) return;
  const message =
    "Subscriptions are not answered over HTTP; open a WebSocket (graphql-transport-ws) at the same address.";
  throw new GraphQLError(message, {
    extensions: { code: "OPERATION_RESOLUTION_FAILURE", http: { status: 400 } },
  });
}

function measure(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): OperationSize {
  const most = OPERATION_LIMITS.fields;
  try {
    return measureOperation(document, operation, variables, most);
  } catch (error) {
    if (!(error instanceof TooManyFields)) throw error;
    throw exceeded("fields", `more than ${most}`, most, ADVICE.fields);
  }
}

/**
 * Refuses operations that are too deep, too large or too costly before anything of them is run. It looks at each
 * request and not at the parsed document, because page sizes may come as variables and documents are remembered.
 * @throws GraphQLError
 */
export function refuseLargeOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): void {
  refuseManyOperations(document);
  refuseMissingType(schema, operation);
  refuseDeepVariables(variables);
  const size = measure(document, operation, variables);
  for (const limit of Object.keys(OPERATION_LIMITS) as (keyof OperationSize)[]) {
    if (size[limit] > OPERATION_LIMITS[limit])
      throw exceeded(limit, size[limit], OPERATION_LIMITS[limit], ADVICE[limit]);
  }
}

/** Refuses documents of many operations: each of them would be validated. */
function refuseManyOperations({ definitions }: DocumentNode): void {
  const operations = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length;
  if (operations > MOST_OPERATIONS)
    throw exceeded("operations", operations, MOST_OPERATIONS, "operations in the document");
}

/** The limits of requests over HTTP. */
export const limitsPlugin: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ document, operation, request, schema }) => {
        if (!operation) return Promise.resolve();
        refuseSubscription(operation);
        refuseLargeOperation(schema, document, operation, request.variables ?? {});
        return Promise.resolve();
      },
    }),
};
