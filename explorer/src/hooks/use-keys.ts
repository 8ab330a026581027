import { useEffect } from "react";
import { goToTab, stepPath } from "../state/ask";
import { actionOf, type KeyAction } from "../state/keys";
import { START } from "../state/view";
import { type Page, usePage } from "./use-page";

/** The id of the box that "/" goes to: there is one on the start page, and one in the left panel. */
export const SEARCH_BOX = "search-box";

/** Lets the page's keys work, wherever the focus is but in a field or a dialog. */
export function useKeys(openHelp: () => void): void {
  const page = usePage();
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isTyping(event.target)) return;
      const action = actionOf(event);
      if (!action || !act(action, page, openHelp)) return;
      event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  });
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest("input, select, textarea, dialog") !== null)
  );
}

/** Whether there was something to do: other keys are left to the browser. */
function act(action: KeyAction, page: Page, openHelp: () => void): boolean {
  const { view, change, scene } = page;
  switch (action.type) {
    case "help":
      openHelp();
      return true;
    case "undo":
      if (page.canUndo) page.undo();
      return page.canUndo;
    case "redo":
      if (page.canRedo) page.redo();
      return page.canRedo;
    case "deselect":
      if (view.selected) change((now) => ({ ...now, selected: null }));
      return view.selected !== null;
    case "table":
      if (scene) change((now) => ({ ...now, shape: now.shape === "table" ? "canvas" : "table" }));
      return scene !== null;
    case "step":
      if (scene) change((now) => stepPath(now, scene.paths.length, action.by));
      return scene !== null;
    case "search":
      goToSearch(page);
      return true;
    case "tab":
      change((now) => goToTab(now, action.tab));
      focusLater(`tab-${action.tab}`);
      return true;
  }
}

function goToSearch({ view, change }: Page): void {
  const isAtStart = view.question === null && view.tab === START.tab;
  if (!isAtStart && view.tab !== "search") change((now) => goToTab(now, "search"));
  focusLater(SEARCH_BOX);
}

/** The focus goes to what may only be there when the page has been drawn again. */
export function focusLater(id: string): void {
  setTimeout(() => document.getElementById(id)?.focus());
}
