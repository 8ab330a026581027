import type { ReactNode } from "react";

export function ChangesPanel(): ReactNode {
  return null;
}
