import { createContext, type ReactNode, use, useMemo } from "react";
import type { Catalogue } from "../graph/catalogue";
import type { SceneNode } from "../graph/model";
import { useViewStore, type ViewStore } from "../state/view-store";
import { type SceneAnswer, useScene } from "./use-scene";

/** What every part of the page may need: the view, how to change it, and what the API answered. */
export interface Page extends ViewStore, SceneAnswer {
  readonly catalogue: Catalogue;
  /** A node of the scene. */
  readonly node: (id: string) => SceneNode | undefined;
}

const PageContext = createContext<Page | null>(null);

export function PageProvider({
  catalogue,
  children,
}: {
  readonly catalogue: Catalogue;
  readonly children: ReactNode;
}): ReactNode {
  const store = useViewStore();
  const answer = useScene(store.view, catalogue);
  const byId = useMemo(() => new Map(answer.scene?.nodes.map((node) => [node.id, node])), [answer.scene]);
  const page: Page = { ...store, ...answer, catalogue, node: (id) => byId.get(id) };
  return <PageContext value={page}>{children}</PageContext>;
}

export function usePage(): Page {
  const page = use(PageContext);
  if (!page) throw new Error("usePage is used outside of PageProvider.");
  return page;
}
