import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { StartupError } from "../shared/errors.js";

const port = z
  .string()
  .regex(/^\d{1,5}$/, { error: "expected a port from 0 to 65535" })
  .transform(Number)
  .refine((value) => value <= 65_535, { error: "expected a port from 0 to 65535" });

const LOG_LEVELS = ["debug", "info", "warn", "error", "silent"] as const;

const VARIABLES = z.object({
  PORT: port.default(4000),
  HOST: z.string().min(1).default("127.0.0.1"),
  BREACHPATH_DATA: z.string().min(1).default(".breachpath"),
  BREACHPATH_SEEDS: z.string().min(1).optional(),
  NEO4J_URI: z
    .string()
    .regex(/^(bolt|neo4j)(\+s|\+ssc)?:\/\/\S+$/, {
      error: 'expected an address such as "bolt://localhost:7687" or "neo4j+s://host"',
    })
    .optional(),
  NEO4J_USERNAME: z.string().min(1).default("neo4j"),
  NEO4J_PASSWORD: z
    .string()
    .min(1, { error: "expected a password; leave the variable out where there is none" })
    .optional(),
  NEO4J_DATABASE: z.string().min(1).default("neo4j"),
  BREACHPATH_TRACE_INDEX_MB: z
    .string()
    .regex(/^\d{1,6}$/, { error: "expected a number of megabytes, or 0 for no trace index" })
    .transform(Number)
    .default(2048),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `expected one of ${LOG_LEVELS.join(", ")}` }).default("info"),
});

/** Everything that can be set from outside. */
export interface Configuration {
  readonly port: number;
  readonly host: string;
  /** Absolute path of the folder that holds the managed Neo4j and its data. */
  readonly dataDirectory: string;
  /** Absolute path of the folder whose records are loaded at the start; null means the seed graph. */
  readonly seedDirectory: string | null;
  /** A Neo4j of the operator's own; null means the managed one. */
  readonly neo4j: { readonly uri: string; readonly username: string; readonly password: string } | null;
  readonly database: string;
  /** The most memory that the trace index may take, in megabytes; 0 for none. */
  readonly traceIndexMegabytes: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** The variables that the search for Java and Maven reads. */
  readonly processEnvironment: Readonly<NodeJS.ProcessEnv>;
}

/**
 * Reads the configuration: the only place that reads the environment. A `.env` file in the working directory fills in
 * what the environment leaves out; `chosen` goes before both.
 * @throws StartupError that names every variable that is wrong
 */
export function readConfiguration(
  given: NodeJS.ProcessEnv = processEnvironment(),
  chosen: NodeJS.ProcessEnv = {},
): Configuration {
  const environment = { ...given, ...chosen };
  // A variable that is set to nothing counts as left out.
  const settings = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = VARIABLES.safeParse(settings);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => describe(path, message, settings));
  if (settings["NEO4J_URI"] !== undefined && settings["NEO4J_PASSWORD"] === undefined) {
    problems.push("NEO4J_PASSWORD: expected the password of the Neo4j at NEO4J_URI, got nothing");
  }
  if (!parsed.success || problems.length > 0) {
    throw new StartupError(`The configuration is wrong (see .env.example):\n  ${problems.join("\n  ")}`);
  }
  const {
    PORT,
    HOST,
    BREACHPATH_DATA,
    BREACHPATH_SEEDS,
    NEO4J_URI,
    NEO4J_USERNAME,
    NEO4J_PASSWORD,
    NEO4J_DATABASE,
    BREACHPATH_TRACE_INDEX_MB,
    LOG_LEVEL,
  } = parsed.data;
  return Object.freeze({
    port: PORT,
    host: HOST,
    dataDirectory: resolve(BREACHPATH_DATA),
    seedDirectory: BREACHPATH_SEEDS === undefined ? null : resolve(BREACHPATH_SEEDS),
    neo4j:
      NEO4J_URI === undefined
        ? null
        : Object.freeze({ uri: NEO4J_URI, username: NEO4J_USERNAME, password: NEO4J_PASSWORD ?? "" }),
    database: NEO4J_DATABASE,
    traceIndexMegabytes: BREACHPATH_TRACE_INDEX_MB,
    logLevel: LOG_LEVEL,
    processEnvironment: Object.freeze({ ...environment }),
  });
}

function processEnvironment(): NodeJS.ProcessEnv {
  if (existsSync(".env")) process.loadEnvFile(".env");
  return process.env;
}

function describe(
  path: readonly PropertyKey[],
  message: string,
  given: Readonly<Record<string, unknown>>,
): string {
  const name = String(path[0]);
  // An address may carry a name and a password before its @.
  const value = String(given[name]).replace(/\/\/[^/@]*@/, "//...@");
  const shown = name.includes("PASSWORD") ? "" : `, got ${JSON.stringify(value)}`;
  return `${name}: ${message}${shown}`;
}
