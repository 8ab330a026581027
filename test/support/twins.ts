import { idOf } from "./ids.js";
import { claim, entity, fact, type Fixture, source } from "./records.js";
import type { TestServer } from "./server.js";
import { say } from "./speech.js";

export const ALPHA = "company:alpha-test";
export const BETA = "affiliate:beta-test";
export const BOTH = "company:shared-test";

/** Two companies that may be one: each has statements, some of them both; they speak, publish and write. */
export const TWINS: readonly Fixture[] = [
  entity("publisher:paper-test", "Paper Test"),
  entity(ALPHA, "Alpha Test", { aliases: ["Erste Test", "Common Test"], country: "JP" }),
  entity(BETA, "Beta Test", { aliases: ["Common Test"] }),
  entity(BOTH, "Shared Test"),
  entity("company:left-test", "Left Test"),
  entity("tool:tool-test", "Tool Test"),
  source("paper", { publisher: "publisher:paper-test", publishedAt: "2020-01-01" }),
  source("own", { publisher: ALPHA, author: ALPHA, publishedAt: "2020-02" }),
  ...fact([ALPHA, "USES", "tool:tool-test"], "publisher:paper-test", { validFrom: "2019" }),
  ...fact(["company:left-test", "CUSTOMER_OF", ALPHA], "publisher:paper-test", {
    qualifiers: { scope: "all" },
  }),
  ...fact([ALPHA, "AFFILIATE_OF", BOTH], "publisher:paper-test", {
    validFrom: "2018",
    qualifiers: { share: 0.5 },
  }),
  ...fact([BETA, "AFFILIATE_OF", BOTH], BETA, { validFrom: "2017", qualifiers: { share: 0.25 } }),
  ...fact([ALPHA, "PART_OF", BETA], "publisher:paper-test"),
  ...fact([BETA, "CUSTOMER_OF", ALPHA], "publisher:paper-test"),
  claim("by alpha", [BETA, "AFFILIATE_OF", BOTH], ALPHA, ["own"], { stance: "QUALIFIES" }),
  claim("for alpha", [BETA, "AFFILIATE_OF", BOTH], "publisher:paper-test", ["paper"], { onBehalfOf: ALPHA }),
];

/** Merges and their undoing, of entities told as records tell them. */
export class Merging {
  constructor(private readonly server: () => TestServer) {}

  merge(entity: string, into: string): Promise<any> {
    return say(this.server(), "mergeEntities", { entity: { id: idOf(entity) }, into: { id: idOf(into) } });
  }

  unmerge(entity: string): Promise<any> {
    return say(this.server(), "unmerge", { entity: idOf(entity) });
  }

  /** Does something while one entity is merged into another, and undoes the merge whatever happens. */
  async whileMerged(work: (merged: any) => Promise<void>, entity = ALPHA, into = BETA): Promise<void> {
    const merged = await this.merge(entity, into);
    try {
      await work(merged);
    } finally {
      await this.unmerge(entity);
    }
  }
}
