import type {
  Direction,
  EntityKind,
  EvidencePreset,
  RelationKind,
  StatementStatus,
  TraceMode,
} from "../api/schema";

/** An entity, or all of a kind, as the API's EntityRef says it. The name is shown, and asked for where there is no id. */
export interface Ref {
  readonly id?: string;
  readonly kind?: EntityKind;
  readonly name?: string;
}

/** Ways from here to there. */
export interface PathsQuestion {
  readonly type: "paths";
  readonly from: readonly Ref[];
  readonly to: readonly Ref[];
  readonly through: readonly EntityKind[];
  readonly avoid: readonly Ref[];
  readonly via: readonly RelationKind[];
  readonly mode: TraceMode;
  /** The longest path, in hops; null: what the API takes. */
  readonly maxHops: number | null;
  readonly sameIncident: boolean;
}

/** What lies around some entities. */
export interface AroundQuestion {
  readonly type: "around";
  /** By id. */
  readonly seeds: readonly Ref[];
  readonly hops: number;
  /** The most nodes that are read; what lies beyond is counted. */
  readonly budget: number;
}

/** What is said of an entity, and what it answers. */
export interface SubjectQuestion {
  readonly type: "subject";
  readonly of: Ref;
}

export type Question = PathsQuestion | AroundQuestion | SubjectQuestion;

/** Facts of one relation at a node, shown beyond what the question brought. */
export interface Expansion {
  readonly node: string;
  readonly relation: RelationKind;
  readonly direction: Direction;
  /** How many are shown. */
  readonly shown: number;
}

export interface Selection {
  readonly type: "node" | "fact";
  readonly id: string;
}

/** When and under what rule the facts are seen. Dates are days, "2021-09-01"; null is no bound. */
export interface ViewLens {
  /** The left thumb: the state that the view is compared with. */
  readonly since: string | null;
  /** The right thumb: what was published before this day is known. */
  readonly before: string | null;
  readonly preset: EvidencePreset;
}

/** Everything the address says: the page is a function of it, and of the API's answers. */
export interface View {
  /** The investigation that it began with, if any. */
  readonly story: string | null;
  readonly question: Question | null;
  readonly lens: ViewLens;
  readonly expansions: readonly Expansion[];
  /** Nodes that were put away. */
  readonly hidden: readonly string[];
  /** Nodes that stay where the reader put them, in the canvas's units. */
  readonly pins: Readonly<Record<string, readonly [number, number]>>;
  /** What the legend shows no longer. */
  readonly withoutKinds: readonly EntityKind[];
  readonly withoutStatuses: readonly StatementStatus[];
  readonly selected: Selection | null;
  /** The path that is stepped to, from 0. */
  readonly path: number | null;
  readonly tab: "search" | "paths" | "filter";
  readonly shape: "canvas" | "table";
}

export const NEW_PATHS: PathsQuestion = {
  type: "paths",
  from: [],
  to: [],
  through: [],
  avoid: [],
  via: [],
  mode: "SHORTEST",
  maxHops: null,
  sameIncident: true,
};

export const START: View = {
  story: null,
  question: null,
  lens: { since: null, before: null, preset: "CURRENT_BEST" },
  expansions: [],
  hidden: [],
  pins: {},
  withoutKinds: [],
  withoutStatuses: [],
  selected: null,
  path: null,
  tab: "search",
  shape: "canvas",
};

/** A view of another question: what belonged to the one before is gone, the lens and the tab stay. */
export function askInstead(view: View, question: Question | null): View {
  return { ...START, lens: view.lens, tab: view.tab, shape: view.shape, question };
}

/** How many nodes are read around an entity at first, and the most that are ever drawn. */
export const FIRST_BUDGET = 80;
export const LARGEST_BUDGET = 2_000;

/** How many facts an expansion adds at a time. */
export const EXPAND_BY = 25;

/** Shows 25 facts more of a relation at a node than are shown, or drawn, of it; `most` is how many there are. */
export function expand(view: View, at: Omit<Expansion, "shown">, most: number, drawn = 0): View {
  const isSame = (one: Expansion): boolean =>
    one.node === at.node && one.relation === at.relation && one.direction === at.direction;
  const before = Math.max(drawn, view.expansions.find(isSame)?.shown ?? 0);
  const shown = Math.min(before + EXPAND_BY, Math.max(most, before), LARGEST_BUDGET);
  const others = view.expansions.filter((one) => !isSame(one));
  return { ...view, expansions: [...others, { ...at, shown }] };
}

/** Takes back what was expanded at a node. */
export function collapse(view: View, node: string): View {
  return { ...view, expansions: view.expansions.filter((one) => one.node !== node) };
}

export function hide(view: View, node: string): View {
  const selected = view.selected?.id === node ? null : view.selected;
  return { ...view, selected, hidden: [...view.hidden.filter((id) => id !== node), node] };
}

export function togglePin(view: View, node: string, at: readonly [number, number] | null): View {
  const { [node]: _, ...others } = view.pins;
  return { ...view, pins: at ? { ...others, [node]: at } : others };
}

/** The list without the value, or with it. */
export function toggle<T>(list: readonly T[], value: T): readonly T[] {
  return list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
}
