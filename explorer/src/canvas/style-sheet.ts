import type { StylesheetJsonBlock, StylesheetStyle } from "cytoscape";
import { CHANGE_STYLES, type LineStyle, STATUS_STYLES } from "../graph/status-style";
import { EDGE_LETTERS, LABEL_GAP, LINE_HEIGHT } from "./elements";
import type { Theme } from "./theme";

/** Beside the page's own letters. */
export const LETTERS = 'system-ui, "Segoe UI", sans-serif';
/** A name that would be smaller than this on the screen, in pixels, is left out. */
const SMALLEST_LETTERS = 5.5;

/** How everything looks, on a light page or a dark one. */
export function makeStyleSheet(theme: Theme): StylesheetJsonBlock[] {
  return [...nodeStyles(theme), ...edgeStyles(theme), ...emphasisStyles(theme)];
}

function nodeStyles(theme: Theme): StylesheetJsonBlock[] {
  return [
    {
      selector: "node.entity",
      style: {
        width: "data(width)",
        height: "data(height)",
        shape: "data(shape)" as never,
        "background-color": "data(colour)",
        "border-width": 1.5,
        "border-color": theme.isDark ? "#e6ebf2" : "#1b2430",
        label: "data(label)",
        color: theme.text,
        "font-family": LETTERS,
        "font-size": "data(letters)",
        "line-height": LINE_HEIGHT,
        "min-zoomed-font-size": SMALLEST_LETTERS,
        "text-wrap": "wrap",
        "text-max-width": "1000px",
        "text-valign": "bottom",
        "text-margin-y": LABEL_GAP,
        "text-outline-color": theme.page,
        "text-outline-width": 3,
        "text-events": "yes",
        "z-index": 10,
      },
    },
    { selector: "node.end", style: { "border-width": 3.5, "font-weight": "bold", "z-index": 12 } },
    {
      selector: "node.badge",
      style: {
        shape: "round-rectangle",
        width: "data(width)",
        height: 16,
        "background-color": theme.accent,
        label: "data(label)",
        color: theme.isDark ? "#0b1a2b" : "#ffffff",
        "font-family": LETTERS,
        "font-size": 11,
        "font-weight": "bold",
        "min-zoomed-font-size": SMALLEST_LETTERS,
        "text-valign": "center",
        "z-index": 20,
      },
    },
  ];
}

function edgeStyles(theme: Theme): StylesheetJsonBlock[] {
  const base: StylesheetJsonBlock = {
    selector: "edge",
    style: {
      label: "data(label)",
      color: theme.text,
      "font-family": LETTERS,
      "font-size": EDGE_LETTERS,
      "line-height": LINE_HEIGHT,
      "min-zoomed-font-size": SMALLEST_LETTERS,
      "text-wrap": "wrap",
      "text-max-width": "1000px",
      "text-background-color": theme.page,
      "text-background-opacity": 1,
      "text-background-padding": "2px",
      "text-background-shape": "roundrectangle",
      "curve-style": "bezier",
      "control-point-step-size": 46,
      "target-arrow-shape": "triangle",
      "arrow-scale": 1.1,
      "line-cap": "butt",
      "z-index": 1,
    },
  };
  const bent: StylesheetJsonBlock = {
    selector: "edge[?bent]",
    style: {
      "curve-style": "unbundled-bezier",
      "control-point-distances": "data(distances)" as never,
      "control-point-weights": "data(weights)" as never,
      "edge-distances": "node-position",
    },
  };
  const statuses = Object.entries(STATUS_STYLES).map(([status, style]): StylesheetJsonBlock => {
    const colour = theme.isDark ? style.dark : style.light;
    return {
      selector: `edge.${status}`,
      style: {
        width: style.width,
        "line-color": colour,
        "target-arrow-color": colour,
        ...lineOf(style),
        color: colour,
      },
    };
  });
  return [base, bent, ...statuses];
}

/** Cytoscape's own dots are as short as the line is thin; these are round, and apart. */
function lineOf({ line, dashes, width }: LineStyle): StylesheetStyle["style"] {
  if (line === "solid") return { "line-style": "solid" };
  if (line === "dotted") {
    return { "line-style": "dashed", "line-dash-pattern": [0.1, width * 2.4], "line-cap": "round" };
  }
  return { "line-style": "dashed", "line-dash-pattern": [...(dashes ?? [8, 6])] };
}

function emphasisStyles(theme: Theme): StylesheetJsonBlock[] {
  const of = (change: keyof typeof CHANGE_STYLES): string =>
    CHANGE_STYLES[change][theme.isDark ? "dark" : "light"];
  const halo = (colour: string, padding: number): StylesheetStyle["style"] => ({
    "underlay-color": colour,
    "underlay-opacity": 0.28,
    "underlay-padding": padding,
  });
  return [
    { selector: "node.appeared, edge.appeared", style: halo(of("appeared"), 7) },
    { selector: "edge.changed", style: halo(of("changed"), 6) },
    {
      selector: "node.vanished",
      style: { opacity: 0.5, "border-style": "dashed", "border-color": of("vanished") },
    },
    {
      selector: "edge.vanished",
      style: {
        "line-style": "dashed",
        "line-dash-pattern": [4, 6],
        "line-opacity": 0.5,
        color: of("vanished"),
      },
    },
    {
      selector: "edge.shut-out",
      style: {
        "line-color": theme.line,
        "target-arrow-color": theme.line,
        "line-style": "dashed",
        "line-dash-pattern": [8, 6],
        width: 2,
        color: theme.quiet,
      },
    },
    { selector: "node.pinned", style: { "border-style": "double", "border-width": 5 } },
    { selector: "node.dim", style: { opacity: 0.45 } },
    { selector: "edge.dim", style: { "line-opacity": 0.3, color: theme.line } },
    { selector: "edge.on-path", style: { width: 7, "z-index": 5, "font-weight": "bold", "arrow-scale": 1 } },
    { selector: "node.on-path", style: { "border-width": 3.5, "font-weight": "bold" } },
    {
      selector: "edge.quiet, edge.crowded",
      style: { "text-opacity": 0, "text-background-opacity": 0, "text-events": "no" },
    },
    { selector: "edge.thin", style: { width: 3, "line-opacity": 0.45 } },
    { selector: "edge.beside", style: LABELLED },
    {
      selector: "edge.hovered, edge.chosen, edge.focused",
      style: { ...LABELLED, "z-index": 30, "line-opacity": 1 },
    },
    { selector: "edge.chosen, edge.focused", style: { ...halo(theme.focus, 5), "underlay-opacity": 0.45 } },
    { selector: "node.focused", style: ring(theme.focus, "dashed") },
    { selector: "node.chosen", style: ring(theme.accent, "solid") },
  ];
}

const LABELLED = { "text-opacity": 1, "text-background-opacity": 1 };

function ring(colour: string, line: "dashed" | "solid"): StylesheetStyle["style"] {
  return {
    "outline-width": 4,
    "outline-color": colour,
    "outline-style": line,
    "outline-offset": 4,
    opacity: 1,
    "z-index": 40,
  };
}
