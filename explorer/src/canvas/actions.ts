import type { SceneNode } from "../graph/model";
import { askAround, askSubject } from "../state/ask";
import {
  askInstead,
  collapse,
  hide,
  NEW_PATHS,
  type PathsQuestion,
  type Ref,
  togglePin,
  type View,
} from "../state/view";

/** One end of a question for paths that waits for the other. */
export interface OpenEnd {
  readonly end: "from" | "to";
  readonly ref: Ref;
}

/** What a menu offers for a node. */
export interface NodeAction {
  readonly id: string;
  readonly label: string;
  /** The key that does it without the menu. */
  readonly key?: string;
  /** Changes the view, or tells the canvas to do more than that. */
  readonly does: ((view: View) => View) | "expand" | OpenEnd;
}

export function refOf({ id, kind, name }: SceneNode): Ref {
  return { id, kind, name };
}

/** What can be done with a node; `at` is where it is. */
export function nodeActions(
  view: View,
  node: SceneNode,
  at: readonly [number, number],
  open: OpenEnd | null,
): readonly NodeAction[] {
  const isExpanded = view.expansions.some((one) => one.node === node.id);
  const isPinned = view.pins[node.id] !== undefined;
  return [
    {
      id: "details",
      label: "What is known of it",
      key: "Enter",
      does: (now) => ({ ...now, selected: { type: "node", id: node.id } }),
    },
    { id: "expand", label: "Expand…", key: "e", does: "expand" },
    ...(isExpanded
      ? [
          {
            id: "collapse",
            label: "Take back what was expanded",
            does: (now: View) => collapse(now, node.id),
          },
        ]
      : []),
    { id: "hide", label: "Put away", key: "h", does: (now) => hide(now, node.id) },
    {
      id: "pin",
      label: isPinned ? "Unpin" : "Pin where it is",
      key: "p",
      does: (now) => togglePin(now, node.id, isPinned ? null : at),
    },
    ...pathActions(view, node, open),
    { id: "around", label: "What is around it", does: (now) => askAround(now, refOf(node)) },
    {
      id: "said",
      label: "Who said what about it",
      does: (now) => askSubject(now, refOf(node)),
    },
  ];
}

function pathActions({ question }: View, node: SceneNode, open: OpenEnd | null): NodeAction[] {
  const ref = refOf(node);
  const action = (end: OpenEnd["end"]): NodeAction => ({
    id: end,
    label: `Paths ${end} here`,
    does:
      question?.type === "paths"
        ? (now) => changePaths(now, { [end]: [ref] })
        : open && open.end !== end && open.ref.id !== node.id
          ? (now) => askPaths(now, { [open.end]: [open.ref], [end]: [ref] })
          : { end, ref },
  });
  const avoid: NodeAction = {
    id: "avoid",
    label: "Paths that avoid it",
    does: (now) => changePaths(now, { avoid: [...avoided(now), ref] }),
  };
  return [action("from"), action("to"), ...(question?.type === "paths" && !node.isEnd ? [avoid] : [])];
}

function avoided({ question }: View): readonly Ref[] {
  return question?.type === "paths" ? question.avoid : [];
}

function changePaths(view: View, change: Partial<PathsQuestion>): View {
  if (view.question?.type !== "paths") return view;
  const question = { ...view.question, ...change };
  return { ...view, question, path: null, selected: null, expansions: [], hidden: [], pins: {} };
}

/** A question for paths with these ends; without one of them, the reader names it in the panel. */
export function askPaths(view: View, ends: Partial<Pick<PathsQuestion, "from" | "to">>): View {
  return { ...askInstead(view, { ...NEW_PATHS, mode: "ALL_SHORTEST", ...ends }), tab: "paths" };
}
