import {
  type DocumentNode,
  type ExecutionArgs,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  parse,
  validate,
} from "graphql";
import { ErrorCode } from "../../shared/errors.js";
import { MOST_TOKENS, refuseLargeOperation } from "../limits/limits.js";

/** An operation as a client sends it. */
export interface SentOperation {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/**
 * What Apollo does with an operation before it is run: it is parsed, validated and measured, and its variables are
 * checked. What comes back is either what is to be run, or why it is refused, with Apollo's codes.
 */
export function prepareOperation(
  schema: GraphQLSchema,
  { query, operationName, variables }: SentOperation,
): Pick<ExecutionArgs, "schema" | "document" | "operationName" | "variableValues"> | readonly GraphQLError[] {
  const document = tryParse(query);
  if (document instanceof GraphQLError) return [document];
  const invalid = validate(schema, document);
  if (invalid.length > 0) return invalid.map((error) => withCode(error, "GRAPHQL_VALIDATION_FAILED"));
  const operation = getOperationAST(document, operationName);
  if (!operation) return [withCode(noOperation(operationName), "OPERATION_RESOLUTION_FAILURE")];
  const variableValues = variables ?? {};
  try {
    refuseLargeOperation(schema, document, operation, variableValues);
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues, {
    maxErrors: 50,
  });
  if (errors) return errors.map((error) => withCode(error, ErrorCode.BadUserInput));
  return { schema, document, operationName, variableValues };
}

/** The document, or why it is none. A text can be too deep for the stack, too; that is told by its message. */
function tryParse(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query, { maxTokens: MOST_TOKENS });
  } catch (error) {
    if (error instanceof GraphQLError) return withCode(error, "GRAPHQL_PARSE_FAILED");
    return new GraphQLError(error instanceof Error ? error.message : String(error));
  }
}

function noOperation(name: string | null | undefined): GraphQLError {
  return new GraphQLError(
    name == null
      ? "Expected one operation in the document, or its name in `operationName`."
      : `The document has no operation named "${name}".`,
  );
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  const { message, nodes, source, positions, originalError, extensions } = error;
  return new GraphQLError(message, {
    nodes,
    source,
    positions,
    originalError,
    extensions: { ...extensions, code },
  });
}
