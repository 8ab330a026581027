import type { ReactNode } from "react";

/** The GraphQL behind the view; opened from the header. */
export function RequestPanel(): ReactNode {
  return null;
}
