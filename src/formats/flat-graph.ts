import { lastMomentOf, getFuzzyBounds } from "../shared/fuzzy-date.js";
import type { Fact, Losses, Part } from "./writer.js";

/** A value that every graph format has a place for. */
export type Flat = string | number;

/** An entity as graph formats hold it: its properties are texts and numbers; lists are joined by "; ". */
export interface FlatNode {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly attributes: Readonly<Record<string, Flat>>;
}

/** A fact as graph formats hold it. */
export interface FlatEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly relation: string;
  readonly attributes: Readonly<Record<string, Flat>>;
  /** When it held, as days: "2021-05-26"; undefined where an end is open. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** A graph in the order in which it comes: nodes, then edges. */
export type FlatPart = { readonly node: FlatNode } | { readonly edge: FlatEdge };

const SEPARATOR = "; ";

/**
 * The nodes and edges of an export. What graph formats have no place for is counted: who said what, in which words, on what
 * evidence, is told in numbers only.
 */
export async function* flatten(
  parts: AsyncIterable<Part>,
  losses: Losses,
): AsyncGenerator<FlatPart, void, undefined> {
  const titles = new Map<string, string>();
  const names = new Map<string, string>();
  for await (const part of parts) {
    switch (part.part) {
      case "original":
        losses.add("originals of other formats");
        break;
      case "entity":
        names.set(part.entity.id, part.entity.name);
        if (part.isBeside) losses.add("speakers and publishers that are no nodes");
        else yield { node: toNode(part) };
        break;
      case "source":
        titles.set(part.source.id, part.source.title);
        losses.add("sources: only their titles are told");
        break;
      case "fact":
        countLosses(part, losses);
        yield { edge: toEdge(part, names, titles) };
    }
  }
}

function toNode({ kind, entity }: Extract<Part, { part: "entity" }>): FlatNode {
  const own = Object.keys(kind.properties).flatMap((name) => flat(name, entity[name]));
  const attributes = Object.fromEntries([
    ...own,
    ...flat("aliases", entity.aliases),
    ...flat("marking", entity.marking),
  ]);
  return { id: entity.id, name: entity.name, kind: kind.name, attributes };
}

function toEdge(
  fact: Fact,
  names: ReadonlyMap<string, string>,
  titles: ReadonlyMap<string, string>,
): FlatEdge {
  const { statement, claims } = fact;
  const said = claims.flatMap(({ publishedAt, claimedAt }) => publishedAt ?? claimedAt ?? []).sort();
  const speakers = claims.map(({ onBehalfOf, by }) => names.get(onBehalfOf ?? by) ?? "");
  const sources = claims.flatMap((claim) => claim.sources.map((id) => titles.get(id) ?? ""));
  return {
    id: statement.id,
    source: fact.subjectId,
    target: fact.objectId,
    relation: fact.relation.name,
    attributes: Object.fromEntries([
      ...flat("status", fact.status),
      ...flat("confidence", fact.confidence),
      ...flat("validFrom", statement.validFrom),
      ...flat("validTo", statement.validTo),
      ...flat("claims", claims.length),
      ...flat("denials", claims.filter(({ stance }) => stance === "DENIES").length),
      ...flat("firstSaid", said[0]),
      ...flat("lastSaid", said.at(-1)),
      ...flat("speakers", [...new Set(speakers)]),
      ...flat("sources", [...new Set(sources)]),
      ...Object.entries(statement.qualifiers).flatMap(([name, value]) => flat(name, value)),
      ...flat("marking", statement.marking),
    ]),
    from: firstDay(statement.validFrom ?? said[0]),
    to: statement.validTo === undefined ? undefined : lastDay(statement.validTo),
  };
}

function flat(name: string, value: unknown): [string, Flat][] {
  if (Array.isArray(value)) {
    const texts = value.map(String).filter((each) => each !== "");
    return texts.length > 0 ? [[name, texts.join(SEPARATOR)]] : [];
  }
  return typeof value === "string" || typeof value === "number" ? [[name, value]] : [];
}

function countLosses({ claims }: Fact, losses: Losses): void {
  losses.add("claims: only their number, speakers and dates are told", claims.length);
  losses.add("quotes", claims.filter(({ quote }) => quote !== undefined).length);
  losses.add(
    "measurements",
    claims.reduce((sum, { measurements }) => sum + measurements.length, 0),
  );
}

function firstDay(date: string | undefined): string | undefined {
  return date === undefined ? undefined : toDay(getFuzzyBounds(date).earliest);
}

function lastDay(date: string): string {
  return toDay(lastMomentOf(date));
}

function toDay(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
