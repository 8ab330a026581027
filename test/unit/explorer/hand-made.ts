import type { Entity, Fact, Path, Snapshot } from "../../../explorer/src/graph/model";

/** Small answers, written by hand: what differs from an ordinary one is said where they are made. */

export const dump: Entity = { id: "dump", kind: "DATASET", name: "The 4 GB dump" };
export const fujitsu: Entity = { id: "fujitsu", kind: "COMPANY", name: "Fujitsu" };
export const toray: Entity = { id: "toray", kind: "AFFILIATE", name: "Toray Industries" };

export function makeFact(id: string, source: Entity, target: Entity, changes: Partial<Fact> = {}): Fact {
  return {
    id,
    relation: "ORIGINATES_FROM",
    source: source.id,
    target: target.id,
    status: "ALLEGED",
    confidence: 30,
    admitted: true,
    claims: [makeClaim(`${id}-said`, "2021-08-26")],
    ...changes,
  };
}

export function makeClaim(id: string, publishedAt: string | null): Fact["claims"][number] {
  return { id, stance: "ASSERTS", stands: true, publishedAt, knownFrom: "2021-08-27T00:00:00.000Z" };
}

/** A path along some facts that lie in a row. */
export function makePath(id: string, entities: readonly Entity[], facts: readonly Fact[]): Path {
  return {
    id,
    summary: `According to Marketo, ${id}.`,
    status: facts[0]?.status ?? "ALLEGED",
    confidence: 30,
    length: facts.length,
    knownSince: "2021-08-27T00:00:00.000Z",
    measurements: [],
    hops: facts.map(({ relation, source, target: _target, ...statement }, index) => {
      const [from, to] = [entities[index], entities[index + 1]];
      if (!from || !to) throw new Error("A path has one entity more than it has facts.");
      return { index, relation, forward: source === from.id, from, to, statement };
    }),
  };
}

export function makeSnapshot(
  entities: readonly Entity[],
  facts: readonly Fact[],
  changes: Partial<Snapshot> = {},
): Snapshot {
  return {
    entities: new Map(entities.map((one) => [one.id, one])),
    facts: new Map(facts.map((one) => [one.id, one])),
    paths: [],
    blocked: [],
    hidden: [],
    said: [],
    truncated: false,
    whyEmpty: null,
    stoppedBy: null,
    ...changes,
  };
}
