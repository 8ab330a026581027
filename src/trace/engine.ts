import { vocabulary } from "../shared/vocabulary.js";

export const TRACE_ENGINE = vocabulary(
  "TraceEngine",
  "What searched for paths. Both give the same answers.",
  {
    INDEX: "The facts in the server's memory, as of the database's last commit.",
    NEO4J: "Queries to Neo4j, layer by layer.",
  },
);
export type TraceEngine = keyof typeof TRACE_ENGINE.values;
