import { NEW_PATHS, START, type View, type ViewLens } from "./state/view";

/** A state of what was known, to be looked at with one press. */
interface Moment {
  readonly label: string;
  readonly lens: Pick<ViewLens, "since" | "before">;
}

/** A question that the seed graph answers, ready to be opened: a view, and what it shows. */
export interface Investigation {
  /** Its name in the address. */
  readonly story: string;
  readonly title: string;
  readonly lead: string;
  readonly view: View;
  /** In the order of time; empty where dates do not matter. */
  readonly moments: readonly Moment[];
}

export const INVESTIGATIONS: readonly Investigation[] = [
  {
    story: "whose-data",
    title: "Whose data was it?",
    lead:
      "In August 2021 a marketplace offers 4\u00a0GB as Fujitsu's. Within two weeks the origin is disputed, refuted, and put " +
      "down to somebody else. Move the two thumbs to see which claim did it.",
    view: {
      ...START,
      story: "whose-data",
      question: {
        ...NEW_PATHS,
        from: [{ kind: "DATASET", name: "The 4 GB dump" }],
        to: [{ kind: "COMPANY" }, { kind: "AFFILIATE" }],
        via: ["ORIGINATES_FROM"],
        mode: "ALL_SHORTEST",
      },
      lens: { ...START.lens, since: "2021-08-27", before: "2021-09-12" },
      tab: "paths",
    },
    moments: [
      { label: "on 27 August", lens: { since: null, before: "2021-08-27" } },
      { label: "on 1 September", lens: { since: "2021-08-27", before: "2021-09-01" } },
      { label: "on 12 September", lens: { since: "2021-09-01", before: "2021-09-12" } },
      { label: "27 August against 12 September", lens: { since: "2021-08-27", before: "2021-09-12" } },
    ],
  },
  {
    story: "project-web",
    title: "ProjectWEB",
    lead:
      "An information-sharing tool, the government agencies that used it, and at least 76,000 e-mail addresses: one path, " +
      "with who says each step of it.",
    view: {
      ...START,
      story: "project-web",
      question: {
        ...NEW_PATHS,
        from: [{ kind: "TOOL", name: "ProjectWEB" }],
        through: ["AGENCY"],
        to: [{ kind: "DATA_CLASS", name: "E-mail addresses" }],
      },
      path: 0,
      tab: "paths",
    },
    moments: [],
  },
  {
    story: "about-fujitsu",
    title: "Who said what about Fujitsu",
    lead: "What Fujitsu is accused of, by whom, and what it answers: side by side, with nothing decided for the reader.",
    view: {
      ...START,
      story: "about-fujitsu",
      question: { type: "subject", of: { kind: "COMPANY", name: "Fujitsu" } },
      lens: { ...START.lens, preset: "ALL_CLAIMS" },
      tab: "search",
    },
    moments: [],
  },
];

export function findInvestigation(story: string | null): Investigation | undefined {
  return INVESTIGATIONS.find((one) => one.story === story);
}
