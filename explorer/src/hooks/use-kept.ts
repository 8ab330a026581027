import { useState } from "react";
import type { Answer } from "../api/answers";

/** What a question was last answered with, while it is asked anew: a panel does not go blank with each day of a drag. */
export function useKept<T>(answer: Answer<T> | null): { readonly data: T | null; readonly isOld: boolean } {
  const [kept, setKept] = useState<T | null>(null);
  const data = answer?.data ?? null;
  // React's own way to remember what came in a render before: it renders again at once.
  if (data !== null && data !== kept) setKept(data);
  const isFailed = answer?.state === "failed";
  return { data: data ?? (isFailed ? null : kept), isOld: answer?.state === "loading" };
}
