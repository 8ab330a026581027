import type { SceneNode } from "../graph/model";
import {
  askInstead,
  collapse,
  EXPAND_BY,
  type Expansion,
  FIRST_BUDGET,
  hide,
  LARGEST_BUDGET,
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
      does: (now) => askInstead(now, { type: "subject", of: refOf(node) }),
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

function askAround(view: View, ref: Ref): View {
  return askInstead(view, { type: "around", seeds: [ref], hops: 1, budget: FIRST_BUDGET });
}

/** Shows 25 facts more of a relation at a node than are drawn; `most` is how many there are. */
export function expandBeyond(view: View, at: Omit<Expansion, "shown">, drawn: number, most: number): View {
  const isSame = (one: Expansion): boolean =>
    one.node === at.node && one.relation === at.relation && one.direction === at.direction;
  const before = Math.max(drawn, view.expansions.find(isSame)?.shown ?? 0);
  const shown = Math.min(before + EXPAND_BY, Math.max(most, before), LARGEST_BUDGET);
  return { ...view, expansions: [...view.expansions.filter((one) => !isSame(one)), { ...at, shown }] };
}
