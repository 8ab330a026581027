import type { KeyboardEvent } from "react";
import { usePage } from "../hooks/use-page";
import { hide, togglePin } from "../state/view";
import { isArrow, nearestOn, stepIn } from "./keyboard";
import type { Stage } from "./stage";
import type { Pointed } from "./stage-events";
import type { Looking } from "./use-looking";
import type { Menus } from "./use-menus";

/** The keys of the canvas, as `keys.ts` lists them. */
export function useStageKeys(
  stage: Stage | null,
  looking: Looking,
  menus: Menus,
): (event: KeyboardEvent<HTMLElement>) => void {
  const { view, change, scene } = usePage();
  const pointed = looking.focused ?? view.selected;
  const nodeId = pointed?.type === "node" ? pointed.id : null;
  const go = (to: Pointed | null): void => {
    if (!to) return;
    looking.focus(to);
    stage?.reveal(to.id);
  };
  const goToNode = (id: string | null | undefined): void => go(id ? { type: "node", id } : null);
  const start = (): string | undefined => (scene?.nodes.find(({ isEnd }) => isEnd) ?? scene?.nodes[0])?.id;
  const stepFacts = (by: 1 | -1): void => {
    const facts = scene?.facts ?? [];
    const anchor = nodeId ?? menusAnchor(pointed, facts);
    const beside = facts.filter(
      ({ source, target }) => anchor === null || source === anchor || target === anchor,
    );
    const id = stepIn(
      beside.map((fact) => fact.id),
      pointed?.type === "fact" ? pointed.id : null,
      by,
    );
    go(id === null ? null : { type: "fact", id });
  };
  const commands: Readonly<Record<string, () => void>> = {
    F: () => stepFacts(-1),
    f: () => stepFacts(1),
    Enter: () => pointed && change((now) => ({ ...now, selected: pointed })),
    Escape: () => {
      looking.focus(null);
      change((now) => ({ ...now, selected: null }));
    },
    Home: () => goToNode(start()),
    e: () => nodeId && menus.openExpansion(nodeId, placeOnPage(stage, nodeId)),
    h: () => nodeId && change((now) => hide(now, nodeId)),
    p: () => {
      if (!nodeId || !stage) return;
      const { x, y } = stage.placeOfElement(nodeId);
      change((now) => togglePin(now, nodeId, now.pins[nodeId] ? null : [x, y]));
    },
    "+": () => stage?.zoomBy(1.3),
    "=": () => stage?.zoomBy(1.3),
    "-": () => stage?.zoomBy(1 / 1.3),
    "0": () => stage?.fit(),
    ContextMenu: () => pointed && menus.openMenu(pointed, placeOnPage(stage, pointed.id), stage),
  };
  return (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !stage) return;
    const key = event.key === "F10" && event.shiftKey ? "ContextMenu" : event.key;
    if (isArrow(key)) {
      const from = pointed && stage.placeOfElement(pointed.id);
      goToNode(from ? nearestOn(key, from, stage.placesOfNodes(nodeId)) : start());
    } else if (commands[key]) commands[key]();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

/** From one fact to the next: those of the same subject. */
function menusAnchor(
  pointed: Pointed | null,
  facts: readonly { readonly id: string; readonly source: string }[],
): string | null {
  return facts.find(({ id }) => pointed?.type === "fact" && id === pointed.id)?.source ?? null;
}

function placeOnPage(stage: Stage | null, id: string): { x: number; y: number } {
  return stage?.placeOnPage(id) ?? { x: 0, y: 0 };
}
