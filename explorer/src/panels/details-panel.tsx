import type { ReactNode } from "react";

export function DetailsPanel(): ReactNode {
  return null;
}
