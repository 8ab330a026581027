import type {
  Claim,
  Entity,
  Fact,
  Path,
  Scene,
  SceneFact,
  SceneNode,
  ScenePath,
  Snapshot,
} from "../../../explorer/src/graph/model";

/** Small answers and scenes, written by hand: what differs from an ordinary one is said where they are made. */

/** A claim as a fact has it on the canvas. */
type FactClaim = Fact["claims"][number];
type HasId = Pick<Entity, "id">;

export const dump: Entity = { id: "dump", kind: "DATASET", name: "The 4 GB dump" };
export const fujitsu: Entity = { id: "fujitsu", kind: "COMPANY", name: "Fujitsu" };
export const toray: Entity = { id: "toray", kind: "AFFILIATE", name: "Toray Industries" };

export function makeClaim(
  id: string,
  publishedAt: string | null,
  different: Partial<FactClaim> = {},
): FactClaim {
  const knownFrom = "2021-08-27T00:00:00.000Z";
  return { id, stance: "ASSERTS", stands: true, publishedAt, knownFrom, ...different };
}

/** A claim with its evidence: Andrew Kane's denial. */
export function makeDenial(different: Partial<Claim> = {}): Claim {
  return {
    id: "denial",
    stance: "DENIES",
    stands: true,
    quote: "The data is not from Fujitsu's systems.",
    claimedAt: "2021-09-10",
    publishedAt: "2021-09-10",
    knownFrom: "2021-09-11T00:00:00.000Z",
    certainty: null,
    speakerRole: "ALLEGED_VICTIM",
    marking: "CLEAR",
    by: { id: "kane", kind: "PERSON", name: "Andrew Kane" },
    onBehalfOf: fujitsu,
    sources: [
      {
        id: "zdnet-article",
        title: "ZDNet on Fujitsu's findings",
        url: "https://zdnet.example/fujitsu",
        kind: "ARTICLE",
        publishedAt: "2021-09-10",
        publisher: { id: "zdnet", name: "ZDNet" },
      },
    ],
    retracts: [],
    supersedes: [],
    restates: [],
    measurements: [],
    ...different,
  };
}

export function makeFact(id: string, source: HasId, target: HasId, different: Partial<Fact> = {}): Fact {
  return {
    id,
    relation: "ORIGINATES_FROM",
    source: source.id,
    target: target.id,
    status: "ALLEGED",
    confidence: 30,
    admitted: true,
    claims: [makeClaim(`${id}-said`, "2021-08-26")],
    ...different,
  };
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
  different: Partial<Snapshot> = {},
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
    ...different,
  };
}

export function sceneNode(id: string, different: Partial<SceneNode> = {}): SceneNode {
  const entity: Entity = { id, kind: "COMPANY", name: `Name of ${id}` };
  return { ...entity, isEnd: false, onPaths: [], hidden: [], vanished: false, ...different };
}

/** A fact on the canvas, reported, between two nodes of these ids; nobody's claims are read for it. */
export function sceneFact(
  id: string,
  source: string,
  target: string,
  different: Partial<SceneFact> = {},
): SceneFact {
  const reported = { status: "REPORTED", relation: "AFFILIATE_OF", confidence: 70 } as const;
  return {
    ...makeFact(id, { id: source }, { id: target }, { ...reported, claims: [] }),
    change: null,
    was: null,
    onPaths: [],
    shutOut: false,
    ...different,
  };
}

/** A path over these facts, read from the first node to the last. */
export function scenePath(facts: readonly SceneFact[], nodes: readonly string[]): ScenePath {
  return {
    ...makePath(
      "path",
      nodes.map((id) => sceneNode(id)),
      facts,
    ),
    change: null,
    shutOut: false,
  };
}

export function sceneOf(
  nodes: readonly SceneNode[],
  facts: readonly SceneFact[],
  paths: readonly ScenePath[] = [],
): Scene {
  const counts = { shown: facts.length, total: facts.length, undated: 0, byLens: 0, byFilter: 0, beyond: 0 };
  return { nodes, facts, paths, counts, truncated: false, whyEmpty: null, stoppedBy: null };
}
