import { useMemo } from "react";
import type { Answer } from "../api/answers";
import type { Problem } from "../api/problem";
import {
  aroundRequest,
  claimsRequest,
  type ExpansionPage,
  expansionRequest,
  type LensInput,
  pathsBecauseRequest,
  pathsRequest,
  type Request,
  subjectRequest,
  type SnapshotRequest,
  toLens,
} from "../api/requests";
import type { Catalogue } from "../graph/catalogue";
import { claimsBetween } from "../graph/dates";
import type { Claim, Entity, Path, Scene, Snapshot } from "../graph/model";
import { makeScene, type Snapshots } from "../graph/scene";
import { joinSnapshots } from "../graph/snapshot";
import { EXPAND_BY, type Expansion, type Question, type View } from "../state/view";
import { useAnswers } from "./use-answers";

/** What the page shows of a view, and how its requests stand. */
export interface SceneAnswer {
  readonly scene: Scene | null;
  readonly snapshots: Snapshots | null;
  /** Claims because of which the two thumbs differ, by date; null while they are asked for. */
  readonly because: readonly Claim[] | null;
  /** What became of the paths that vanished, by id: as they stand at the right thumb, refuted or withdrawn. */
  readonly withdrawn: ReadonlyMap<string, Path>;
  /** The requests behind it, each as it can be asked again. */
  readonly requests: readonly Request<unknown>[];
  readonly isLoading: boolean;
  /** When the oldest answer that is still on its way was asked for, in milliseconds of the clock. */
  readonly waitingSince: number | null;
  readonly problem: Problem | null;
}

type Read = ReturnType<typeof useAnswers>;

/** A question can be asked as soon as it has its ends. */
export function isWhole(question: Question | null): question is Question {
  if (!question) return false;
  return question.type !== "paths" || (question.from.length > 0 && question.to.length > 0);
}

/** Asks for what a view shows, and makes the scene of the answers. */
export function useScene(view: View, catalogue: Catalogue | null): SceneAnswer {
  const read = useAnswers();
  const log = new RequestLog(read);
  const fresh =
    catalogue && isWhole(view.question) ? readSnapshots(log, view, view.question, catalogue) : null;
  const snapshots = fresh ?? lastOf(view.question);
  const because = fresh ? readBecause(log, view, fresh) : null;
  const withdrawn = fresh ? readWithdrawn(log, view, fresh) : [];
  const { now, then, ever } = snapshots ?? {};
  // Snapshots are joined anew in each render; the same answers make the same scene.
  const scene = useStableScene(now, then, ever, view);
  return {
    scene,
    snapshots,
    because,
    withdrawn: new Map(withdrawn.map((path) => [path.id, path])),
    ...log.standing,
  };
}

/** The whole answers that were last there, and the question that they answer. */
let last: { readonly question: string; readonly snapshots: Snapshots } | null = null;

/** While a question is asked anew, as with another date, what was there stays on the page. */
function lastOf(question: Question | null): Snapshots | null {
  return question && last?.question === JSON.stringify(question) ? last.snapshots : null;
}

function useStableScene(
  now: Snapshot | undefined,
  then: Snapshot | null | undefined,
  ever: Snapshot | undefined,
  view: View,
): Scene | null {
  const { question, hidden, withoutKinds, withoutStatuses } = view;
  return useMemo(
    () =>
      now && ever
        ? makeScene({ now, then: then ?? null, ever }, { question, hidden, withoutKinds, withoutStatuses })
        : null,
    [now, then, ever, question, hidden, withoutKinds, withoutStatuses],
  );
}

function readSnapshots(
  log: RequestLog,
  view: View,
  question: Question,
  catalogue: Catalogue,
): Snapshots | null {
  const at = (moment: "now" | "then" | "ever"): Snapshot | null =>
    readSnapshot(log, view, question, catalogue, toLens(view.lens, moment));
  const now = at("now");
  const then = view.lens.since === null ? null : at("then");
  const ever = at("ever");
  if (!now || !ever || (view.lens.since !== null && !then)) return null;
  const snapshots = { now, then, ever };
  last = { question: JSON.stringify(question), snapshots };
  return snapshots;
}

/** By the answer to the question: it with its expansions, as they were joined last. */
const joined = new WeakMap<Snapshot, { readonly of: readonly Snapshot[]; readonly whole: Snapshot }>();

/** The question's answer with the expansions, as far as they are there. */
function readSnapshot(
  log: RequestLog,
  view: View,
  question: Question,
  catalogue: Catalogue,
  lens: LensInput,
): Snapshot | null {
  const first = log.read(requestOf(question, lens));
  if (!first) return null;
  const parts = [first];
  for (const expansion of view.expansions) {
    const entity = parts.flatMap(({ entities }) => entities.get(expansion.node) ?? [])[0];
    if (entity) parts.push(...readExpansion(log, entity, expansion, catalogue, lens));
  }
  const known = joined.get(first);
  if (known && known.of.length === parts.length && known.of.every((part, index) => part === parts[index])) {
    return known.whole;
  }
  const whole = joinSnapshots(parts);
  joined.set(first, { of: parts, whole });
  return whole;
}

/** The pages of an expansion, as far as they are there: each begins where the one before ends. */
function readExpansion(
  log: RequestLog,
  entity: Entity,
  expansion: Expansion,
  catalogue: Catalogue,
  lens: LensInput,
): Snapshot[] {
  const pages: Snapshot[] = [];
  let after: string | null = null;
  for (let before = 0; before < expansion.shown; before += EXPAND_BY) {
    const request = expansionRequest(catalogue, entity, expansion, lens, { after, before });
    const page: ExpansionPage | null = request && log.read(request);
    if (!page) break;
    pages.push(page.snapshot);
    after = page.end;
    if (after === null || page.snapshot.hidden.every(({ count }) => count === 0)) break;
  }
  return pages;
}

function requestOf(question: Question, lens: LensInput): SnapshotRequest {
  switch (question.type) {
    case "paths":
      return pathsRequest(question, lens);
    case "around":
      return aroundRequest(question, lens);
    case "subject":
      return subjectRequest(question, lens);
  }
}

/** For paths the API says it; for the rest, the claims about what changed that came between the thumbs. */
function readBecause(
  log: RequestLog,
  { question, lens }: View,
  snapshots: Snapshots,
): readonly Claim[] | null {
  if (lens.since === null || !question) return [];
  if (question.type === "paths") return log.read(pathsBecauseRequest(question, lens));
  const ids = claimsBetween(snapshots, lens);
  return ids.length === 0 ? [] : log.read(claimsRequest(ids));
}

/** The paths as they are said at the right thumb, whatever was withdrawn or refuted: asked where some vanished. */
function readWithdrawn(log: RequestLog, { question, lens }: View, { now, then }: Snapshots): readonly Path[] {
  const seen = new Set(now.paths.map(({ id }) => id));
  if (question?.type !== "paths" || !then || then.paths.every(({ id }) => seen.has(id))) return [];
  const all = toLens({ ...lens, preset: "ALL_CLAIMS" }, "now");
  return log.read({ ...pathsRequest(question, all), title: "What became of the paths" })?.paths ?? [];
}

/** Reads answers, and keeps what was asked and how it stands. */
class RequestLog {
  private readonly asked: Request<unknown>[] = [];
  private readonly answers: Answer<unknown>[] = [];

  constructor(private readonly ask: Read) {}

  read<T>(request: Request<T>): T | null {
    const answer = this.ask(request);
    this.asked.push(request);
    this.answers.push(answer);
    return answer.data;
  }

  get standing(): Pick<SceneAnswer, "requests" | "isLoading" | "waitingSince" | "problem"> {
    const waiting = this.answers.filter(({ state }) => state === "loading");
    return {
      requests: this.asked,
      isLoading: waiting.length > 0,
      waitingSince: waiting.length > 0 ? Math.min(...waiting.map(({ askedAt }) => askedAt)) : null,
      problem: this.answers.find(({ state }) => state === "failed")?.problem ?? null,
    };
  }
}
