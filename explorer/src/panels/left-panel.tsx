import type { ReactNode } from "react";

export function LeftPanel(): ReactNode {
  return null;
}
