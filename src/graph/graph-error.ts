import { Neo4jError } from "neo4j-driver";
import { BreachpathError, ErrorCode } from "../shared/errors.js";

const UNREACHABLE = new Set([
  "ServiceUnavailable",
  "SessionExpired",
  // A port that swallows packets and an exhausted pool both arrive as "N/A".
  "N/A",
  "Neo.TransientError.General.DatabaseUnavailable",
  "Neo.ClientError.Cluster.NotALeader",
  "Neo.TransientError.Cluster.NotALeader",
  "Neo.DatabaseError.Database.UnableToStartDatabase",
]);

const OUT_OF_TIME = new Set([
  "Neo.ClientError.Transaction.TransactionTimedOut",
  "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration",
  "Neo.TransientError.Transaction.LockAcquisitionTimeout",
  "Neo.TransientError.Transaction.Terminated",
]);

/** The codes by which the server refuses a name or a password. */
const AUTHENTICATION = "Neo.ClientError.Security.";

/** Turns a failure of the driver into one of ours. Driver errors go no further than this room. */
export function toGraphError(error: unknown, queryName: string): Error {
  if (error instanceof BreachpathError) return error;
  if (!(error instanceof Neo4jError)) return error instanceof Error ? error : new Error(String(error));
  if (error.code.startsWith(AUTHENTICATION)) {
    return new BreachpathError(
      ErrorCode.Unavailable,
      "The database refuses the configured name or password. The operator finds it in NEO4J_USERNAME and NEO4J_PASSWORD.",
      {},
      { cause: error },
    );
  }
  if (UNREACHABLE.has(error.code) || error.message.includes("database is unavailable"))
    return unavailable(error);
  if (OUT_OF_TIME.has(error.code)) return outOfTime(error);
  return new Error(`Query "${queryName}" failed: ${error.code}`, { cause: error });
}

/** The database cannot be reached. */
export function unavailable(cause: unknown): BreachpathError {
  return new BreachpathError(
    ErrorCode.Unavailable,
    "The database cannot be reached at the moment. Try again in a few seconds.",
    {},
    { cause },
  );
}

/** The database did not answer in time. */
export function outOfTime(cause?: unknown): BreachpathError {
  return new BreachpathError(
    ErrorCode.DeadlineExceeded,
    "The database did not answer in time. Ask for less at once, or try again.",
    {},
    { cause },
  );
}
