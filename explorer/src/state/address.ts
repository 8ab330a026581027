import type { EntityKind, RelationKind } from "../api/schema";
import { MODES, PRESETS, STATUSES, wordsOf } from "./vocabulary";
import {
  type Expansion,
  FIRST_BUDGET,
  LARGEST_BUDGET,
  NEW_PATHS,
  type Question,
  type Ref,
  type Selection,
  START,
  type View,
} from "./view";

const LISTS = ",";
/** A kind or a relation: which there are, the API says; one that it does not know it refuses in words. */
const NAME = /^[A-Z][A-Z_]*$/;

/** The address of a view, from "?" on; "" for the start. What is as at the start is left out. */
export function toSearch(view: View): string {
  const out = new URLSearchParams();
  const set = (name: string, value: string | null): void => {
    if (value !== null && value !== "") out.set(name, value);
  };
  set("story", view.story);
  if (view.question) questionTo(view.question, set);
  set("since", view.lens.since);
  set("before", view.lens.before);
  if (view.lens.preset !== START.lens.preset) set("rule", view.lens.preset);
  set("more", view.expansions.map(expansionTo).join(LISTS));
  set("hidden", view.hidden.join(LISTS));
  set(
    "pins",
    Object.entries(view.pins)
      .map(([id, [x, y]]) => `${id}:${Math.round(x)}:${Math.round(y)}`)
      .join(LISTS),
  );
  set("without", [...view.withoutKinds, ...view.withoutStatuses].join(LISTS));
  set("at", view.selected && `${view.selected.type}:${view.selected.id}`);
  set("path", view.path === null ? null : String(view.path + 1));
  if (view.tab !== START.tab) set("tab", view.tab);
  if (view.shape !== START.shape) set("shape", view.shape);
  const text = out.toString();
  return text === "" ? "" : `?${text}`;
}

/** The view that an address says. What cannot be read in it is left out: an old link still opens. */
export function fromSearch(search: string): View {
  const from = new URLSearchParams(search);
  const without = listOf(from.get("without"));
  const statuses = wordsOf(STATUSES);
  const path = wholeWithin(Number(from.get("path")), 1, 100);
  return {
    story: from.get("story") || null,
    question: questionFrom(from),
    lens: {
      since: dayOf(from.get("since")),
      before: dayOf(from.get("before")),
      preset: oneOf(wordsOf(PRESETS), from.get("rule")) ?? START.lens.preset,
    },
    expansions: listOf(from.get("more")).flatMap((text) => expansionFrom(text) ?? []),
    hidden: listOf(from.get("hidden")),
    pins: Object.fromEntries(listOf(from.get("pins")).flatMap(pinFrom)),
    withoutKinds: namesOf<EntityKind>(without.filter((name) => !(name in STATUSES))),
    withoutStatuses: statuses.filter((status) => without.includes(status)),
    selected: selectionFrom(from.get("at")),
    path: path === null ? null : path - 1,
    tab: oneOf(["search", "paths", "filter"], from.get("tab")) ?? START.tab,
    shape: oneOf(["canvas", "table"], from.get("shape")) ?? START.shape,
  };
}

type Put = (name: string, value: string | null) => void;

function questionTo(question: Question, set: Put): void {
  set("ask", question.type);
  switch (question.type) {
    case "paths":
      set("from", refsTo(question.from));
      set("to", refsTo(question.to));
      set("through", question.through.join(LISTS));
      set("avoid", refsTo(question.avoid));
      set("via", question.via.join(LISTS));
      if (question.mode !== NEW_PATHS.mode) set("mode", question.mode);
      set("hops", question.maxHops === null ? null : String(question.maxHops));
      if (!question.sameIncident) set("incidents", "any");
      return;
    case "around":
      set("from", refsTo(question.seeds));
      set("hops", String(question.hops));
      if (question.budget !== FIRST_BUDGET) set("budget", String(question.budget));
      return;
    case "subject":
      set("from", refsTo([question.of]));
  }
}

function questionFrom(from: URLSearchParams): Question | null {
  const refs = (name: string): readonly Ref[] =>
    listOf(from.get(name)).flatMap((text) => refFrom(text) ?? []);
  const hops = Number(from.get("hops"));
  const starts = refs("from");
  switch (from.get("ask")) {
    case "paths":
      return {
        type: "paths",
        from: starts,
        to: refs("to"),
        through: namesOf<EntityKind>(listOf(from.get("through"))),
        avoid: refs("avoid"),
        via: namesOf<RelationKind>(listOf(from.get("via"))),
        mode: oneOf(wordsOf(MODES), from.get("mode")) ?? NEW_PATHS.mode,
        maxHops: wholeWithin(hops, 1, 12),
        sameIncident: from.get("incidents") !== "any",
      };
    case "around":
      if (starts.length === 0) return null;
      return {
        type: "around",
        seeds: starts,
        hops: wholeWithin(hops, 1, 3) ?? 1,
        budget: wholeWithin(Number(from.get("budget")), 1, LARGEST_BUDGET) ?? FIRST_BUDGET,
      };
    case "subject":
      return starts[0] ? { type: "subject", of: starts[0] } : null;
    default:
      return null;
  }
}

/** KIND~id~name, without what is not known at the end: "TOOL~~ProjectWEB", "COMPANY". */
function refsTo(refs: readonly Ref[]): string {
  const escape = (text: string): string =>
    text.replace(/[%,~]/g, (sign) => encodeURIComponent(sign).replace("~", "%7E"));
  return refs
    .map(({ kind = "", id = "", name = "" }) => [kind, id, escape(name)].join("~").replace(/~+$/, ""))
    .join(LISTS);
}

function refFrom(text: string): Ref | null {
  const [kind = "", id = "", name = ""] = text.split("~");
  const [known] = namesOf<EntityKind>([kind]);
  const ref: Ref = { ...(known && { kind: known }), ...(id && { id }), ...(name && { name: decode(name) }) };
  return Object.keys(ref).length === 0 ? null : ref;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function expansionTo({ node, relation, direction, shown }: Expansion): string {
  return [node, relation, direction, shown].join(":");
}

function expansionFrom(text: string): Expansion | null {
  const [node, relationText, directionText, shownText] = text.split(":");
  const [relation] = namesOf<RelationKind>([relationText ?? ""]);
  const direction = oneOf(["IN", "OUT"] as const, directionText);
  const shown = wholeWithin(Number(shownText), 1, LARGEST_BUDGET);
  return node && relation && direction && shown ? { node, relation, direction, shown } : null;
}

function pinFrom(text: string): [string, readonly [number, number]][] {
  const [id, x, y] = text.split(":");
  const at = [Number(x), Number(y)] as const;
  return id && at.every(Number.isFinite) ? [[id, at]] : [];
}

function selectionFrom(text: string | null): Selection | null {
  const [type, id] = (text ?? "").split(":");
  return id && (type === "node" || type === "fact") ? { type, id } : null;
}

function wholeWithin(value: number, least: number, most: number): number | null {
  return Number.isInteger(value) && value >= least && value <= most ? value : null;
}

function dayOf(text: string | null): string | null {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}

function listOf(text: string | null): string[] {
  return text ? text.split(LISTS).filter(Boolean) : [];
}

function oneOf<T extends string>(values: readonly T[], text: string | null | undefined): T | undefined {
  return values.find((value) => value === text);
}

function namesOf<Name extends string>(texts: readonly string[]): Name[] {
  return texts.filter((text): text is Name => NAME.test(text));
}
