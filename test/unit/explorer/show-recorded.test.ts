import { showRecorded } from "../../../explorer/src/panels/show-recorded";
import type { Entity } from "../../../explorer/src/graph/model";
import { START, type View } from "../../../explorer/src/state/view";
import { sceneFact, sceneNode, sceneOf } from "./builders";

const guess: Entity = { id: "guess", kind: "COMPANY", name: "Guess" };
const tool: Entity = { id: "tool", kind: "TOOL", name: "ProjectWEB" };
const recorded = { id: "fact", predicate: "USES", subject: guess, object: tool } as const;
const view: View = { ...START, question: { type: "subject", of: tool }, pins: { tool: [1, 2] } };

const onView = (entities: readonly Entity[], facts: readonly string[] = []) =>
  sceneOf(
    entities.map((entity) => sceneNode(entity.id, entity)),
    facts.map((id) => sceneFact(id, guess.id, tool.id)),
  );

test("a fact on view is selected, and nothing else changes", () => {
  expect(showRecorded(view, recorded, onView([guess, tool], ["fact"]))).toEqual({
    ...view,
    selected: { type: "fact", id: "fact" },
  });
});

test.each([
  ["subject", guess, { node: "guess", relation: "USES", direction: "OUT", shown: 25 }],
  ["object", tool, { node: "tool", relation: "USES", direction: "IN", shown: 25 }],
] as const)("where its %s is on view, that relation is expanded there", (_end, entity, expansion) => {
  const next = showRecorded(view, recorded, onView([entity]));
  expect(next).toEqual({ ...view, expansions: [expansion], selected: { type: "fact", id: "fact" } });
});

test("where none of it is on view, what is around its subject is asked for", () => {
  for (const scene of [onView([]), null]) {
    expect(showRecorded(view, recorded, scene)).toMatchObject({
      question: { type: "around", seeds: [guess], hops: 1 },
      selected: { type: "fact", id: "fact" },
      pins: {},
    });
  }
});

test("a fact whose ends may not be seen is only selected", () => {
  const hidden = { ...recorded, subject: null, object: null };
  expect(showRecorded(view, hidden, onView([]))).toEqual({
    ...view,
    selected: { type: "fact", id: "fact" },
  });
});
