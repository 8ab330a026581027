import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ConsoleProgress } from "../src/server/console-progress.js";
import { CleanUp } from "./clean-up.js";
import { preparePeer } from "./columns/prepare-peer.js";
import { BENCH_FOLDER } from "./graph/database.js";
import { type BenchOptions, readOptions } from "./options.js";
import { runSize } from "./run-size.js";

/*
 * `npm run bench`: the same questions to several ways of answering them, over one generated graph. See docs/performance.md.
 */

async function main(options: BenchOptions): Promise<void> {
  const progress = new ConsoleProgress(process.stderr);
  const cleanUp = new CleanUp();
  cleanUp.onSignals();
  try {
    await preparePeer(progress);
    for (const name of options.sizes) {
      const result = await runSize(name, options, progress, cleanUp);
      await cleanUp.run();
      mkdirSync(join(BENCH_FOLDER, "results"), { recursive: true });
      writeFileSync(join(BENCH_FOLDER, "results", `${name}.json`), JSON.stringify(result, null, 2));
    }
  } finally {
    await cleanUp.run();
  }
}

await main(readOptions(process.argv.slice(2)));
