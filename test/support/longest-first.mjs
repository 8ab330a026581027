import { existsSync } from "node:fs";
import Sequencer from "@jest/test-sequencer";

/** The suites that take longest, the longest first. */
const LONGEST = [
  "integration/import.shared-data",
  "integration/notebooks",
  "integration/cli.database",
  "browser/explorer-large",
  "integration/managed-neo4j",
  "integration/recovery",
  "integration/start-up",
  "integration/live",
  "integration/import.resume",
  "integration/compiled-operations",
  "integration/trace-index",
  "integration/start-up.edges",
  "integration/visibility",
  "integration/import.memory",
  "unit/trace-steps-oracle",
  "unit/trace-oracle",
];

/**
 * Begun last, a long suite would run alone when all others are done. Jest begins with those that took longest the time
 * before; where it has never run, as in CI, it knows of none.
 */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    if (sorted.every(({ duration }) => duration !== undefined)) return sorted;
    return sorted.sort((one, other) => placeOf(one.path) - placeOf(other.path));
  }
}

const files = LONGEST.map((name) => `test/${name}.test.ts`);
const gone = files.filter((file) => !existsSync(file));
if (gone.length > 0)
  throw new Error(`test/support/longest-first.mjs names suites that are gone: ${gone.join(", ")}`);

function placeOf(path) {
  const place = files.findIndex((file) => path.endsWith(file));
  return place < 0 ? files.length : place;
}
