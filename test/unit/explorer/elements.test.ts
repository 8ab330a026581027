import { type Legend, toElements } from "../../../explorer/src/canvas/elements";
import { shorten, widthOf, wrapText } from "../../../explorer/src/canvas/text";
import { sceneFact, sceneNode, sceneOf } from "./builders";

const legend: Legend = {
  look: () => ({ colour: "#0072B2", shape: "round-rectangle" }),
  words: () => "left the systems of",
};
const nothing = { path: null, pins: {} };
const ab = [sceneNode("a"), sceneNode("b")];

function edgeOf(more: Parameters<typeof sceneFact>[3]) {
  const [edge] = toElements(sceneOf(ab, [sceneFact("f", "a", "b", more)]), nothing, legend).edges;
  return { classes: edge?.classes, words: edge?.label.replaceAll("\n", " ") };
}

describe("what the canvas draws of a scene", () => {
  test("a line says its relation, and its status by class, sign and word", () => {
    expect(edgeOf({ status: "ALLEGED" })).toEqual({
      classes: ["ALLEGED"],
      words: "left the systems of ? alleged",
    });
  });

  test("what changed says from what to what, what appeared and vanished has a sign", () => {
    expect(edgeOf({ status: "REFUTED", was: "ALLEGED", change: "changed" })).toEqual({
      classes: ["REFUTED", "changed"],
      words: "left the systems of ? alleged → ✕ refuted ~ changed",
    });
    expect(edgeOf({ change: "vanished" }).words).toContain("− vanished");
    expect(edgeOf({ change: "appeared" }).classes).toContain("appeared");
  });

  test("what the lens shuts out says so", () => {
    expect(edgeOf({ shutOut: true })).toEqual({
      classes: ["REPORTED", "shut-out"],
      words: "left the systems of ○ reported shut out by the lens",
    });
  });

  test("the path that is stepped to stands out, other paths fade, and what was expanded does neither", () => {
    const facts = [
      sceneFact("on", "a", "b", { onPaths: [1] }),
      sceneFact("off", "a", "b", { onPaths: [0] }),
      sceneFact("more", "a", "b"),
    ];
    const scene = { ...sceneOf(ab, facts), paths: [0, 1].map(() => ({ hops: [] }) as never) };
    const classes = (path: number | null) =>
      toElements(scene, { path, pins: {} }, legend).edges.map((edge) => edge.classes.slice(1));
    expect(classes(1)).toEqual([["on-path"], ["dim"], []]);
    expect(classes(null)).toEqual([[], [], []]);
    // A link may name a path that is no longer there.
    expect(classes(7)).toEqual([[], [], []]);
  });

  test("a node appeared only if all its lines did and nobody asked for it", () => {
    const facts = [
      sceneFact("new", "a", "b", { change: "appeared" }),
      sceneFact("old", "a", "c", { change: null }),
    ];
    const nodes = [sceneNode("a"), sceneNode("b"), sceneNode("c", { isEnd: true })];
    const classes = toElements(sceneOf(nodes, facts), nothing, legend).nodes.map((node) => node.classes);
    expect(classes).toEqual([[], ["appeared"], ["end"]]);
  });

  test("a node tells how much of it is not drawn, over all relations, and that it is pinned", () => {
    const hidden = [
      { node: "a", relation: "USES", direction: "OUT", count: 9_900 },
      { node: "a", relation: "USES", direction: "IN", count: 20 },
    ] as const;
    const scene = sceneOf([sceneNode("a", { hidden })], []);
    const [node] = toElements(scene, { path: null, pins: { a: [1, 2] } }, legend).nodes;
    expect([node?.hidden, node?.classes]).toEqual([9_920, ["pinned"]]);
  });

  test("among very many nodes the end is larger, and its name with it", () => {
    const sizes = (count: number) => {
      const others = Array.from({ length: count }, (_, index) => sceneNode(String(index)));
      const scene = sceneOf([sceneNode("end", { isEnd: true }), ...others], []);
      const { nodes } = toElements(scene, nothing, legend);
      return nodes.slice(0, 2).map(({ size, letters }) => [Math.round(size), Math.round(letters)]);
    };
    expect(sizes(80)).toEqual([
      [44, 13],
      [32, 13],
    ]);
    expect(sizes(1_999)).toEqual([
      [311, 92],
      [32, 13],
    ]);
  });

  test("with more than 40 lines none of them is labelled at once", () => {
    const drawn = (count: number) => {
      const facts = Array.from({ length: count }, (_, index) => sceneFact(String(index), "a", "b"));
      return toElements(sceneOf(ab, facts), nothing, legend).edges.map(({ classes }) =>
        classes.includes("quiet"),
      );
    };
    expect(new Set(drawn(40))).toEqual(new Set([false]));
    expect(new Set(drawn(41))).toEqual(new Set([true]));
  });
});

describe("names in lines", () => {
  test("lines break between words, are about equally long, and none is too wide", () => {
    const lines = wrapText("Ministry of Land, Infrastructure, Transport and Tourism", 120, 13);
    expect(lines.length).toBeLessThan(6);
    expect(lines.join(" ")).toBe("Ministry of Land, Infrastructure, Transport and Tourism");
    for (const line of lines) expect(widthOf(line, 13)).toBeLessThanOrEqual(120);
  });

  test("a word is broken only where it is longer than a line", () => {
    expect(wrapText("Japanese government agencies", 100, 13)).toEqual(["Japanese", "government", "agencies"]);
    const broken = wrapText("Donaudampfschifffahrtsgesellschaft", 100, 13);
    expect(broken.length).toBeGreaterThan(1);
    expect(broken.join("")).toBe("Donaudampfschifffahrtsgesellschaft");
  });

  test("a name that is too long is cut after a word, and no name is lost in cutting", () => {
    expect(shorten("Access to Japanese government data", 20)).toBe("Access to Japanese…");
    expect(shorten("short", 20)).toBe("short");
    expect(shorten("Donaudampfschifffahrtsgesellschaft", 10)).toBe("Donaudamp…");
    expect(wrapText("", 100, 13)).toEqual([]);
  });
});
