/** Codes that a server does not send: what failed lies between the client and it. */
export const ClientErrorCode = {
  /** No answer came: nothing listens there, or the connection was cut. */
  Unreachable: "UNREACHABLE",
  /** What answered is no GraphQL server. */
  NotGraphql: "NOT_GRAPHQL",
  /** There is no WebSocket here, and none was given. */
  NoWebSocket: "NO_WEB_SOCKET",
} as const;

/** An error as GraphQL writes it into an answer. */
export interface ServerError {
  readonly message: string;
  readonly path?: readonly (string | number)[] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** Why a request has no whole answer. The message is made for people, the code for programs. */
export class BreachpathError extends Error {
  override readonly name = "BreachpathError";
  /** The server's `extensions.code`, such as "BAD_USER_INPUT", or one of `ClientErrorCode`. */
  readonly code: string;
  /** Where in the answer it failed, such as ["trace"]; empty if it failed before there was one. */
  readonly path: readonly (string | number)[];
  /** What else the server says of it, such as `reason`, `limit` or `found`. */
  readonly details: Readonly<Record<string, unknown>>;
  /** Where several things failed, all of them; `code`, `path` and `details` are of the first. */
  readonly errors: readonly ServerError[];

  constructor(errors: readonly [ServerError, ...ServerError[]], options?: ErrorOptions) {
    super(errors.map(({ message }) => message).join("\n"), options);
    const [{ path = [], extensions = {} }] = errors;
    const { code, ...details } = extensions;
    this.code = typeof code === "string" ? code : "UNKNOWN";
    this.path = path;
    this.details = details;
    this.errors = errors;
  }
}

/** An error of the client's own. */
export function clientError(
  code: (typeof ClientErrorCode)[keyof typeof ClientErrorCode],
  message: string,
  cause?: unknown,
): BreachpathError {
  return new BreachpathError([{ message, extensions: { code } }], { cause });
}

/** No answer came from `url`; `problem` is what fetch or the socket says of it. */
export function unreachable(url: string, problem: unknown): BreachpathError {
  const detail = detailOf(problem);
  const said = detail === "" ? "" : ` (${detail})`;
  const message = `No answer from ${url}${said}. Is the server running, and is this its address?`;
  return clientError(ClientErrorCode.Unreachable, message, problem);
}

/** Node says "fetch failed" and keeps the reason in the cause; of two addresses tried, in the code of the cause. */
function detailOf(problem: unknown): string {
  if (typeof problem !== "object" || problem === null) return "";
  if ("cause" in problem && problem.cause !== undefined) return detailOf(problem.cause);
  const { message, code } = problem as { message?: unknown; code?: unknown };
  if (typeof message === "string" && message !== "") return message;
  return typeof code === "string" ? code : "";
}
