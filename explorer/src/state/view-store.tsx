import { createContext, type ReactNode, use, useCallback, useMemo, useSyncExternalStore } from "react";
import { fromSearch, toSearch } from "./address";
import type { View } from "./view";

/** The view, and how it is changed. */
export interface ViewStore {
  readonly view: View;
  /**
   * Changes the view; each change is an entry of the browser's history, so Back is undo. `replace` is for what is on its
   * way, such as a thumb that is being dragged.
   */
  readonly change: (next: (view: View) => View, how?: "push" | "replace") => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** Where an entry of the history stands, and how far the line goes on. Kept beside the address, in the history itself. */
interface Place {
  readonly step: number;
}

const listeners = new Set<() => void>();
/** The last step of the line: what lies beyond the present one can be redone. */
let lastStep = placeOf().step;

function placeOf(): Place {
  const state = history.state as Partial<Place> | null;
  return { step: state?.step ?? 0 };
}

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}

function write(view: View, how: "push" | "replace"): void {
  const address = `${location.pathname}${toSearch(view)}`;
  if (address === `${location.pathname}${location.search}`) return;
  const { step } = placeOf();
  if (how === "replace") history.replaceState({ step }, "", address);
  else {
    lastStep = step + 1;
    history.pushState({ step: lastStep }, "", address);
  }
  tell();
}

const Store = createContext<ViewStore | null>(null);

/** Holds the view in the address. */
export function ViewProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const search = useSyncExternalStore(subscribe, () => location.search);
  const view = useMemo(() => fromSearch(search), [search]);
  const change = useCallback<ViewStore["change"]>((next, how = "push") => {
    write(next(fromSearch(location.search)), how);
  }, []);
  const { step } = placeOf();
  const store = useMemo<ViewStore>(
    () => ({
      view,
      change,
      undo: () => history.back(),
      redo: () => history.forward(),
      canUndo: step > 0,
      canRedo: step < lastStep,
    }),
    [view, change, step],
  );
  return <Store value={store}>{children}</Store>;
}

export function useViewStore(): ViewStore {
  const store = use(Store);
  if (!store) throw new Error("useViewStore is used outside of ViewProvider.");
  return store;
}
