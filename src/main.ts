import { readConfiguration } from "./config/environment.js";
import { runServer } from "./server/run-server.js";

await runServer(() => readConfiguration());
