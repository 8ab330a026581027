import type { Measured } from "../../../bench/measure/measure-row.js";
import { percentilesOf, short } from "../../../bench/measure/statistics.js";
import { replaceSection } from "../../../bench/report/replace-section.js";
import { aboveTarget, pathTable, ratioTable, table } from "../../../bench/report/tables.js";

function measured(p50: number, cpu: number, more: Partial<Measured> = {}): Measured {
  const latency = { p50, p95: p50 * 2, p99: p50 * 3, worst: p50 * 4 };
  return { requests: 10, latency, cpu, bytes: 1_000, cutShort: 0, inside: null, ...more };
}

test("percentiles are the nearest rank", () => {
  const times = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(percentilesOf(times)).toEqual({ p50: 50, p95: 95, p99: 99, worst: 100 });
  expect(percentilesOf([7])).toEqual({ p50: 7, p95: 7, p99: 7, worst: 7 });
  expect(() => percentilesOf([])).toThrow("no times");
});

test("numbers have as many digits as they are worth", () => {
  expect([0.4567, 3.14159, 45.67, 456.7].map(short)).toEqual(["0.46", "3.14", "45.7", "457"]);
});

test("a table is Markdown", () => {
  expect(table(["a", "b"], [["1", "2"]])).toBe("| a | b |\n| --- | --- |\n| 1 | 2 |");
});

test("columns stand as ratios against the floor, and what has no such thing as a dash", () => {
  const columns = { floor: measured(2, 1), ours: measured(3, 2, { cutShort: 4 }) };
  const text = ratioTable([{ name: "by-id", title: "by id", table: "reads", columns }]);
  expect(text).toContain("| by id | 2.00 ms (1.00 ms) | 1.50x (CPU 2.00x), 4 of 10 cut short | - | - | - |");
});

test("what is above its target is named", () => {
  const row = (name: string, ours: Measured) =>
    ({ name, title: name, table: "reads", columns: { floor: measured(2, 1), ours } }) as const;
  expect(aboveTarget([row("by-id", measured(2.4, 1.4)), row("search", measured(9, 9))])).toEqual([]);
  expect(aboveTarget([row("by-id", measured(2.4, 1.6))])).toEqual(["by-id: 1.20x, CPU 1.60x"]);
});

test("paths show how often a time limit ended the work, and the time inside", () => {
  const inside = { p50: 0.5, p95: 1, p99: 2, worst: 3 };
  const columns = { floor: measured(200, 1, { cutShort: 3 }), ours: measured(3, 2, { inside }) };
  const text = pathTable([{ name: "p", title: "p", table: "paths", columns }], 20_000);
  expect(text).toContain("over 20 s");
  expect(text).toContain("| p | 200 | 600 | 3 of 10 | 3.00 | 9.00 | 0.50 | 2.00 | - |");
});

test("a section is replaced between its marks, and what stands around it stays", () => {
  const first = replaceSection("# Title\n\nProse.\n", "10k", "old");
  const second = replaceSection(`${first}\nMore prose.\n`, "10k", "new");
  expect(second).toContain("Prose.");
  expect(second).toContain("More prose.");
  expect(second).toContain("new");
  expect(second).not.toContain("old");
});
