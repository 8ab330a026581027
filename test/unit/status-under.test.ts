import type { Claim } from "../../src/belief/claim.js";
import type { SpeakerRole, Status } from "../../src/belief/vocabularies.js";
import { statusUnder } from "../../src/belief/status-under.js";
import {
  belief,
  claim,
  denial,
  elsewhere,
  lensWith,
  standingOf,
  STATEMENT,
  statusOf,
} from "./support/beliefs.js";

const by = (...roles: SpeakerRole[]): Claim[] =>
  roles.map((speakerRole, index) => claim(`assertion ${index}`, { speakerRole }));

const ASSERTIONS: readonly (readonly [string, readonly Claim[], Status])[] = [
  ["no assertion", [], "UNSUPPORTED"],
  ["one by a victim", by("VICTIM"), "CONFIRMED"],
  ["one by a regulator", by("REGULATOR"), "CONFIRMED"],
  ["one by a government", by("GOVERNMENT"), "CONFIRMED"],
  ["one by a victim among threat actors", by("THREAT_ACTOR", "VICTIM", "TRACKER"), "CONFIRMED"],
  ["two by papers", by("PRESS", "PRESS"), "CORROBORATED"],
  ["one by an analyst and one by an alleged victim", by("ANALYST", "ALLEGED_VICTIM"), "CORROBORATED"],
  ["three, one of them by a threat actor", by("PRESS", "THREAT_ACTOR", "ANALYST"), "CORROBORATED"],
  ["one by a paper", by("PRESS"), "REPORTED"],
  ["one by an analyst", by("ANALYST"), "REPORTED"],
  ["one by an alleged victim", by("ALLEGED_VICTIM"), "REPORTED"],
  ["one by a paper and one by a threat actor", by("THREAT_ACTOR", "PRESS"), "REPORTED"],
  ["two by one paper", by("PRESS", "PRESS").map((each) => ({ ...each, byId: "paper" })), "REPORTED"],
  ["one by a threat actor", by("THREAT_ACTOR"), "ALLEGED"],
  ["one by a tracker", by("TRACKER"), "ALLEGED"],
  ["many by threat actors and trackers", by("THREAT_ACTOR", "THREAT_ACTOR", "TRACKER"), "ALLEGED"],
];
const WITHDRAWN: readonly (readonly [string, readonly Claim[], Status])[] = [
  ["nothing withdrawn", [], "UNSUPPORTED"],
  ["one retracted", [claim("w"), elsewhere("by", { retracts: ["w"] })], "RETRACTED"],
  ["one superseded", [claim("w"), elsewhere("by", { supersedes: ["w"] })], "SUPERSEDED"],
  [
    "a victim's superseded",
    [claim("w", { speakerRole: "VICTIM" }), elsewhere("by", { supersedes: ["w"] })],
    "SUPERSEDED",
  ],
];
const OPPOSITIONS: readonly (readonly [string, readonly Claim[]])[] = [
  ["a denial", [denial("d")]],
  ["two denials", [denial("d"), denial("e", { speakerRole: "VICTIM" })]],
  ["a qualification by the one it is about", [claim("q", { stance: "QUALIFIES", byId: STATEMENT.objectId })]],
];

describe("without opposition", () => {
  const rows = ASSERTIONS.flatMap(([asserted, assertions, status]) =>
    WITHDRAWN.map(
      ([gone, withdrawn, ofWithdrawn]) =>
        [
          asserted,
          gone,
          assertions.length > 0 ? status : ofWithdrawn,
          [...assertions, ...withdrawn],
        ] as const,
    ),
  );
  test.each(rows)("%s, %s: %s", (_asserted, _gone, status, claims) => {
    expect(statusOf(...claims)).toBe(status);
  });
});

describe("with opposition", () => {
  const rows = OPPOSITIONS.flatMap(([opposed, oppositions]) =>
    ASSERTIONS.flatMap(([asserted, assertions]) =>
      WITHDRAWN.map(([gone, withdrawn]) => {
        const status = assertions.length > 0 ? "DISPUTED" : "REFUTED";
        return [opposed, asserted, gone, status, [...oppositions, ...assertions, ...withdrawn]] as const;
      }),
    ),
  );
  test.each(rows)("%s, %s, %s: %s", (_opposed, _asserted, _gone, status, claims) => {
    expect(statusOf(...claims)).toBe(status);
  });
});

describe("what opposes", () => {
  const qualifies = (over: Partial<Claim>): Claim =>
    claim("q", { stance: "QUALIFIES", byId: "analyst", ...over });

  test("a refusal to confirm moves nothing, whoever refuses, and is let in to be shown", () => {
    const refusal = claim("r", {
      stance: "DECLINES_TO_CONFIRM",
      byId: STATEMENT.objectId,
      speakerRole: "VICTIM",
    });
    expect(statusOf(refusal)).toBe("UNSUPPORTED");
    expect(statusOf(claim("a"), refusal)).toBe("REPORTED");
    expect(standingOf(claim("a"), refusal).confidence).toBe(standingOf(claim("a")).confidence);
    expect(standingOf(claim("a"), refusal).letIn).toContain("r");
  });

  test("a qualification by someone the statement is not about moves nothing", () => {
    expect(statusOf(qualifies({}))).toBe("UNSUPPORTED");
    expect(statusOf(claim("a"), qualifies({}))).toBe("REPORTED");
  });

  test.each([
    ["its subject", { byId: STATEMENT.subjectId }],
    ["its object", { byId: STATEMENT.objectId }],
    ["a spokesman of its subject", { byId: "spokesman", onBehalfOfId: STATEMENT.subjectId }],
    ["a spokesman of its object", { byId: "spokesman", onBehalfOfId: STATEMENT.objectId }],
  ])("a qualification by %s opposes", (_who, over) => {
    expect(statusOf(claim("a"), qualifies(over))).toBe("DISPUTED");
    expect(statusOf(qualifies(over))).toBe("REFUTED");
  });

  test("one it is about who speaks for another speaks as the other", () => {
    const spokesman = qualifies({ byId: STATEMENT.objectId, onBehalfOfId: "somebody else" });
    expect(statusOf(claim("a"), spokesman)).toBe("REPORTED");
  });

  test("a withdrawn denial opposes no more", () => {
    expect(statusOf(claim("a"), denial("d"), elsewhere("by", { retracts: ["d"] }))).toBe("REPORTED");
    expect(statusOf(denial("d"), elsewhere("by", { supersedes: ["d"] }))).toBe("UNSUPPORTED");
  });

  test("a denial of another statement opposes nothing here", () => {
    expect(statusOf(claim("a"), elsewhere("d", { stance: "DENIES" }))).toBe("REPORTED");
  });

  test("one who denies what it asserted disputes itself until it withdraws", () => {
    const mine = claim("a", { byId: "company" });
    expect(statusOf(mine, denial("d", { byId: "company" }))).toBe("DISPUTED");
    expect(statusOf(mine, denial("d", { byId: "company", supersedes: ["a"] }))).toBe("REFUTED");
  });
});

describe("withdrawal", () => {
  test("a claim about another statement supersedes one about this", () => {
    const standing = standingOf(claim("a"), elsewhere("reworded", { supersedes: ["a"] }));
    expect(standing.status).toBe("SUPERSEDED");
    expect(standing.withdrawnAssertions.map(({ id }) => id)).toEqual(["a"]);
    expect(standing.letIn).toEqual(new Set(["a"]));
    expect(standing.standing).toEqual(new Set());
  });

  test.each([
    ["retraction", "2021-09-02", "2021-09-01", "RETRACTED"],
    ["replacement", "2021-09-01", "2021-09-02", "SUPERSEDED"],
  ])("the last one decides: a %s", (_last, retractedAt, supersededAt, status) => {
    const claims = [
      claim("a"),
      claim("b"),
      elsewhere("r", { retracts: ["a"], publishedAt: retractedAt }),
      elsewhere("s", { supersedes: ["b"], publishedAt: supersededAt }),
    ];
    expect(statusOf(...claims)).toBe(status);
    expect(statusOf(...claims.reverse())).toBe(status);
  });

  test("of one claim that is both replaced and retracted, the later withdrawal decides", () => {
    const replaced = elsewhere("s", { supersedes: ["a"], publishedAt: "2021-09" });
    expect(statusOf(claim("a"), replaced, elsewhere("r", { retracts: ["a"], publishedAt: "2021-10" }))).toBe(
      "RETRACTED",
    );
    expect(statusOf(claim("a"), replaced, elsewhere("r", { retracts: ["a"], publishedAt: "2021-08" }))).toBe(
      "SUPERSEDED",
    );
  });

  test("the withdrawal of a denial says nothing of how the assertions ended", () => {
    const claims = [claim("a"), denial("d"), elsewhere("s", { supersedes: ["a"] })];
    expect(statusOf(...claims, elsewhere("r", { retracts: ["d"], publishedAt: "2022" }))).toBe("SUPERSEDED");
  });

  test("a withdrawal that is itself withdrawn stays one: what it replaced does not come back", () => {
    const claims = [claim("a"), claim("b", { supersedes: ["a"] }), claim("c", { supersedes: ["b"] })];
    expect([...standingOf(...claims).standing]).toEqual(["c"]);
  });

  test("a claim that the lens shuts out withdraws nothing", () => {
    const claims = belief(claim("a"), elsewhere("s", { supersedes: ["a"] }));
    expect(statusUnder(lensWith({ excludeClaims: ["s"] }), claims).status).toBe("REPORTED");
  });

  test("a claim that names itself withdraws nothing", () => {
    expect(statusOf(claim("a", { supersedes: ["a"], retracts: ["a"] }))).toBe("REPORTED");
  });
});

describe("restatement", () => {
  const echo = claim("echo", { restates: ["a"] });

  test("stands while what it restates does", () => {
    expect([...standingOf(claim("a"), echo).standing].sort()).toEqual(["a", "echo"]);
  });

  test.each([
    ["retracts", "RETRACTED"],
    ["supersedes", "SUPERSEDED"],
  ])("falls with what another claim %s", (link, status) => {
    const standing = standingOf(claim("a"), echo, elsewhere("by", { [link]: ["a"] }));
    expect(standing.status).toBe(status);
    expect(standing.withdrawnAssertions.map(({ id }) => id)).toEqual(["a", "echo"]);
  });

  test("falls with a claim about another statement that it restates", () => {
    const there = elsewhere("a");
    expect(statusOf(there, echo)).toBe("REPORTED");
    expect(statusOf(there, echo, elsewhere("by", { retracts: ["a"] }))).toBe("RETRACTED");
    expect(statusOf(there, echo, elsewhere("by", { supersedes: ["a"] }))).toBe("SUPERSEDED");
  });

  test("falls with the first of a chain", () => {
    const chain = [claim("a"), elsewhere("b", { restates: ["a"] }), claim("c", { restates: ["b"] })];
    expect([...standingOf(...chain).standing].sort()).toEqual(["a", "c"]);
    const standing = standingOf(...chain, elsewhere("by", { retracts: ["a"] }));
    expect(standing.status).toBe("RETRACTED");
    expect(standing.standing.size).toBe(0);
  });

  test("falls with any of several that it restates", () => {
    const both = claim("both", { restates: ["a", "b"] });
    const standing = standingOf(claim("a"), claim("b"), both, elsewhere("by", { retracts: ["b"] }));
    expect([...standing.standing]).toEqual(["a"]);
  });

  test("of something that is not let in does not stand", () => {
    expect(standingOf(echo).assertions).toEqual([]);
    const shutOut = statusUnder(lensWith({ excludeClaims: ["a"] }), belief(claim("a"), echo));
    expect(shutOut.assertions).toEqual([]);
  });

  test("in a circle rests on nothing", () => {
    const circle = [
      claim("a", { restates: ["c"] }),
      claim("b", { restates: ["a"] }),
      claim("c", { restates: ["b"] }),
    ];
    expect(standingOf(...circle).assertions).toEqual([]);
    expect(standingOf(claim("a", { restates: ["a"] })).assertions).toEqual([]);
    expect(standingOf(...circle, claim("free")).assertions.map(({ id }) => id)).toEqual(["free"]);
  });

  test("of a denial opposes while that denial stands", () => {
    const echoed = [claim("x"), denial("d"), denial("e", { restates: ["d"] })];
    expect(statusOf(...echoed)).toBe("DISPUTED");
    expect(statusOf(...echoed, elsewhere("by", { retracts: ["d"] }))).toBe("REPORTED");
  });
});
