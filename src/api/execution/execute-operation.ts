import {
  BREAK,
  type DocumentNode,
  execute,
  type ExecutionResult,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  GraphQLScalarType,
  type GraphQLSchema,
  Kind,
  type NamedTypeNode,
  OperationTypeNode,
  visit,
} from "graphql";
import { compileQuery, isCompiledQuery } from "graphql-jit";
import { compiledSize } from "./compiled-size.js";

/** What is executed: a document that was parsed and validated, and what the request brings. */
export interface Operation {
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>> | null | undefined;
  readonly context: unknown;
}

export type ExecuteOperation = (operation: Operation) => Promise<ExecutionResult>;

type Run = (root: undefined, context: unknown, variables: object) => unknown;

/** How often an operation was seen that is not compiled yet, or its code, or that graphql-js is to run it. */
type Entry = "seen once" | "interpreted" | Run;

/** How many operations are remembered: what a day's clients ask, not what one could send to fill the memory. */
const MOST_REMEMBERED = 500;
/** The largest operation that is compiled, in fields of its code: beyond, compiling holds up the others. */
const LARGEST_COMPILED = 3_000;

/**
 * Executes operations as graphql-js does. A query that comes again is compiled (graphql-jit): walking a selection anew
 * for each row is most of what a list costs. What is asked once is not worth compiling; mutations and introspection,
 * what is too large, and what graphql-jit cannot compile stay with graphql-js, as do variables that are refused: the
 * words in which they are refused are graphql-js's. Directives stay there too: graphql-jit notes on a field's node when it is
 * left out, and a fragment's nodes stand in many places.
 */
export function makeExecuteOperation(schema: GraphQLSchema): ExecuteOperation {
  const entries = new Map<DocumentNode, Map<string, Entry>>();

  function compiledFor(document: DocumentNode, operationName: string | null | undefined): Run | null {
    const known = entries.get(document) ?? new Map<string, Entry>();
    // Moved to the end: the first is the one that was not asked for the longest.
    entries.delete(document);
    entries.set(document, known);
    const [oldest] = entries.keys();
    if (entries.size > MOST_REMEMBERED && oldest) entries.delete(oldest);
    const name = operationName ?? "";
    const entry = known.get(name);
    const next = entry === "seen once" ? compile(schema, document, operationName) : (entry ?? "seen once");
    if (next !== entry) known.set(name, next);
    return typeof next === "function" ? next : null;
  }

  return async ({ document, operationName, variables, context }) => {
    const run = compiledFor(document, operationName);
    const coerced = run && coerceVariables(schema, document, operationName, variables);
    if (coerced) return withErrors((await run(undefined, context, coerced)) as ExecutionResult);
    return execute({
      schema,
      document,
      ...(operationName == null ? {} : { operationName }),
      variableValues: variables ?? {},
      contextValue: context,
    });
  };
}

/** Errors of graphql-jit only look like graphql-js's: they may lack `extensions`, without which none can be formatted. */
function withErrors(result: ExecutionResult): ExecutionResult {
  return result.errors ? { ...result, errors: result.errors.map(toGraphqlError) } : result;
}

function toGraphqlError({ message, path, locations, originalError }: GraphQLError): GraphQLError {
  return Object.assign(new GraphQLError(message, { path, originalError }), { locations });
}

/** The values of an operation's variables, or null if they are refused. */
function coerceVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Readonly<Record<string, unknown>> | null | undefined,
): object | null {
  const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
  return definitions.length === 0
    ? {}
    : (getVariableValues(schema, definitions, variables ?? {}).coerced ?? null);
}

function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
): Entry {
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== OperationTypeNode.QUERY) return "interpreted";
  if (isSpecial(document)) return "interpreted";
  if (compiledSize(schema, document, operation, LARGEST_COMPILED) >= LARGEST_COMPILED) return "interpreted";
  const compiled = compileQuery(
    takingAnything(schema),
    withCoercedVariables(document),
    operationName ?? undefined,
  );
  return isCompiledQuery(compiled) ? (compiled.query as Run) : "interpreted";
}

/** The type of a variable whose value is coerced already. */
const COERCED = new GraphQLScalarType({ name: "CoercedValue", parseValue: (value) => value });

function takingAnything(schema: GraphQLSchema): GraphQLSchema {
  return Object.create(schema, {
    getType: {
      value: (name: string) => (name === COERCED.name ? COERCED : schema.getType(name)),
    },
  }) as GraphQLSchema;
}

/**
 * The document, its variables of the type above. graphql-jit compiles how each variable's type is read, input types within
 * input types too: for our filters, which nest in themselves, that takes it many seconds.
 */
function withCoercedVariables(document: DocumentNode): DocumentNode {
  const type: NamedTypeNode = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: COERCED.name } };
  return {
    ...document,
    definitions: document.definitions.map((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION
        ? {
            ...definition,
            variableDefinitions: (definition.variableDefinitions ?? []).map(({ kind, variable }) => ({
              kind,
              variable,
              type,
            })),
          }
        : definition,
    ),
  };
}

/** Whether it has a directive, or asks for the schema. */
function isSpecial(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Directive: () => {
      found = true;
      return BREAK;
    },
    Field: ({ name }) => {
      found = name.value === "__schema" || name.value === "__type";
      return found ? BREAK : undefined;
    },
  });
  return found;
}
