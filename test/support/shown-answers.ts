import { readFileSync } from "node:fs";

/** A question about the seed graph, and its answer as docs/ten-questions.md shows it. */
export interface ShownAnswer {
  readonly file: string;
  readonly query: string;
  readonly shown: unknown;
}

export const QUESTIONS_PAGE = readFileSync("docs/ten-questions.md", "utf8");

/** The answers that the page of the ten questions shows, in its order. */
export function shownAnswers(): ShownAnswer[] {
  const found = QUESTIONS_PAGE.matchAll(/queries\/(\S+)\.graphql\)[\s\S]*?```json\n([\s\S]*?)```/g);
  return [...found].map(([, file = "", answered = ""]) => ({
    file,
    query: readFileSync(`playground/queries/${file}.graphql`, "utf8"),
    shown: JSON.parse(answered) as unknown,
  }));
}
