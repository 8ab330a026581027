import type { EntityKind, StatementStatus } from "../../../explorer/src/api/schema";
import type { Path, Scene, SceneFact, SceneNode, ScenePath } from "../../../explorer/src/graph/model";

export function sceneNode(id: string, more: Partial<SceneNode> = {}): SceneNode {
  const kind: EntityKind = "COMPANY";
  return { id, kind, name: `Name of ${id}`, isEnd: false, onPaths: [], hidden: [], vanished: false, ...more };
}

export function sceneFact(
  id: string,
  source: string,
  target: string,
  more: Partial<SceneFact> = {},
): SceneFact {
  const status: StatementStatus = "REPORTED";
  return {
    id,
    source,
    target,
    status,
    relation: "AFFILIATE_OF",
    confidence: 70,
    admitted: true,
    claims: [],
    change: null,
    was: null,
    onPaths: [],
    shutOut: false,
    ...more,
  };
}

export function makeScene(
  nodes: readonly SceneNode[],
  facts: readonly SceneFact[],
  paths: readonly ScenePath[] = [],
): Scene {
  const counts = { shown: facts.length, total: facts.length, undated: 0, byLens: 0, byFilter: 0, beyond: 0 };
  return { nodes, facts, paths, counts, truncated: false, whyEmpty: null, stoppedBy: null };
}

/** A path over these facts, read from the first node to the last. */
export function scenePath(facts: readonly SceneFact[], nodes: readonly string[]): ScenePath {
  const entity = (id: string) => ({ id, kind: "COMPANY", name: id });
  const hops = facts.map((fact, index) => ({
    index,
    relation: fact.relation,
    forward: fact.source === nodes[index],
    from: entity(String(nodes[index])),
    to: entity(String(nodes[index + 1])),
    statement: fact,
  }));
  const path = { id: "path", summary: "", status: "REPORTED", confidence: 70, length: hops.length, hops };
  return { ...(path as unknown as Path), change: null, shutOut: false };
}
