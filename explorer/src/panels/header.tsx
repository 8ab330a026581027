import type { ReactNode } from "react";

export function Header(): ReactNode {
  return null;
}
