import { outlineOf } from "../graph/shapes";

/** A node, as it is drawn. */
export interface DrawnNode {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly shape: string;
  readonly fill: string;
  readonly border: string;
  readonly borderWidth: number;
  readonly opacity: number;
  readonly lines: readonly string[];
  /** Below the shape, or within it. */
  readonly labelAt: "below" | "within";
  readonly letters: number;
  readonly isBold: boolean;
  readonly colour: string;
}

/** A line, as it is drawn. */
export interface DrawnEdge {
  /** Where it leaves its source and where its arrowhead ends. */
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  /** The points that bend it, each by a quadratic curve as far as half-way to the next; none for a straight line. */
  readonly controls: readonly (readonly [number, number])[];
  /** Where its label is. */
  readonly middle: readonly [number, number];
  readonly stroke: string;
  readonly width: number;
  readonly opacity: number;
  /** Lengths of dashes and gaps; empty for a whole line. */
  readonly dashes: readonly number[];
  readonly isRound: boolean;
  readonly lines: readonly string[];
  readonly labelWidth: number;
  readonly letters: number;
  readonly colour: string;
}

export interface Drawing {
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
  readonly background: string;
  readonly bounds: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };
}

const MARGIN = 20;
const LINE_HEIGHT = 1.25;
const FONT = "system-ui, 'Segoe UI', sans-serif";

/** The drawing as an SVG file, in the canvas's units. */
export function toSvg({ nodes, edges, background, bounds }: Drawing): string {
  const [x, y] = [bounds.x1 - MARGIN, bounds.y1 - MARGIN].map(round);
  const width = round(bounds.x2 - bounds.x1 + 2 * MARGIN);
  const height = round(bounds.y2 - bounds.y1 + 2 * MARGIN);
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}" width="${width}" height="${height}" font-family="${FONT}">`,
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${escapeXml(background)}"/>`,
    ...edges.map(edgeLine),
    ...nodes.map(nodeShape),
    ...edges.map((edge) => edgeLabel(edge, background)),
    ...nodes.map((node) => nodeLabel(node, background)),
    `</svg>`,
    ``,
  ]
    .filter((line, index, all) => line !== "" || index === all.length - 1)
    .join("\n");
}

function edgeLine({ from, to, controls, stroke, width, opacity, dashes, isRound }: DrawnEdge): string {
  const [lastX, lastY] = controls.at(-1) ?? from;
  const angle = Math.atan2(to[1] - lastY, to[0] - lastX);
  const size = 6 + width * 2;
  // The line ends where its arrowhead begins, so that the tip is sharp.
  const end = [to[0] - size * 0.8 * Math.cos(angle), to[1] - size * 0.8 * Math.sin(angle)] as const;
  const wings = [2.7, -2.7].map((turn) =>
    pair([to[0] + size * Math.cos(angle + turn), to[1] + size * Math.sin(angle + turn)]),
  );
  const colour = escapeXml(stroke);
  const dash = dashes.length > 0 ? ` stroke-dasharray="${dashes.map(round).join(" ")}"` : "";
  const cap = isRound ? ` stroke-linecap="round"` : "";
  return (
    `<g opacity="${round(opacity)}"><path d="${curve(from, controls, end)}" fill="none" stroke="${colour}" ` +
    `stroke-width="${round(width)}"${dash}${cap}/><path d="M${pair(to)}L${wings.join("L")}Z" fill="${colour}"/></g>`
  );
}

function curve(
  from: readonly [number, number],
  controls: DrawnEdge["controls"],
  end: readonly [number, number],
): string {
  const parts = controls.map((control, index) => {
    const next = controls[index + 1];
    const to = next ? ([(control[0] + next[0]) / 2, (control[1] + next[1]) / 2] as const) : end;
    return `Q${pair(control)} ${pair(to)}`;
  });
  return `M${pair(from)}${parts.length > 0 ? parts.join("") : `L${pair(end)}`}`;
}

/** Outlines of these reach three quarters of their square's height; what is drawn is as high as it says. */
const FLAT = new Set(["rectangle", "round-rectangle", "cut-rectangle", "tag"]);

function nodeShape({ x, y, width, height, shape, fill, border, borderWidth, opacity }: DrawnNode): string {
  return (
    `<path d="${outlineOf(shape)}" transform="translate(${round(x)} ${round(y)}) scale(${round(width / 2)} ${round(height / 2 / (FLAT.has(shape) ? 0.75 : 1))})" ` +
    `fill="${escapeXml(fill)}" stroke="${escapeXml(border)}" stroke-width="${round(borderWidth)}" ` +
    `vector-effect="non-scaling-stroke" opacity="${round(opacity)}"/>`
  );
}

function edgeLabel(
  { middle: [x, y], lines, labelWidth, letters, colour }: DrawnEdge,
  background: string,
): string {
  if (lines.length === 0) return "";
  const height = lines.length * letters * LINE_HEIGHT;
  const top = y - height / 2;
  return (
    `<rect x="${round(x - labelWidth / 2)}" y="${round(top)}" width="${round(labelWidth)}" height="${round(height)}" ` +
    `fill="${escapeXml(background)}"/>${textLines(lines, x, top, letters, colour, background, false, 1)}`
  );
}

function nodeLabel(node: DrawnNode, background: string): string {
  const { x, y, height, lines, letters, colour, isBold, labelAt, opacity, fill } = node;
  const top = labelAt === "below" ? y + height / 2 + 5 : y - (lines.length * letters * LINE_HEIGHT) / 2;
  return textLines(lines, x, top, letters, colour, labelAt === "below" ? background : fill, isBold, opacity);
}

function textLines(
  lines: readonly string[],
  x: number,
  top: number,
  letters: number,
  colour: string,
  halo: string,
  isBold: boolean,
  opacity: number,
): string {
  if (lines.length === 0) return "";
  const spans = lines.map(
    (line, index) =>
      `<tspan x="${round(x)}" y="${round(top + letters * (0.95 + index * LINE_HEIGHT))}">${escapeXml(line)}</tspan>`,
  );
  return (
    `<text text-anchor="middle" font-size="${round(letters)}"${isBold ? ` font-weight="bold"` : ""} fill="${escapeXml(colour)}" ` +
    `stroke="${escapeXml(halo)}" stroke-width="3" stroke-linejoin="round" paint-order="stroke" opacity="${round(opacity)}">${spans.join("")}</text>`
  );
}

function pair([x, y]: readonly [number, number]): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** What XML does not allow at all is left out; what means something to it is escaped. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
