import { askPaths, pathsOf } from "../state/ask";
import type { EvidencePreset } from "../api/schema";
import type { View } from "../state/view";
import type { Path } from "./model";
import { PRESETS } from "../state/vocabulary";

/** A way to ask for more: what it says on its button, and the view that it asks for. */
export interface Relaxation {
  readonly label: string;
  readonly relax: (view: View) => View;
}

/** The longest path that the API looks for where nothing is said, and at all. */
export const USUAL_HOPS = 6;
export const MOST_HOPS = 12;

const WHY_EMPTY: Readonly<Record<string, string>> = {
  BLOCKED_BY_LENS: "There are paths, but the rule of evidence or the dates let in none of them.",
  DIFFERENT_INCIDENTS:
    "There are paths, but only across different incidents: what one of them exposed is not shown to come from another.",
  BEYOND_MAX_HOPS: "No path is that short. Longer ones were not looked for.",
  NOT_CONNECTED: "Nothing connects the two ends, at any length, under what is asked for.",
  NO_SUCH_START: "There is nothing at one of the ends: no entity of that kind is recorded.",
  STOPPED: "The search ended before it found a path.",
};

const STOPPED_BY: Readonly<Record<string, string>> = {
  EXPANSIONS:
    "The search read as many facts as it may. Narrow it: fewer steps, fewer relations, or named ends.",
  TIME: "The time for the search ran out. Narrow it: fewer steps, fewer relations, or named ends.",
  PATHS: "There are more paths than are listed. Narrow it, or ask for the shortest alone.",
  HOPS: "Longer paths were not looked for.",
};

/** Why a search found no path; `blocked` are the paths that the lens shuts out. */
export function whyEmptyInWords(whyEmpty: string, blocked: readonly Path[]): string {
  if (whyEmpty === "BLOCKED_BY_LENS" && isNeverAsserted(blocked)) {
    return "No path stands: a step of each that could be is denied or in doubt, and nobody asserts it.";
  }
  return WHY_EMPTY[whyEmpty] ?? `There is no path (${whyEmpty}).`;
}

/** What ended a search, and what to do. */
export function stoppedInWords(stoppedBy: string): string {
  return STOPPED_BY[stoppedBy] ?? `The search ended early (${stoppedBy}).`;
}

/** What may be asked instead where a search found no path, what helps most first. */
export function relaxations(
  view: View,
  whyEmpty: string,
  stoppedBy: string | null,
  blocked: readonly Path[],
): readonly Relaxation[] {
  const all = { ...byLens(view), ...byQuestion(view) };
  const wanted: Readonly<Record<string, readonly string[]>> = {
    BLOCKED_BY_LENS: [
      // No rule lets in what nobody asserts.
      ...(isNeverAsserted(blocked) ? [] : ["weaker", "ever"]),
      "dates",
      ...(stoppedBy === "HOPS" ? ["longer"] : []),
    ],
    DIFFERENT_INCIDENTS: ["incidents"],
    BEYOND_MAX_HOPS: ["longer", "longest", "through", "avoid", "via"],
    NOT_CONNECTED: ["through", "avoid", "via", "incidents"],
    NO_SUCH_START: [],
    STOPPED: ["shorter", "shortest", "avoid"],
  };
  return (wanted[whyEmpty] ?? Object.keys(all)).flatMap((name) => all[name] ?? []);
}

/** Whether each of the paths has a step that nobody asserts, at the dates of the lens. */
function isNeverAsserted(blocked: readonly Path[]): boolean {
  const isAsserted = ({ statement }: Path["hops"][number]): boolean =>
    statement.claims.some(({ stance }) => stance === "ASSERTS");
  return blocked.length > 0 && blocked.every(({ hops }) => !hops.every(isAsserted));
}

type Named = Readonly<Record<string, Relaxation | undefined>>;

/** The rule that lets in more than this one does; the last lets in all. */
const WEAKER: Readonly<Record<EvidencePreset, EvidencePreset>> = {
  VICTIM_CONFIRMED: "CORROBORATED",
  CORROBORATED: "NOT_THREAT_ACTOR_ALONE",
  NOT_THREAT_ACTOR_ALONE: "CURRENT_BEST",
  CURRENT_BEST: "AS_ALLEGED",
  AS_ALLEGED: "ALL_CLAIMS",
  ALL_CLAIMS: "ALL_CLAIMS",
};

function byLens({ lens }: View): Named {
  const under = (preset: EvidencePreset): Relaxation => ({
    label: `Under "${PRESETS[preset].label}"`,
    relax: (view) => ({ ...view, path: null, lens: { ...view.lens, preset } }),
  });
  const weaker = WEAKER[lens.preset];
  return {
    weaker: weaker === lens.preset ? undefined : under(weaker),
    ever: lens.preset === "ALL_CLAIMS" || weaker === "ALL_CLAIMS" ? undefined : under("ALL_CLAIMS"),
    dates:
      lens.before === null
        ? undefined
        : {
            label: "At any date",
            relax: (view) => ({ ...view, path: null, lens: { ...view.lens, since: null, before: null } }),
          },
  };
}

function byQuestion(now: View): Named {
  const { through, avoid, via, sameIncident, maxHops, mode } = pathsOf(now);
  const hops = maxHops ?? USUAL_HOPS;
  const when = (
    isOf: boolean,
    label: string,
    changes: Parameters<typeof askPaths>[1],
  ): Relaxation | undefined =>
    isOf ? { label, relax: (view: View) => ({ ...askPaths(view, changes), story: view.story }) } : undefined;
  const longer = Math.min(hops + 2, MOST_HOPS);
  return {
    longer: when(hops < MOST_HOPS, `Up to ${longer} steps`, { maxHops: longer }),
    longest: when(longer < MOST_HOPS, `Up to ${MOST_HOPS} steps`, { maxHops: MOST_HOPS }),
    through: when(through.length > 0, "Without what it must pass", { through: [] }),
    avoid: when(avoid.length > 0, "Without what it must avoid", { avoid: [] }),
    via: when(via.length > 0, "Along any relation", { via: [] }),
    incidents: when(sameIncident, "Across incidents", { sameIncident: false }),
    shorter: when(hops > 2, `Up to ${hops - 2} steps`, { maxHops: hops - 2 }),
    shortest: when(mode !== "SHORTEST", "The shortest path alone", { mode: "SHORTEST" }),
  };
}
