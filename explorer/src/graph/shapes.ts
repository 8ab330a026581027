/** Outlines of the legend's shapes (cytoscape's names) as SVG paths within a square from -1 to 1. */
const OUTLINES: Readonly<Record<string, string>> = {
  ellipse: "M-1 0A1 1 0 1 1 1 0A1 1 0 1 1 -1 0Z",
  rectangle: "M-1 -.75H1V.75H-1Z",
  "round-rectangle": "M-.7 -.75H.7Q1 -.75 1 -.45V.45Q1 .75 .7 .75H-.7Q-1 .75 -1 .45V-.45Q-1 -.75 -.7 -.75Z",
  "cut-rectangle": "M-.65 -.75H.65L1 -.4V.4L.65 .75H-.65L-1 .4V-.4Z",
  barrel: "M-.8 -.8Q0 -1 .8 -.8Q1.05 0 .8 .8Q0 1 -.8 .8Q-1.05 0 -.8 -.8Z",
  tag: "M-1 -.75H.5L1 0L.5 .75H-1Z",
  vee: "M-1 -.9L0 -.4L1 -.9L0 1Z",
};

/** Corners of regular shapes: how many, and where the first one is (in degrees; -90 is the top). */
const POLYGONS: Readonly<Record<string, readonly [corners: number, first: number]>> = {
  triangle: [3, -90],
  diamond: [4, -90],
  pentagon: [5, -90],
  hexagon: [6, 0],
  octagon: [8, 22.5],
};

/** The outline of a shape; a circle for one that is not known here. */
export function outlineOf(shape: string): string {
  if (shape === "star") return polygon(10, -90, (corner) => (corner % 2 === 0 ? 1 : 0.45));
  const regular = POLYGONS[shape];
  if (regular) return polygon(...regular, () => 1);
  return OUTLINES[shape] ?? String(OUTLINES["ellipse"]);
}

function polygon(corners: number, first: number, radius: (corner: number) => number): string {
  const points = Array.from({ length: corners }, (_, corner) => {
    const angle = ((first + (360 / corners) * corner) * Math.PI) / 180;
    const point = [Math.cos(angle), Math.sin(angle)].map((part) => (part * radius(corner)).toFixed(3));
    return point.join(" ");
  });
  return `M${points.join("L")}Z`;
}
