import { NEW_PATHS, START, type View } from "./state/view";

/** A question that the seed graph answers, ready to be opened: a view, and what it shows. */
export interface Investigation {
  /** Its name in the address. */
  readonly story: string;
  readonly title: string;
  readonly lead: string;
  readonly view: View;
}

export const INVESTIGATIONS: readonly Investigation[] = [
  {
    story: "whose-data",
    title: "Whose data was it?",
    lead:
      "In August 2021 a marketplace offers 4 GB as Fujitsu's. Within two weeks the origin is disputed, refuted, and put " +
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
        mode: "ALL_SHORTEST",
      },
      path: 0,
      tab: "paths",
    },
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
  },
];

export function findInvestigation(story: string | null): Investigation | undefined {
  return INVESTIGATIONS.find((one) => one.story === story);
}
