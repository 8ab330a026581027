import { askInstead, FIRST_BUDGET, NEW_PATHS, type PathsQuestion, type Ref, type View } from "./view";

/** What lies around an entity; it needs an id. */
export function askAround(view: View, ref: Ref): View {
  return askInstead(view, { type: "around", seeds: [ref], hops: 1, budget: FIRST_BUDGET });
}

/** What is said of an entity. */
export function askSubject(view: View, of: Ref): View {
  return askInstead(view, { type: "subject", of });
}

/** Paths from an entity: to where the reader already wants to go, if anywhere. */
export function askPathsFrom(view: View, ref: Ref): View {
  return askPaths(view, { from: [ref] });
}

/** Paths to an entity: from where the reader already begins, if anywhere. */
export function askPathsTo(view: View, ref: Ref): View {
  return askPaths(view, { to: [ref] });
}

/** The question for paths as it stands, or as it begins. */
export function pathsOf({ question }: View): PathsQuestion {
  return question?.type === "paths" ? question : NEW_PATHS;
}

/** The question for paths with some of it changed. */
export function askPaths(view: View, changes: Partial<PathsQuestion>): View {
  return { ...askInstead(view, { ...pathsOf(view), ...changes }), tab: "paths" };
}

/** Goes to another tab of the left panel. Without a question there is a question for paths to be filled in. */
export function goToTab(view: View, tab: View["tab"]): View {
  return { ...view, tab, question: view.question ?? NEW_PATHS };
}

/** Steps to the next path or the one before, around at the ends; to the first where none was stepped to. */
export function stepPath(view: View, count: number, by: 1 | -1): View {
  if (count === 0) return view;
  const at = view.path !== null && view.path < count ? view.path : by === 1 ? -1 : 0;
  return { ...view, path: (at + by + count) % count };
}
