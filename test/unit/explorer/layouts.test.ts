import { type Legend, toElements } from "../../../explorer/src/canvas/elements";
import {
  bendThrough,
  boundsOf,
  type Box,
  levelBend,
  overlapsOf,
  placeBeside,
  type Point,
  separate,
  toAspect,
} from "../../../explorer/src/canvas/geometry";
import { nearestOn, stepIn } from "../../../explorer/src/canvas/keyboard";
import { fromPlaces, type LayoutTask, settle, toCircles, toTask } from "../../../explorer/src/canvas/layouts";
import { foldLeaves, unfoldLeaves } from "../../../explorer/src/canvas/leaves";
import { placeAdded } from "../../../explorer/src/canvas/place-added";
import { sceneFact, sceneNode, sceneOf, scenePath } from "./builders";

const legend: Legend = { look: () => ({ colour: "#000", shape: "ellipse" }), words: () => "uses" };
const page = { width: 1_000, height: 600 };
const box = (id: string, width = 40, height = 20): Box => ({ id, width, height });
const many = (count: number): Box[] => Array.from({ length: count }, (_, index) => box(`n${String(index)}`));

describe("making room", () => {
  test("boxes on one heap are pushed apart until none lies on another", () => {
    const boxes = many(40);
    const heap = new Map(boxes.map(({ id }, index) => [id, { x: index % 3, y: index % 5 }]));
    expect(overlapsOf(boxes, heap).length).toBeGreaterThan(100);
    expect(overlapsOf(boxes, separate(boxes, heap))).toEqual([]);
  });

  test("what is pinned stays to the point, and others make way", () => {
    const boxes = [box("pinned"), box("other"), box("third")];
    const heap = new Map(boxes.map(({ id }) => [id, { x: 5, y: 5 }]));
    const places = separate(boxes, heap, { fixed: new Set(["pinned"]) });
    expect(places.get("pinned")).toEqual({ x: 5, y: 5 });
    expect(overlapsOf(boxes, places)).toEqual([]);
  });

  test("a picture is turned and stretched to the page's proportions", () => {
    const boxes = many(3);
    const upright = new Map(boxes.map(({ id }, index) => [id, { x: 0, y: index * 300 }]));
    const { x1, x2, y1, y2 } = boundsOf(boxes, toAspect(boxes, upright, 1.6));
    expect(x2 - x1).toBeGreaterThan(y2 - y1);
  });

  test("a finished layout has its pins where they are, whatever the kind", () => {
    const at: Point = { x: 12, y: -7 };
    const boxes = many(5);
    const task: LayoutTask = { kind: "forces", boxes, edges: [], fixed: [["n2", at]], starts: [], page };
    const places = settle(task, new Map(boxes.map(({ id }) => [id, { x: 0, y: 0 }])));
    expect(places.get("n2")).toEqual(at);
    expect(overlapsOf(boxes, places)).toEqual([]);
  });
});

describe("what a layout is given", () => {
  const facts = [sceneFact("f1", "b", "a"), sceneFact("f2", "b", "c")];
  const paths = [scenePath(facts, ["a", "b", "c"])];
  const scene = sceneOf([sceneNode("a", { isEnd: true }), sceneNode("b"), sceneNode("c")], facts, paths);
  const elements = toElements(scene, { path: null, pins: {} }, legend);

  test("paths run as they are read, through a box for each label", () => {
    const task = toTask(elements, paths, { kind: "ranks", pins: {}, page });
    expect(task.edges).toEqual([
      ["a", "label f1"],
      ["label f1", "b"],
      ["b", "label f2"],
      ["label f2", "c"],
    ]);
    expect(task.starts).toEqual(["a"]);
    expect(task.boxes.map(({ id }) => id)).toEqual(["a", "b", "c", "label f1", "label f2"]);
  });

  test("a pin goes through the layout and comes out where it was", () => {
    for (const kind of ["ranks", "forces"] as const) {
      const { fixed } = toTask(elements, paths, { kind, pins: { b: [10, 20] }, page });
      expect(fromPlaces(elements, kind, new Map(fixed)).nodes.get("b")).toEqual({ x: 10, y: 20 });
    }
  });

  test("without room for labels, lines are as they are", () => {
    const manyFacts = Array.from({ length: 41 }, (_, index) => sceneFact(String(index), "b", "c"));
    const crowded = toElements(sceneOf(scene.nodes, manyFacts), { path: null, pins: {} }, legend);
    const task = toTask(crowded, [], { kind: "forces", pins: {}, page });
    expect(task.boxes.length).toBe(3);
    expect(new Set(task.edges.flat())).toEqual(new Set(["b", "c"]));
  });
});

describe("lines that bend", () => {
  const at = (from: Point, to: Point, weight: number, distance: number): Point => {
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const length = Math.hypot(dx, dy);
    return {
      x: from.x + weight * dx - (distance * dy) / length,
      y: from.y + weight * dy + (distance * dx) / length,
    };
  };

  test("a line passes through the place of its label", () => {
    const [from, to, label] = [
      { x: 10, y: 0 },
      { x: 110, y: 40 },
      { x: 70, y: -30 },
    ];
    const bend = bendThrough(from, to, label);
    const control = at(from, to, Number(bend.weights[0]), Number(bend.distances[0]));
    expect((from.x + 2 * control.x + to.x) / 4).toBeCloseTo(label.x);
    expect((from.y + 2 * control.y + to.y) / 4).toBeCloseTo(label.y);
  });

  test("between ranks it leaves and arrives level, in either direction", () => {
    for (const [from, to] of [
      [
        { x: 0, y: 0 },
        { x: 400, y: 90 },
      ],
      [
        { x: 400, y: 90 },
        { x: 0, y: 0 },
      ],
    ] as const) {
      const bend = levelBend(from, to, { x: 200, y: 60 }, { source: 50, target: 60, middle: 40 });
      const controls = bend.weights.map((weight, index) =>
        at(from, to, weight, Number(bend.distances[index])),
      );
      expect(controls.map(({ y }) => Math.round(y) + 0)).toEqual([from.y, 60, 60, to.y]);
      const [first, second] = controls;
      expect(Math.abs(Number(first?.x) - from.x)).toBeCloseTo(50);
      expect((Number(second?.x) + Number(controls[2]?.x)) / 2).toBeCloseTo(200);
    }
  });
});

describe("what comes to a picture that stays", () => {
  test("new boxes find free places near their parent", () => {
    const taken = [box("parent", 100, 60), box("old", 100, 60)];
    const places = new Map([
      ["parent", { x: 0, y: 0 }],
      ["old", { x: 0, y: 160 }],
    ]);
    const added = Array.from({ length: 25 }, (_, index) => box(`new${String(index)}`, 100, 60));
    const after = placeBeside({ x: 0, y: 0 }, added, taken, places);
    expect(overlapsOf([...taken, ...added], after)).toEqual([]);
    expect(after.get("old")).toEqual({ x: 0, y: 160 });
    for (const { id } of added) {
      const { x, y } = after.get(id) ?? { x: Infinity, y: 0 };
      expect(Math.hypot(x, y)).toBeLessThan(700);
    }
  });

  test("nodes are placed beside the node that brought them, those of others' after it, and old ones do not move", () => {
    const facts = [sceneFact("1", "old", "new"), sceneFact("2", "new", "newer")];
    const scene = sceneOf(
      ["old", "new", "newer"].map((id) => sceneNode(id)),
      facts,
    );
    const elements = toElements(scene, { path: null, pins: {} }, legend);
    const places = placeAdded(elements, ["new", "newer"], new Map([["old", { x: 50, y: 50 }]]), "forces");
    expect(places.get("old")).toEqual({ x: 50, y: 50 });
    expect([...places.keys()].sort()).toEqual(["new", "newer", "old"]);
    const distance = (a: string, b: string): number => {
      const [from, to] = [places.get(a), places.get(b)];
      return Math.hypot(Number(from?.x) - Number(to?.x), Number(from?.y) - Number(to?.y));
    };
    expect(distance("new", "newer")).toBeLessThan(distance("old", "newer") + 1);
  });
});

describe("many nodes", () => {
  const leaves = Array.from({ length: 500 }, (_, index) => `leaf${String(index)}`);
  const star: LayoutTask = {
    kind: "forces",
    boxes: ["hub", ...leaves].map((id) => box(id, 100, 50)),
    edges: leaves.map((leaf) => [leaf, "hub"] as const),
    fixed: [["leaf7", { x: 1, y: 1 }]],
    starts: ["hub"],
    page,
  };

  test("leaves take no part in the layout, but for what is pinned, and their hub has the room of all of them", () => {
    const { core } = foldLeaves(star);
    expect(core.boxes.map(({ id }) => id)).toEqual(["hub", "leaf7"]);
    expect(core.edges).toEqual([["leaf7", "hub"]]);
    expect(core.boxes[0]?.width).toBeGreaterThan(100 * Math.sqrt(500));
  });

  test("leaves are put around their hub, each with a place of its own", () => {
    const folded = foldLeaves(star);
    const places = unfoldLeaves(folded, new Map([["hub", { x: 0, y: 0 }]]));
    expect(places.size).toBe(500);
    const shapes = star.boxes.map(({ id }) => box(id, 55, 27));
    expect(overlapsOf(shapes, places)).toEqual([]);
  });

  test("two that have only each other do not both vanish", () => {
    const pair = {
      ...star,
      boxes: [box("a"), box("b")],
      edges: [["a", "b"] as const],
      fixed: [],
      starts: [],
    };
    expect(foldLeaves(pair).core.boxes.length).toBe(1);
  });

  test("circles have a place for each, the starts in the middle, islands too", () => {
    const places = toCircles({ ...star, boxes: [...star.boxes, box("island")] });
    expect(places.size).toBe(502);
    expect(places.get("hub")).toEqual({ x: 0, y: 0 });
    expect(new Set([...places.values()].map(({ x, y }) => `${x.toFixed(2)} ${y.toFixed(2)}`)).size).toBe(502);
  });
});

describe("going about by keys", () => {
  const places = [
    ["right", { x: 100, y: 10 }],
    ["far right", { x: 300, y: 0 }],
    ["below", { x: 5, y: 80 }],
  ] as const;

  test("an arrow goes to the nearest on its side, and nowhere where there is none", () => {
    expect(nearestOn("ArrowRight", { x: 0, y: 0 }, places)).toBe("right");
    expect(nearestOn("ArrowDown", { x: 0, y: 0 }, places)).toBe("below");
    expect(nearestOn("ArrowLeft", { x: 0, y: 0 }, places)).toBeNull();
    expect(nearestOn("Enter", { x: 0, y: 0 }, places)).toBeNull();
  });

  test("steps go round in either direction", () => {
    expect(stepIn(["a", "b"], null, 1)).toBe("a");
    expect(stepIn(["a", "b"], "b", 1)).toBe("a");
    expect(stepIn(["a", "b"], "a", -1)).toBe("b");
    expect(stepIn([], null, 1)).toBeNull();
  });
});
