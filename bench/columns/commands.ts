import { join } from "node:path";
import { BENCH_FOLDER } from "../graph/database.js";
import type { ColumnCommand, ColumnName } from "./column.js";

const TYPESCRIPT = ["--import", "tsx"];

/** How each column is started. */
export const COLUMN_COMMANDS: Readonly<Record<ColumnName, ColumnCommand>> = {
  floor: { name: "floor", args: [...TYPESCRIPT, "bench/columns/floor.ts"], environment: {} },
  ours: {
    name: "ours",
    args: ["dist/server/main.js"],
    // At this level it says when its trace index is ready; of requests it says nothing.
    environment: { PORT: "0", LOG_LEVEL: "info", BREACHPATH_DATA: join(BENCH_FOLDER, "server") },
  },
  peer: { name: "peer", args: ["bench/peer/server.mjs", "stock"], environment: {} },
  tuned: { name: "tuned", args: ["bench/peer/server.mjs", "tuned"], environment: {} },
  naive: { name: "naive", args: [...TYPESCRIPT, "bench/columns/naive.ts"], environment: {} },
};
