import { parseArgs } from "node:util";
import { SIZE_NAMES, type SizeName } from "./graph/sizes.js";
import type { Effort } from "./measure/measure-row.js";

/** What the command was asked to do. */
export interface BenchOptions {
  readonly sizes: readonly SizeName[];
  readonly isQuick: boolean;
  readonly effort: Effort;
  /** How long Cypher may look for paths, in milliseconds. */
  readonly cypherTimeoutMs: number;
  /** How many claims, and how large a file, are written; null for no writes. */
  readonly writes: { readonly claims: number; readonly megabytes: number } | null;
  /** Only the rows whose names fit this pattern; null for all. */
  readonly only: string | null;
}

const USAGE = `npm run bench -- [--quick] [--size ${SIZE_NAMES.join("|")}]... [--only PATTERN]`;

const QUICK: Effort = { rounds: 2, requests: 30, secondsAColumn: 0.6, warmUps: 30, compared: 1 };
const FULL: Effort = { rounds: 5, requests: 100, secondsAColumn: 3, warmUps: 100, compared: 2 };

/** @throws Error that says how the command is used */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: "boolean", default: false },
      size: { type: "string", multiple: true },
      only: { type: "string" },
    },
  });
  const sizes = (values.size ?? ["10k"]).flatMap((each) => each.split(",")).map(toSize);
  const isQuick = values.quick;
  return {
    sizes,
    isQuick,
    effort: isQuick ? QUICK : FULL,
    cypherTimeoutMs: isQuick ? 2_000 : 20_000,
    writes: isQuick ? null : { claims: 200, megabytes: 10 },
    only: values.only ?? null,
  };
}

function toSize(text: string): SizeName {
  const size = SIZE_NAMES.find((name) => name === text);
  if (size === undefined) throw new Error(`"${text}" is no size. Usage: ${USAGE}`);
  return size;
}
