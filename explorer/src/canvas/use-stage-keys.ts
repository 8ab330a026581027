import type { KeyboardEvent, RefObject } from "react";
import { type Page, usePage } from "../hooks/use-page";
import { hide, togglePin } from "../state/view";
import { isArrow, nearestOn, stepIn } from "./keyboard";
import type { Stage } from "./stage";
import type { Pointed } from "./stage-events";
import type { Looking } from "./use-looking";
import type { Menus } from "./use-menus";

interface Parts {
  readonly page: Page;
  readonly stage: Stage;
  readonly looking: Looking;
  readonly menus: Menus;
  /** What a key is about. */
  readonly pointed: Pointed | null;
}

/** The keys of the canvas, as `keys.ts` lists them. */
export function useStageKeys(
  stage: RefObject<Stage | null>,
  looking: Looking,
  menus: Menus,
): (event: KeyboardEvent<HTMLElement>) => void {
  const page = usePage();
  const pointed = looking.focused ?? page.view.selected;
  return (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !stage.current) return;
    const key = event.key === "F10" && event.shiftKey ? "ContextMenu" : event.key;
    const parts: Parts = { page, stage: stage.current, looking, menus, pointed };
    const command = isArrow(key)
      ? () => goAside(parts, key)
      : (goCommands(parts)[key] ?? pictureCommands(parts)[key] ?? doCommands(parts)[key]);
    if (!command) return;
    command();
    event.preventDefault();
    event.stopPropagation();
  };
}

type Commands = Readonly<Partial<Record<string, () => void>>>;

function goCommands(parts: Parts): Commands {
  const { looking, page } = parts;
  return {
    F: () => goToFact(parts, -1),
    f: () => goToFact(parts, 1),
    Home: () => goTo(parts, startOf(page)),
    Escape: () => {
      looking.focus(null);
      page.change((now) => ({ ...now, selected: null }));
    },
  };
}

function pictureCommands({ stage }: Parts): Commands {
  return {
    "+": () => stage.zoomBy(1.3),
    "=": () => stage.zoomBy(1.3),
    "-": () => stage.zoomBy(1 / 1.3),
    "0": () => stage.fit(),
  };
}

/** What is done with the node or the fact that has the focus. */
function doCommands({ page: { change }, stage, menus, pointed }: Parts): Commands {
  if (!pointed) return {};
  const { id } = pointed;
  const ofAny: Commands = {
    Enter: () => change((now) => ({ ...now, selected: pointed })),
    ContextMenu: () => menus.openMenu(pointed, stage.placeOnPage(id)),
  };
  if (pointed.type === "fact") return ofAny;
  return {
    ...ofAny,
    e: () => menus.openExpansion(id, stage.placeOnPage(id)),
    h: () => change((now) => hide(now, id)),
    p: () => {
      const { x, y } = stage.placeOfElement(id);
      change((now) => togglePin(now, id, now.pins[id] ? null : [x, y]));
    },
  };
}

function goAside(parts: Parts, key: string): void {
  const { stage, pointed, page } = parts;
  const but = pointed?.type === "node" ? pointed.id : null;
  goTo(
    parts,
    pointed ? nearestOn(key, stage.placeOfElement(pointed.id), stage.placesOfNodes(but)) : startOf(page),
  );
}

function goTo({ looking, stage }: Parts, id: string | null): void {
  if (id === null) return;
  looking.focus({ type: "node", id });
  stage.reveal(id);
}

/** To the next fact of the node that had the focus last, or the one before; of all facts where there was none. */
function goToFact({ looking, stage, page, pointed }: Parts, by: 1 | -1): void {
  const anchor = looking.anchor ?? (pointed?.type === "node" ? pointed.id : null);
  const beside = (page.scene?.facts ?? []).filter(
    ({ source, target }) => anchor === null || source === anchor || target === anchor,
  );
  const id = stepIn(
    beside.map((fact) => fact.id),
    pointed?.type === "fact" ? pointed.id : null,
    by,
  );
  if (id === null) return;
  looking.focus({ type: "fact", id });
  stage.reveal(id);
}

function startOf({ scene }: Page): string | null {
  return (scene?.nodes.find(({ isEnd }) => isEnd) ?? scene?.nodes[0])?.id ?? null;
}
