import type { View } from "../state/view";
import type {
  Change,
  Counts,
  Entity,
  Fact,
  Path,
  Scene,
  SceneFact,
  SceneNode,
  ScenePath,
  Snapshot,
} from "./model";

/** The snapshots that a view needs: as it is seen, as it was seen at the left thumb, and all there ever was. */
export interface Snapshots {
  readonly now: Snapshot;
  /** Null where there is no left thumb. */
  readonly then: Snapshot | null;
  readonly ever: Snapshot;
}

type Seen = Pick<View, "question" | "hidden" | "withoutKinds" | "withoutStatuses">;

/** What is drawn: what is seen now, with what vanished since then, without what the reader put away. */
export function makeScene(snapshots: Snapshots, view: Seen): Scene {
  const paths = scenePaths(snapshots);
  const all = sceneFacts(snapshots, paths);
  const entities = new Map([...(snapshots.then?.entities ?? []), ...snapshots.now.entities]);
  const isPutAway = (id: string): boolean => {
    const entity = entities.get(id);
    return view.hidden.includes(id) || (entity !== undefined && view.withoutKinds.includes(entity.kind));
  };
  const facts = all.filter(
    ({ source, target, status }) =>
      !isPutAway(source) && !isPutAway(target) && !view.withoutStatuses.includes(status),
  );
  return {
    nodes: sceneNodes(snapshots, paths, facts, view).filter(({ id }) => !isPutAway(id)),
    facts,
    paths,
    counts: count(snapshots, all, facts),
    truncated: snapshots.now.truncated,
    whyEmpty: snapshots.now.whyEmpty,
    stoppedBy: snapshots.now.stoppedBy,
  };
}

function scenePaths({ now, then }: Snapshots): ScenePath[] {
  if (now.paths.length === 0 && now.blocked.length > 0 && !then?.paths.length) {
    return now.blocked.map((path) => ({ ...path, change: null, shutOut: true }));
  }
  const before = new Map(then?.paths.map((path) => [path.id, path]));
  const after = new Set(now.paths.map(({ id }) => id));
  const change = (path: Path): Change | null => {
    if (!then) return null;
    const was = before.get(path.id);
    if (!was) return "appeared";
    return was.status === path.status && was.confidence === path.confidence ? null : "changed";
  };
  const vanished = [...before.values()].filter(({ id }) => !after.has(id));
  return [
    ...now.paths.map((path) => ({ ...path, change: change(path), shutOut: false })),
    ...vanished.map((path) => ({ ...path, change: "vanished" as const, shutOut: false })),
  ];
}

function sceneFacts({ now, then }: Snapshots, paths: readonly ScenePath[]): SceneFact[] {
  const onPaths = placesOf(paths, ({ statement }) => [statement.id]);
  const blocked = shutOutOf(now);
  const before = factsLetIn(then);
  const toScene = (fact: Fact, change: Change | null): SceneFact => ({
    ...fact,
    change,
    was: before.get(fact.id)?.status ?? null,
    onPaths: onPaths.get(fact.id) ?? [],
    shutOut: change !== "vanished" && blocked.has(fact.id),
  });
  const seen = [...now.facts.values()]
    .filter(({ id }) => !(blocked.has(id) && before.has(id)))
    .map((fact) => toScene(fact, then && !blocked.has(fact.id) ? changeOf(fact, before) : null));
  const here = new Set(seen.map(({ id }) => id));
  const gone = [...before.values()].filter(({ id }) => !here.has(id));
  return [...seen, ...gone.map((fact) => toScene(fact, "vanished"))];
}

/** Ids of the facts that a snapshot has only to show what its lens shuts out. */
function shutOutOf({ paths, blocked }: Snapshot): ReadonlySet<string> {
  const shown = paths.length === 0 ? blocked : [];
  return new Set(shown.flatMap(({ hops }) => hops.map(({ statement }) => statement.id)));
}

function factsLetIn(then: Snapshot | null): ReadonlyMap<string, Fact> {
  if (!then) return new Map();
  const shutOut = shutOutOf(then);
  return new Map([...then.facts].filter(([id]) => !shutOut.has(id)));
}

function changeOf(fact: Fact, before: ReadonlyMap<string, Fact>): Change | null {
  const was = before.get(fact.id);
  if (!was) return "appeared";
  return was.status === fact.status ? null : "changed";
}

function sceneNodes(
  { now, then }: Snapshots,
  paths: readonly ScenePath[],
  facts: readonly SceneFact[],
  view: Seen,
): SceneNode[] {
  const onPaths = placesOf(paths, ({ from, to }) => [from.id, to.id]);
  const entities = new Map([...(then?.entities ?? []), ...now.entities]);
  const ends = endsOf(paths, [...entities.values()], view);
  const held = new Set(facts.filter(({ change }) => change !== "vanished").flatMap(endsOfFact));
  const drawn = new Set(facts.flatMap(endsOfFact));
  return [...entities.values()]
    .filter(({ id }) => drawn.has(id) || ends.has(id))
    .map((entity) => ({
      ...entity,
      isEnd: ends.has(entity.id),
      onPaths: onPaths.get(entity.id) ?? [],
      hidden: now.hidden.filter(({ node }) => node === entity.id),
      vanished: !held.has(entity.id) && drawn.has(entity.id),
    }));
}

function endsOfFact({ source, target }: Fact): string[] {
  return [source, target];
}

/** The ends of the paths; without paths, what the question names. */
function endsOf(
  paths: readonly ScenePath[],
  entities: readonly Entity[],
  { question }: Seen,
): ReadonlySet<string> {
  const ofPaths = paths.flatMap(({ hops }) => [hops[0]?.from.id, hops.at(-1)?.to.id]);
  const named =
    question?.type === "around" ? question.seeds : question?.type === "subject" ? [question.of] : [];
  const isNamed = ({ id, kind, name }: Entity): boolean =>
    named.some((ref) => (ref.id === undefined ? ref.kind === kind && ref.name === name : ref.id === id));
  const ofQuestion = entities.filter(isNamed).map(({ id }) => id);
  return new Set([...ofPaths.flatMap((id) => id ?? []), ...ofQuestion]);
}

/** By id: the places of the paths that have it on a hop. */
function placesOf(
  paths: readonly Path[],
  idsOf: (hop: Path["hops"][number]) => readonly string[],
): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  paths.forEach(({ hops }, place) => {
    for (const id of new Set(hops.flatMap(idsOf))) places.set(id, [...(places.get(id) ?? []), place]);
  });
  return places;
}

function count({ now, ever }: Snapshots, all: readonly Fact[], shown: readonly Fact[]): Counts {
  const known = new Set([...all.map(({ id }) => id), ...ever.facts.keys()]);
  const beyond = now.hidden.reduce((sum, hidden) => sum + hidden.count, 0);
  return {
    shown: shown.length,
    total: known.size + beyond,
    undated: shown.filter(isUndated).length,
    byLens: known.size - all.length,
    byFilter: all.length - shown.length,
    beyond,
  };
}

function isUndated({ claims }: Fact): boolean {
  return claims.length > 0 && claims.every(({ publishedAt }) => publishedAt === null);
}
