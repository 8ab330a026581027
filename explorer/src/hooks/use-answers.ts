import { useSyncExternalStore } from "react";
import { type Answer, Answers } from "../api/answers";
import type { Request } from "../api/requests";

/** One for the page. */
export const answers = new Answers();

/** Lets a component read any number of answers, and renders it again when one of them changes. */
export function useAnswers(): <T>(request: Request<T>) => Answer<T> {
  useSyncExternalStore(answers.subscribe, answers.version);
  return (request) => answers.get(request);
}

/** The answer to one request; null asks nothing. */
export function useAnswer<T>(request: Request<T> | null): Answer<T> | null {
  const read = useAnswers();
  return request && read(request);
}
