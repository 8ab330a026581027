import type { ReactNode } from "react";

export function Timeline(): ReactNode {
  return null;
}
