import {
  inRow,
  measuredInWords,
  pathFigures,
  questionInShort,
  questionInWords,
  refInWords,
} from "../../../explorer/src/graph/path-words";
import { relaxations, stoppedInWords, whyEmptyInWords } from "../../../explorer/src/graph/relaxations";
import { NEW_PATHS, type PathsQuestion, START, type View } from "../../../explorer/src/state/view";
import { dump, fujitsu, makeClaim, makeFact, makePath } from "./builders";

const noName = (): undefined => undefined;
const asked = (changes: Partial<PathsQuestion>, lens: Partial<View["lens"]> = {}): View => ({
  ...START,
  question: { ...NEW_PATHS, ...changes },
  lens: { ...START.lens, ...lens },
});

describe("a question for paths in words", () => {
  test("names the ends, what is passed and what is left out", () => {
    const question: PathsQuestion = {
      ...NEW_PATHS,
      from: [{ kind: "TOOL", name: "ProjectWEB" }],
      to: [{ kind: "COMPANY" }, { kind: "AFFILIATE" }],
      through: ["INCIDENT", "AGENCY"],
      avoid: [{ id: "f" }],
      via: ["ORIGINATES_FROM"],
      maxHops: 4,
      sameIncident: false,
    };
    expect(questionInWords(question, (id) => (id === "f" ? "Fujitsu" : undefined))).toBe(
      "Paths from ProjectWEB to any company or any affiliate through any incident, then any agency " +
        'without Fujitsu along "originates from" alone across incidents up to 4 steps (shortest).',
    );
    expect(refInWords({ id: "unknown" }, noName)).toBe("unknown");
    expect(inRow(["a", "b", "c"], "and")).toBe("a, b and c");
  });

  test("is short where there is little room, and says what is missing", () => {
    const from = [{ kind: "TOOL", name: "ProjectWEB" } as const];
    expect(questionInShort({ ...NEW_PATHS, from }, noName)).toBe("Paths from ProjectWEB to …");
    expect(questionInShort({ type: "around", seeds: from, hops: 1, budget: 80 }, noName)).toBe(
      "Around ProjectWEB",
    );
    expect(questionInShort({ type: "subject", of: fujitsu }, noName)).toBe("What is said of Fujitsu");
  });

  test("tells the figures of a path: length, confidence, since when, and what was measured", () => {
    const path = makePath("one", [dump, fujitsu], [makeFact("fact", dump, fujitsu)]);
    const open = { low: null, high: null } as const;
    const records = { kind: "RECORDS", value: 76_000, comparator: "AT_LEAST", ...open } as const;
    const measurements = [
      { ...records, asWritten: "at least 76,000" },
      { ...records, asWritten: "more than 76,000" },
      { kind: "BYTES", value: "4000000000", comparator: "ABOUT", asWritten: null, ...open } as const,
    ];
    expect(measuredInWords(measurements)).toBe("at least 76,000 records, about 4,000,000,000 bytes");
    const range = { kind: "RECORDS", value: null, low: 10, high: 2_000, comparator: "RANGE" } as const;
    expect(measuredInWords([range])).toBe("10 to 2,000 records");
    expect(pathFigures({ ...path, measurements })).toBe(
      "1 step · confidence 30 · known since 27 August 2021 · at least 76,000 records, about 4,000,000,000 bytes",
    );
    expect(pathFigures({ ...path, knownSince: null, length: 2 })).toBe("2 steps · confidence 30");
  });
});

describe("where there is no path", () => {
  const labels = (view: View, whyEmpty: string, stoppedBy: string | null = null): string[] =>
    relaxations(view, whyEmpty, stoppedBy, []).map(({ label }) => label);

  test("the reason is said in words, also one that is new", () => {
    for (const reason of [
      "BLOCKED_BY_LENS",
      "DIFFERENT_INCIDENTS",
      "BEYOND_MAX_HOPS",
      "NOT_CONNECTED",
      "NO_SUCH_START",
      "STOPPED",
    ]) {
      expect(whyEmptyInWords(reason, [])).not.toContain(reason);
    }
    expect(whyEmptyInWords("SOMETHING_NEW", [])).toContain("SOMETHING_NEW");
    expect(stoppedInWords("TIME")).toContain("Narrow it");
  });

  test("weaker rules and all dates are offered for what the lens shuts out, and longer paths if none were looked for", () => {
    const strict = asked({}, { preset: "NOT_THREAT_ACTOR_ALONE", before: "2021-09-12" });
    expect(labels(strict, "BLOCKED_BY_LENS")).toEqual([
      'Under "Current best"',
      'Under "All claims"',
      "At any date",
    ]);
    expect(labels(asked({}, { preset: "AS_ALLEGED" }), "BLOCKED_BY_LENS", "HOPS")).toEqual([
      'Under "All claims"',
      "Up to 8 steps",
    ]);
    expect(labels(asked({}, { preset: "ALL_CLAIMS" }), "BLOCKED_BY_LENS")).toEqual([]);
  });

  test("no weaker rule is offered for what nobody asserts: it is said that it is denied", () => {
    const claim = makeClaim("denial", "2021-08-31", { stance: "DENIES" });
    const denied = makeFact("denied", dump, fujitsu, { claims: [claim] });
    const blocked = [makePath("denied", [dump, fujitsu], [denied])];
    const asserted = makePath("asserted", [dump, fujitsu], [makeFact("asserted", dump, fujitsu)]);
    expect(whyEmptyInWords("BLOCKED_BY_LENS", blocked)).toContain("nobody asserts it");
    expect(relaxations(asked({}), "BLOCKED_BY_LENS", null, blocked)).toEqual([]);
    expect(relaxations(asked({}), "BLOCKED_BY_LENS", null, [...blocked, asserted])).toHaveLength(2);
  });

  test("each way on changes what its button says, and nothing else", () => {
    const [longer, longest] = relaxations(asked({ from: [fujitsu] }), "BEYOND_MAX_HOPS", "HOPS", []);
    const before = asked({ from: [fujitsu] });
    expect(longer?.relax(before).question).toEqual({ ...NEW_PATHS, from: [fujitsu], maxHops: 8 });
    expect(longest?.relax(before).question).toMatchObject({ maxHops: 12 });
    expect(labels(asked({ maxHops: 12 }), "BEYOND_MAX_HOPS")).toEqual([]);
    const [across] = relaxations(before, "DIFFERENT_INCIDENTS", null, []);
    expect(across?.relax(before).question).toMatchObject({ sameIncident: false });
    expect(labels(asked({ through: ["AGENCY"], via: ["CONTAINS"] }), "NOT_CONNECTED")).toEqual([
      "Without what it must pass",
      "Along any relation",
      "Across incidents",
    ]);
  });
});
