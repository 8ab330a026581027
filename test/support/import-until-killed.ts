import { connectTestGraph } from "./graph.js";
import { importFiles } from "./importing.js";
import { openFile } from "../../src/importing/files/input-file.js";

/** A process of its own that imports the files it is given, until it is done or killed. */
const graph = connectTestGraph();
const files = await Promise.all(
  process.argv.slice(2).map((path) => openFile(path, path.split("/").at(-1) ?? path)),
);
process.stdout.write("started\n");
const { job } = await importFiles(graph, files);
const peakMegabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(`${JSON.stringify({ counts: job.counts, peakMegabytes })}\n`);
await graph.close();
