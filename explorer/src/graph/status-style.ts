import type { StatementStatus } from "../api/schema";
import type { Change } from "./model";

/** How a status, or a change, is told apart: by colour, by the line, and by a sign, so that none of them is needed alone. */
export interface LineStyle {
  /** On a light page and on a dark one; from the palette of Okabe and Ito, darkened or lightened until it can be read. */
  readonly light: string;
  readonly dark: string;
  readonly line: "solid" | "dashed" | "dotted";
  /** Lengths of dashes and gaps, for "dashed". */
  readonly dashes?: readonly [number, number];
  readonly width: number;
  readonly sign: string;
}

export const STATUS_STYLES: Readonly<Record<StatementStatus, LineStyle>> = {
  CONFIRMED: { light: "#007a5a", dark: "#2fc39a", line: "solid", width: 4, sign: "✓" },
  CORROBORATED: { light: "#005f96", dark: "#5db5ec", line: "solid", width: 3.5, sign: "≡" },
  REPORTED: { light: "#2f6f9f", dark: "#8ecbf2", line: "solid", width: 2, sign: "○" },
  DISPUTED: { light: "#8a5a00", dark: "#f0b429", line: "dashed", dashes: [10, 5], width: 3, sign: "±" },
  ALLEGED: { light: "#b04a00", dark: "#ff9550", line: "dotted", width: 3, sign: "?" },
  REFUTED: { light: "#a5264d", dark: "#ff8fb0", line: "dashed", dashes: [3, 5], width: 2, sign: "✕" },
  SUPERSEDED: { light: "#5f5f5f", dark: "#b3b3b3", line: "dashed", dashes: [3, 5], width: 2, sign: "↻" },
  RETRACTED: { light: "#5f5f5f", dark: "#b3b3b3", line: "dashed", dashes: [1, 6], width: 2, sign: "↩" },
  UNSUPPORTED: { light: "#6b6b6b", dark: "#a6a6a6", line: "dotted", width: 1.5, sign: "–" },
};

export const CHANGE_STYLES: Readonly<
  Record<
    Change,
    { readonly light: string; readonly dark: string; readonly sign: string; readonly label: string }
  >
> = {
  appeared: { light: "#00664a", dark: "#3ddbb0", sign: "+", label: "appeared" },
  vanished: { light: "#9b1c47", dark: "#ff8fb0", sign: "−", label: "vanished" },
  changed: { light: "#7a5200", dark: "#f5c04d", sign: "~", label: "changed" },
};
