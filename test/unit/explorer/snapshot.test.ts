import {
  joinSnapshots,
  snapshotOfRelated,
  snapshotOfSubgraph,
  snapshotOfTrace,
} from "../../../explorer/src/graph/snapshot";
import { dump, fujitsu, makeFact, makePath, makeSnapshot, toray } from "./builders";

const fromFujitsu = makeFact("from-fujitsu", dump, fujitsu);
const { relation: _relation, source: _source, target: _target, ...statement } = fromFujitsu;
const backwards = makePath("backwards", [fujitsu, dump], [fromFujitsu]);
const answer = { complete: true, stoppedBy: null, whyEmpty: null, paths: [backwards], blocked: [] };

describe("a snapshot", () => {
  test("has the facts of paths in their own direction, whichever way the paths go", () => {
    const { facts, entities } = snapshotOfTrace(answer);
    expect(facts.get("from-fujitsu")).toMatchObject({ source: "dump", target: "fujitsu" });
    expect([...entities.keys()].sort()).toEqual(["dump", "fujitsu"]);
  });

  test("has the facts that the lens shuts out only where there is no path", () => {
    const other = makePath("other", [dump, toray], [makeFact("from-toray", dump, toray)]);
    const shutOut = snapshotOfTrace({
      ...answer,
      paths: [],
      blocked: [other],
      whyEmpty: "BLOCKED_BY_LENS",
    });
    expect([...shutOut.facts.keys()]).toEqual(["from-toray"]);
    expect(shutOut).toMatchObject({ whyEmpty: "BLOCKED_BY_LENS", blocked: [{ id: "other" }] });
    const both = snapshotOfTrace({ ...answer, blocked: [other] });
    expect([...both.facts.keys()]).toEqual(["from-fujitsu"]);
    expect(both.blocked).toEqual([]);
  });

  test("counts what lies beyond a neighbourhood by node and relation", () => {
    const hidden = [{ relation: "CUSTOMER_OF", direction: "IN", count: 9_990 }] as const;
    const { hidden: rest } = snapshotOfSubgraph({
      truncated: true,
      nodes: [fujitsu],
      edges: [],
      frontier: [{ node: { id: "fujitsu" }, hidden: [...hidden] }],
    });
    expect(rest).toEqual([{ node: "fujitsu", ...hidden[0] }]);
  });

  test("adds what was expanded, and counts anew how much more there is", () => {
    const at = { node: "fujitsu", relation: "ORIGINATES_FROM", direction: "IN" } as const;
    const pageInfo = { endCursor: null };
    const base = makeSnapshot([fujitsu], [], { hidden: [{ ...at, count: 3 }] });
    const more = snapshotOfRelated(at, { totalCount: 3, pageInfo, edges: [{ node: dump, statement }] });
    const whole = joinSnapshots([base, more]);
    expect(whole.facts.get("from-fujitsu")).toMatchObject({ source: "dump", target: "fujitsu" });
    expect(whole.hidden).toEqual([{ ...at, count: 2 }]);
    const all = snapshotOfRelated(at, { totalCount: 1, pageInfo, edges: [{ node: dump, statement }] });
    expect(joinSnapshots([base, all]).hidden).toEqual([]);
  });

  test("keeps no fact of which an end is missing", () => {
    const dangling = makeSnapshot([dump], [fromFujitsu]);
    expect(joinSnapshots([dangling]).facts.size).toBe(0);
    expect(joinSnapshots([dangling, makeSnapshot([fujitsu], [])]).facts.size).toBe(1);
  });
});
