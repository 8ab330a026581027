import type { ReactNode } from "react";
import type { EntityKind } from "../api/schema";
import { usePage } from "../hooks/use-page";
import { outlineOf } from "../graph/shapes";

/** A kind's shape in its colour, as on the canvas: told apart without colour, too. */
export function KindMark({ kind }: { readonly kind: EntityKind }): ReactNode {
  const legend = usePage().catalogue.kind(kind)?.legend;
  if (!legend) return null;
  return (
    <svg className="kind-mark" viewBox="-1.15 -1.15 2.3 2.3" width="15" height="15" aria-hidden="true">
      <path d={outlineOf(legend.shape)} fill={legend.colour} stroke="currentColor" strokeWidth="0.12" />
    </svg>
  );
}
