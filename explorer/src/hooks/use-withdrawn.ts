import { pathsRequest } from "../api/requests";
import type { Path } from "../graph/model";
import { useAnswer } from "./use-answers";
import { usePage } from "./use-page";

/**
 * What became of the paths that vanished between the thumbs, by id: as they stand at the right thumb, with what was
 * withdrawn or refuted. Empty where none vanished.
 */
export function useWithdrawn(): ReadonlyMap<string, Path> {
  const { view, scene } = usePage();
  const { question, lens } = view;
  const isWanted = question?.type === "paths" && scene?.paths.some(({ change }) => change === "vanished");
  const all = {
    ...(lens.before && { publishedBefore: lens.before }),
    policy: { preset: "ALL_CLAIMS" as const },
  };
  const answer = useAnswer(isWanted ? pathsRequest(question, all) : null);
  return new Map(answer?.data?.paths.map((path) => [path.id, path]));
}
