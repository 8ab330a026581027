import type { ReactNode } from "react";

/** The keys, in a dialog; opened from the header and by "?". */
export function KeyboardHelp(): ReactNode {
  return null;
}
