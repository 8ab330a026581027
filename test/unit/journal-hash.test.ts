import { FIRST_HASH, hashOf } from "../../src/journal/hash.js";
import type { Operation } from "../../src/journal/operation.js";

const OPERATION: Omit<Operation, "hash"> = {
  key: "key",
  sequence: 7,
  action: "UPSERT_ENTITY",
  at: 1_600_000_000_000,
  who: "admin",
  note: null,
  fingerprint: "f",
  touched: ["a", "b"],
  changes: [{ id: "a", field: "name", before: '"A"', after: '"B"' }],
  result: "{}",
};

test("the hash of an operation depends on all of it, and on the hash before", () => {
  const [change] = OPERATION.changes;
  const others: Partial<Operation>[] = [
    { key: "kez" },
    { sequence: 8 },
    { action: "UNMERGE" },
    { at: 1_600_000_000_001 },
    { who: "somebody" },
    { note: "" },
    { fingerprint: "g" },
    { touched: ["a"] },
    { result: "[]" },
    { changes: [] },
    ...(["id", "field", "before", "after"] as const).map((field) => ({
      changes: [{ ...(change as Operation["changes"][number]), [field]: "other" }],
    })),
  ];
  const hashes = [
    hashOf(OPERATION, FIRST_HASH),
    hashOf(OPERATION, "1".repeat(64)),
    ...others.map((other) => hashOf({ ...OPERATION, ...other }, FIRST_HASH)),
  ];
  expect(new Set(hashes).size).toBe(others.length + 2);
  for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/);
});

test("it does not depend on the order in which ids were touched, which the database may change", () => {
  expect(hashOf({ ...OPERATION, touched: ["b", "a"] }, FIRST_HASH)).toBe(hashOf(OPERATION, FIRST_HASH));
});
