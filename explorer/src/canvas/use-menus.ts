import { type RefObject, useState } from "react";
import { usePage } from "../hooks/use-page";
import type { SceneNode } from "../graph/model";
import type { View } from "../state/view";
import { type NodeAction, nodeActions, type OpenEnd } from "./actions";
import type { At } from "./popup";
import type { Stage } from "./stage";
import type { Pointed } from "./stage-events";
import { sayFact } from "./words";

export interface Menus {
  readonly menu: {
    readonly label: string;
    readonly at: At;
    readonly actions: readonly NodeAction[];
    readonly onChoose: (action: NodeAction) => void;
  } | null;
  readonly expansion: { readonly node: SceneNode; readonly at: At } | null;
  /** One end of a question for paths, chosen on the canvas. */
  readonly open: OpenEnd | null;
  readonly setOpen: (open: OpenEnd | null) => void;
  readonly openMenu: (pointed: Pointed, at: At) => void;
  readonly openExpansion: (node: string, at: At) => void;
  readonly close: () => void;
}

type Opened =
  | {
      readonly type: "menu";
      readonly pointed: Pointed;
      readonly at: At;
      readonly place: readonly [number, number];
    }
  | { readonly type: "expansion"; readonly node: string; readonly at: At };

/** The menus of the canvas: at most one is open. Who closes one is back at the graph. */
export function useMenus(root: RefObject<HTMLElement | null>, stage: RefObject<Stage | null>): Menus {
  const { view, change, node, scene, catalogue } = usePage();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [open, setOpen] = useState<OpenEnd | null>(null);
  const close = (): void => {
    setOpened(null);
    root.current?.focus();
  };
  const choose =
    (at: At, id: string) =>
    ({ does }: NodeAction): void => {
      if (does === "expand") {
        setOpened({ type: "expansion", node: id, at });
        return;
      }
      close();
      if (typeof does === "function") {
        setOpen(null);
        change(does);
      } else setOpen(does);
    };
  const menuOf = ({ pointed, at, place }: Extract<Opened, { type: "menu" }>): Menus["menu"] => {
    const found = pointed.type === "node" ? node(pointed.id) : undefined;
    if (found) {
      const actions = nodeActions(view, found, place, open);
      return { label: found.name, at, actions, onChoose: choose(at, found.id) };
    }
    const fact = scene?.facts.find(({ id }) => id === pointed.id);
    if (!fact) return null;
    const nameOf = (id: string): string => node(id)?.name ?? "something";
    const label = sayFact(catalogue, fact, nameOf);
    return { label, at, actions: factActions(pointed.id, fact, nameOf), onChoose: choose(at, pointed.id) };
  };
  const expanded = opened?.type === "expansion" ? node(opened.node) : undefined;
  return {
    menu: opened?.type === "menu" ? menuOf(opened) : null,
    expansion: opened && expanded ? { node: expanded, at: opened.at } : null,
    open,
    setOpen,
    openMenu: (pointed, at) => {
      const { x, y } = stage.current?.placeOfElement(pointed.id) ?? { x: 0, y: 0 };
      setOpened({ type: "menu", pointed, at, place: [x, y] });
    },
    openExpansion: (id, at) => setOpened({ type: "expansion", node: id, at }),
    close,
  };
}

function factActions(
  id: string,
  { source, target }: { readonly source: string; readonly target: string },
  nameOf: (id: string) => string,
): NodeAction[] {
  const look =
    (type: Pointed["type"], at: string) =>
    (view: View): View => ({ ...view, selected: { type, id: at } });
  return [
    { id: "details", label: "Who says so: the evidence", key: "Enter", does: look("fact", id) },
    { id: "source", label: `Look at ${nameOf(source)}`, does: look("node", source) },
    { id: "target", label: `Look at ${nameOf(target)}`, does: look("node", target) },
  ];
}
