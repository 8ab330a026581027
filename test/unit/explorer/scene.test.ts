import { makeScene } from "../../../explorer/src/graph/scene";
import { NEW_PATHS, START, type View } from "../../../explorer/src/state/view";
import { dump, fujitsu, makeClaim, makeFact, makePath, makeSnapshot, toray } from "./builders";

const fromFujitsu = makeFact("from-fujitsu", dump, fujitsu);
const fromToray = makeFact("from-toray", dump, toray);
const viaFujitsu = makePath("via-fujitsu", [dump, fujitsu], [fromFujitsu]);
const viaToray = makePath("via-toray", [dump, toray], [fromToray]);
const ever = makeSnapshot([dump, fujitsu, toray], [fromFujitsu, fromToray]);
const nothing = makeSnapshot([], []);
const asked: View = { ...START, question: NEW_PATHS };

const changesOf = (scene: ReturnType<typeof makeScene>): Record<string, string | null> =>
  Object.fromEntries(scene.facts.map(({ id, change }) => [id, change]));

describe("a scene", () => {
  test("shows what appeared, what vanished and what changed since the left thumb", () => {
    const kept = makeFact("kept", toray, fujitsu, { relation: "AFFILIATE_OF" });
    const then = makeSnapshot([dump, fujitsu, toray], [fromFujitsu, { ...kept, status: "REPORTED" }], {
      paths: [viaFujitsu],
    });
    const now = makeSnapshot([dump, toray, fujitsu], [fromToray, { ...kept, status: "DISPUTED" }], {
      paths: [viaToray],
    });
    const scene = makeScene({ now, then, ever }, asked);
    expect(changesOf(scene)).toEqual({
      "from-toray": "appeared",
      "from-fujitsu": "vanished",
      kept: "changed",
    });
    expect(scene.facts.find(({ id }) => id === "kept")?.was).toBe("REPORTED");
    expect(scene.paths.map(({ id, change }) => [id, change])).toEqual([
      ["via-toray", "appeared"],
      ["via-fujitsu", "vanished"],
    ]);
  });

  test("calls nothing changed where there is no left thumb", () => {
    const now = makeSnapshot([dump, toray], [fromToray], { paths: [viaToray] });
    const scene = makeScene({ now, then: null, ever }, asked);
    expect(changesOf(scene)).toEqual({ "from-toray": null });
    expect(scene.paths.map(({ change }) => change)).toEqual([null]);
  });

  test("knows the ends of the paths, and on which paths each thing lies", () => {
    const now = makeSnapshot([dump, fujitsu, toray], [fromFujitsu, fromToray], {
      paths: [viaFujitsu, viaToray],
    });
    const { nodes, facts } = makeScene({ now, then: null, ever }, asked);
    expect(Object.fromEntries(nodes.map(({ id, onPaths }) => [id, onPaths]))).toEqual({
      dump: [0, 1],
      fujitsu: [0],
      toray: [1],
    });
    expect(facts.map(({ onPaths }) => onPaths)).toEqual([[0], [1]]);
    expect(nodes.every(({ isEnd }) => isEnd)).toBe(true);
  });

  test("marks a node as vanished when all that held it did", () => {
    const then = makeSnapshot([dump, fujitsu], [fromFujitsu], { paths: [viaFujitsu] });
    const now = makeSnapshot([dump, toray], [fromToray], { paths: [viaToray] });
    const { nodes } = makeScene({ now, then, ever }, asked);
    expect(nodes.filter(({ vanished }) => vanished).map(({ id }) => id)).toEqual(["fujitsu"]);
  });

  test("draws what the lens shuts out where there is no path, and says why there is none", () => {
    const now = makeSnapshot([dump, toray], [fromToray], {
      blocked: [viaToray],
      whyEmpty: "BLOCKED_BY_LENS",
    });
    const scene = makeScene({ now, then: null, ever }, asked);
    expect(scene.whyEmpty).toBe("BLOCKED_BY_LENS");
    expect(scene.facts.map(({ shutOut, change }) => [shutOut, change])).toEqual([[true, null]]);
    expect(scene.paths.map(({ shutOut }) => shutOut)).toEqual([true]);
  });

  test("does not say that a fact vanished which was shut out then as it is now", () => {
    const blocked = makeSnapshot([dump, toray], [fromToray], { blocked: [viaToray] });
    const scene = makeScene({ now: blocked, then: blocked, ever }, asked);
    expect(scene.facts.map(({ id, change, shutOut }) => [id, change, shutOut])).toEqual([
      ["from-toray", null, true],
    ]);
  });

  test("says that a path vanished which the lens shuts out since", () => {
    const then = makeSnapshot([dump, toray], [fromToray], { paths: [viaToray] });
    const now = makeSnapshot([dump, toray], [fromToray], { blocked: [viaToray] });
    const scene = makeScene({ now, then, ever }, asked);
    expect(scene.facts.map(({ change, shutOut }) => [change, shutOut])).toEqual([["vanished", false]]);
    expect(scene.paths.map(({ change, shutOut }) => [change, shutOut])).toEqual([["vanished", false]]);
  });

  test("leaves out what was put away, with its facts, and counts it", () => {
    const now = makeSnapshot([dump, fujitsu, toray], [fromFujitsu, fromToray], {
      paths: [viaFujitsu, viaToray],
    });
    const without = (changes: Partial<View>): ReturnType<typeof makeScene> =>
      makeScene({ now, then: null, ever }, { ...asked, ...changes });
    for (const scene of [without({ hidden: ["toray"] }), without({ withoutKinds: ["AFFILIATE"] })]) {
      expect(scene.nodes.map(({ id }) => id)).toEqual(["dump", "fujitsu"]);
      expect(scene.counts).toMatchObject({ shown: 1, total: 2, byFilter: 1, byLens: 0 });
    }
    const none = without({ withoutStatuses: ["ALLEGED"] });
    expect(none.facts).toEqual([]);
    // The ends of the question stay, so that the reader sees what was asked.
    expect(none.nodes.map(({ id }) => id)).toEqual(["dump", "fujitsu", "toray"]);
  });

  test("counts what the lens keeps out, what lies beyond the canvas, and what has no date", () => {
    const undated = { ...fromToray, claims: [makeClaim("undated", null)] };
    const silent = makeFact("silent", toray, fujitsu, { claims: [] });
    const now = makeSnapshot([dump, fujitsu, toray], [undated, silent], {
      hidden: [
        { node: "toray", relation: "CUSTOMER_OF", direction: "OUT", count: 40 },
        { node: "dump", relation: "CONTAINS", direction: "OUT", count: 2 },
      ],
    });
    const scene = makeScene({ now, then: null, ever }, asked);
    expect(scene.counts).toEqual({ shown: 2, total: 45, undated: 1, byLens: 1, byFilter: 0, beyond: 42 });
    expect(scene.nodes.find(({ id }) => id === "toray")?.hidden).toHaveLength(1);
  });

  test("shows what a question is around even where nothing is around it", () => {
    const now = makeSnapshot([fujitsu], []);
    const question = { type: "around", seeds: [{ id: "fujitsu" }], hops: 1, budget: 80 } as const;
    const { nodes } = makeScene({ now, then: null, ever: nothing }, { ...asked, question });
    expect(nodes.map(({ id, isEnd }) => [id, isEnd])).toEqual([["fujitsu", true]]);
  });
});
