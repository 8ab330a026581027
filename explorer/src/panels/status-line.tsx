import type { ReactNode } from "react";

export function StatusLine(): ReactNode {
  return null;
}
