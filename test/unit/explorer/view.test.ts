import {
  askAround,
  askPaths,
  askPathsFrom,
  askPathsTo,
  goToTab,
  stepPath,
} from "../../../explorer/src/state/ask";
import { actionOf, PAGE_KEYS } from "../../../explorer/src/state/keys";
import {
  askInstead,
  collapse,
  expand,
  hide,
  NEW_PATHS,
  START,
  toggle,
  togglePin,
  type View,
} from "../../../explorer/src/state/view";

const fujitsu = { id: "f", kind: "COMPANY", name: "Fujitsu" } as const;
const toray = { id: "t", kind: "AFFILIATE", name: "Toray Industries" } as const;
const at = { node: "f", relation: "PROVIDES", direction: "OUT" } as const;

describe("a view", () => {
  test("expands a relation 25 facts at a time, up to as many as there are, and collapses again", () => {
    const once = expand(START, at, 60);
    const twice = expand(once, at, 60);
    const thrice = expand(twice, at, 60);
    expect([once, twice, thrice].map(({ expansions }) => expansions)).toEqual([
      [{ ...at, shown: 25 }],
      [{ ...at, shown: 50 }],
      [{ ...at, shown: 60 }],
    ]);
    const other = expand(thrice, { ...at, direction: "IN" }, 3);
    expect(other.expansions).toHaveLength(2);
    expect(collapse(other, "f").expansions).toEqual([]);
    expect(collapse(other, "t").expansions).toHaveLength(2);
  });

  test("puts a node away once, and selects it no longer", () => {
    const selected: View = { ...START, selected: { type: "node", id: "f" } };
    expect(hide(hide(selected, "f"), "f")).toMatchObject({ hidden: ["f"], selected: null });
    expect(hide(selected, "t").selected).toEqual(selected.selected);
  });

  test("pins and loosens a node, and leaves the others where they are", () => {
    const both = togglePin(togglePin(START, "f", [1, 2]), "t", [3, 4]);
    expect(togglePin(both, "f", null).pins).toEqual({ t: [3, 4] });
    expect(toggle(toggle(["a"], "b"), "a")).toEqual(["b"]);
  });

  test("keeps rule and dates when something else is asked, and drops what belonged to the question before", () => {
    const lens = { since: "2021-08-27", before: "2021-09-12", preset: "ALL_CLAIMS" } as const;
    const busy: View = { ...hide(START, "x"), lens, story: "whose-data", path: 2, shape: "table" };
    expect(askInstead(busy, null)).toEqual({ ...START, lens, shape: "table" });
    expect(askAround(busy, fujitsu).question).toMatchObject({ type: "around", seeds: [fujitsu], hops: 1 });
  });

  test("gathers the ends of paths one by one, from wherever they are named", () => {
    const whole = askPathsTo(askPathsFrom(START, fujitsu), toray);
    expect(whole).toMatchObject({ tab: "paths", question: { from: [fujitsu], to: [toray] } });
    expect(askPaths(whole, { sameIncident: false }).question).toMatchObject({
      from: [fujitsu],
      sameIncident: false,
    });
    expect(goToTab(START, "filter").question).toEqual(NEW_PATHS);
    expect(goToTab(whole, "filter").question).toBe(whole.question);
  });

  test("steps through its paths in a circle, and not where there are none", () => {
    const stepped = (path: number | null, by: 1 | -1): number | null =>
      stepPath({ ...START, path }, 3, by).path;
    expect([null, 0, 2, 99].map((path) => stepped(path, 1))).toEqual([0, 1, 0, 0]);
    expect([null, 0, 2].map((path) => stepped(path, -1))).toEqual([2, 2, 1]);
    expect(stepPath(START, 0, 1)).toBe(START);
  });
});

describe("the keys of the page", () => {
  const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

  test("do what the list of keys says, and leave the browser's own alone", () => {
    expect(actionOf({ ...plain, key: "/" })).toEqual({ type: "search" });
    expect(actionOf({ ...plain, key: "]" })).toEqual({ type: "step", by: 1 });
    expect(actionOf({ ...plain, key: "z", ctrlKey: true })).toEqual({ type: "undo" });
    expect(actionOf({ ...plain, key: "Z", metaKey: true, shiftKey: true })).toEqual({ type: "redo" });
    expect(actionOf({ ...plain, key: "t", ctrlKey: true })).toBeNull();
    expect(actionOf({ ...plain, key: "t", altKey: true })).toBeNull();
    expect(actionOf({ ...plain, key: "x" })).toBeNull();
  });

  test("understand a bracket that is written with Alt and Ctrl, as on a German keyboard", () => {
    expect(actionOf({ ...plain, key: "[", ctrlKey: true, altKey: true })).toEqual({ type: "step", by: -1 });
  });

  test("are all listed, and nothing is listed that does nothing", () => {
    const single = PAGE_KEYS.flatMap(({ keys }) => keys.split(" ")).filter((key) => !key.startsWith("Ctrl+"));
    expect(single.map((key) => actionOf({ ...plain, key })).filter((action) => !action)).toEqual([]);
    expect(single).toHaveLength(9);
  });
});
