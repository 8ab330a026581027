import {
  type Drawing,
  type DrawnEdge,
  type DrawnNode,
  escapeXml,
  toSvg,
} from "../../../explorer/src/canvas/export-svg";

const node: DrawnNode = {
  x: 10,
  y: 20,
  width: 40,
  height: 30,
  shape: "cut-rectangle",
  fill: "rgb(1,2,3)",
  border: "#000",
  borderWidth: 1.5,
  opacity: 1,
  lines: [`"R&D" <files>`, "of 2021"],
  labelAt: "below",
  letters: 13,
  isBold: true,
  colour: "#111",
};
const edge: DrawnEdge = {
  from: [0, 0],
  to: [100, 0],
  controls: [],
  middle: [50, 0],
  stroke: "#0a0",
  width: 2,
  opacity: 0.5,
  dashes: [],
  isRound: false,
  lines: ["uses", "✓ confirmed"],
  labelWidth: 70,
  letters: 12,
  colour: "#0a0",
};
const drawing = (nodes: DrawnNode[], edges: DrawnEdge[]): Drawing => ({
  nodes,
  edges,
  background: "#fff",
  bounds: { x1: 0, y1: 0, x2: 200, y2: 100 },
});

/** Tags in their order; throws where one is not closed by its own. */
function tagsOf(svg: string): string[] {
  const open: string[] = [];
  const seen: string[] = [];
  for (const [, close, name, rest] of svg.matchAll(/<(\/?)([a-z]+)((?:[^<>"]|"[^"<]*")*)>/g)) {
    if (close) {
      if (open.pop() !== name) throw new Error(`</${String(name)}> closes nothing`);
    } else {
      seen.push(String(name));
      if (!rest?.endsWith("/")) open.push(String(name));
    }
  }
  if (open.length > 0) throw new Error(`<${open.join(" ")}> is not closed`);
  return seen;
}

describe("the SVG of the canvas", () => {
  test("is well-formed, with names as text, whatever is in them", () => {
    const svg = toSvg(drawing([node], [edge]));
    expect(
      svg.startsWith(`<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg"`),
    ).toBe(true);
    expect(tagsOf(svg)).toEqual([
      ...["svg", "rect", "g", "path", "path", "path"],
      ...["rect", "text", "tspan", "tspan", "text", "tspan", "tspan"],
    ]);
    expect(svg).toContain(">&quot;R&amp;D&quot; &lt;files&gt;</tspan>");
    expect(svg).toContain(`viewBox="-20 -20 240 140"`);
  });

  test("a line has an arrowhead that ends at its target, and its own dashes", () => {
    const svg = toSvg(drawing([], [{ ...edge, dashes: [8, 6], isRound: true }]));
    expect(svg).toContain(`stroke-dasharray="8 6" stroke-linecap="round"`);
    expect(svg).toMatch(/<path d="M100 0L[^"]+Z" fill="#0a0"\/>/);
    expect(svg).toMatch(/<path d="M0 0L92 0" fill="none"/);
    expect(toSvg(drawing([], [edge]))).not.toContain("dasharray");
  });

  test("a line that bends goes from control to control, half-way between them", () => {
    const controls = [
      [0, 40],
      [60, 40],
    ] as const;
    expect(toSvg(drawing([], [{ ...edge, controls }]))).toMatch(/d="M0 0Q0 40 30 40Q60 40 [\d.]+ [\d.]+"/);
  });

  test("a shape is as high as it says, also one whose outline is flat", () => {
    const heightOf = (shape: string): number => {
      const svg = toSvg(drawing([{ ...node, shape, lines: [] }], []));
      const [, scale] = /scale\(20 ([\d.]+)\)/.exec(svg) ?? [];
      const [, path] = /<path d="([^"]+)"/.exec(svg) ?? [];
      const heights = [...String(path).matchAll(/V(-?[\d.]+)/g)].map(([, y]) => Number(y) * Number(scale));
      return Math.max(...heights) * 2;
    };
    expect(heightOf("rectangle")).toBeCloseTo(30);
  });

  test("what is not labelled has no empty text", () => {
    const svg = toSvg(drawing([{ ...node, lines: [] }], [{ ...edge, lines: [] }]));
    expect(svg).not.toContain("<text");
  });

  test("signs that XML forbids are left out, others are kept", () => {
    expect(escapeXml("a\u0000b\u000b✓ 日本 😀")).toBe("ab✓ 日本 😀");
  });
});
