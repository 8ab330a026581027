import { useCallback, useState } from "react";
import { usePage } from "../hooks/use-page";
import type { Pointed } from "./stage-events";
import { sayFact, sayNode } from "./words";

/** What the pointer and the keyboard are at: nothing that a link carries. */
export interface Looking {
  readonly hovered: Pointed | null;
  /** Where the keyboard is; null where it is nowhere, or what it was at is gone. */
  readonly focused: Pointed | null;
  /** The node whose facts are stepped through: the last one that had the focus. */
  readonly anchor: string | null;
  readonly hover: (pointed: Pointed | null) => void;
  readonly focus: (pointed: Pointed | null) => void;
  /** Empty for nothing. */
  readonly say: (pointed: Pointed | null) => string;
}

export function useLooking(): Looking {
  const { scene, node, catalogue, view } = usePage();
  const [hovered, hover] = useState<Pointed | null>(null);
  const [at, setAt] = useState<Pointed | null>(null);
  const [anchor, setAnchor] = useState<string | null>(null);
  const facts = scene?.facts ?? [];
  const isThere = (one: Pointed): boolean =>
    one.type === "node" ? node(one.id) !== undefined : facts.some(({ id }) => id === one.id);
  const nameOf = useCallback((id: string): string => node(id)?.name ?? "something", [node]);
  return {
    hovered,
    focused: at && isThere(at) ? at : null,
    anchor,
    hover,
    focus: (pointed) => {
      setAt(pointed);
      if (pointed?.type !== "fact") setAnchor(pointed?.id ?? null);
    },
    say: (pointed) => {
      if (!pointed) return "";
      if (pointed.type === "node") {
        const found = node(pointed.id);
        return found ? sayNode(found, facts, view.pins[found.id] !== undefined) : "";
      }
      const fact = facts.find(({ id }) => id === pointed.id);
      return fact ? sayFact(catalogue, fact, nameOf) : "";
    },
  };
}
