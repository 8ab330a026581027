import type { ReactNode } from "react";

export function PathStrip(): ReactNode {
  return null;
}
