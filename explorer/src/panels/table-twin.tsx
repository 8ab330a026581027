import type { ReactNode } from "react";

export function TableTwin(): ReactNode {
  return null;
}
