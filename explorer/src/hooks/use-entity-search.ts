import { useEffect, useState } from "react";
import { findEntities, type FoundEntities } from "../api/find-entities";
import { type Problem, toProblem } from "../api/problem";

/** How a search stands while somebody types. */
export interface EntitySearch {
  /** What the last answer found, and for which text; null before the first, and where nothing is typed. */
  readonly answer: (FoundEntities & { readonly text: string }) | null;
  readonly isLoading: boolean;
  readonly problem: Problem | null;
  readonly retry: () => void;
}

/** A pause in typing, in milliseconds. */
const PAUSE_MS = 180;

/** Searches as somebody types: after a pause, and for the last text alone. */
export function useEntitySearch(typed: string): EntitySearch {
  const text = typed.trim();
  const [answer, setAnswer] = useState<EntitySearch["answer"]>(null);
  const [failed, setFailed] = useState<{ text: string; problem: Problem } | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (text === "") return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      findEntities(text, abort.signal).then(
        (found) => {
          setAnswer({ ...found, text });
          setFailed(null);
        },
        (error: unknown) => {
          if (!abort.signal.aborted) setFailed({ text, problem: toProblem(error) });
        },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, tries]);
  const problem = failed?.text === text ? failed.problem : null;
  return {
    answer: text === "" ? null : answer,
    isLoading: text !== "" && answer?.text !== text && !problem,
    problem,
    retry: () => {
      setFailed(null);
      setTries(tries + 1);
    },
  };
}
