import color from "picocolors";
import { readConfiguration } from "../../config/environment.js";
import { findExecutables } from "../../graph/managed/executables.js";
import { findJava } from "../../graph/managed/find-java.js";
import { ask, type Terminal } from "../ask.js";
import { CommandFailure } from "../failure.js";

interface Finding {
  readonly what: string;
  readonly ok: boolean;
  readonly detail: string;
}

type Check = (terminal: Terminal) => Promise<string> | string;

const CHECKS: Readonly<Record<string, Check>> = {
  configuration: () => {
    const { host, port, neo4j, dataDirectory } = readConfiguration();
    return `${host}:${port}, ${neo4j === null ? `managed Neo4j in ${dataDirectory}` : `Neo4j at ${neo4j.uri}`}`;
  },
  node: () => process.versions.node,
  java: async () => {
    const { executable, version } = await findJava(process.env);
    // Java says first which options it found in the environment.
    const line = version.split("\n").find((each) => each.includes(" version ")) ?? version;
    return `${line} (${executable})`;
  },
  maven: () => {
    const [maven] = findExecutables("mvn", process.env["PATH"]);
    if (maven === undefined) throw new Error("no mvn on PATH; it is needed once, to fetch the managed Neo4j");
    return maven;
  },
  server: async (terminal) => {
    const { stats } = await ask<{ stats: { entities: number; facts: number; claims: number } }>(
      terminal,
      "{ stats { entities facts claims } }",
    );
    return `${terminal.url}: ${stats.entities} entities, ${stats.facts} facts, ${stats.claims} claims`;
  },
};

/** Looks at what a start needs, and whether a server answers. */
export async function doctor(terminal: Terminal): Promise<void> {
  const findings: Finding[] = [];
  for (const [what, check] of Object.entries(CHECKS)) {
    try {
      findings.push({ what, ok: true, detail: await check(terminal) });
    } catch (error) {
      findings.push({ what, ok: false, detail: error instanceof Error ? error.message : String(error) });
    }
  }
  if (terminal.json) terminal.out(JSON.stringify(findings));
  else {
    for (const { what, ok, detail } of findings)
      terminal.out(`${ok ? color.green("ok     ") : color.red("missing")} ${what.padEnd(14)} ${detail}`);
  }
  const missing = findings.filter(({ ok }) => !ok).map(({ what }) => what);
  if (missing.length > 0) throw new CommandFailure(`Something is missing: ${missing.join(", ")}.`);
}
