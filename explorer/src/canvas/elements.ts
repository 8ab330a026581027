import type { EntityKind, StatementStatus } from "../api/schema";
import { CHANGE_STYLES, STATUS_STYLES } from "../graph/status-style";
import type { Scene, SceneFact, SceneNode } from "../graph/model";
import { STATUSES } from "../state/vocabulary";
import type { View } from "../state/view";
import { shorten, widthOf, wrapText } from "./text";

/** Sizes in the canvas's units; one is a pixel at zoom 1. */
export const NODE_SIZE = 32;
export const END_SIZE = 44;
export const NODE_LETTERS = 13;
export const EDGE_LETTERS = 12;
export const LINE_HEIGHT = 1.25;
/** Between a shape and its name. */
export const LABEL_GAP = 5;
const WIDE_LABELS: LabelWidths = { node: 126, edge: 122 };
/** A long path is read from left to right: with narrower names, more of it is readable at once. */
const NARROW_LABELS: LabelWidths = { node: 100, edge: 88 };
const LONG_PATH = 4;
/** A name is cut after a word beyond that; it is whole in the table and where the node is looked at. */
const LONGEST_NAME = 80;
/** Shapes that are broader than high: a rectangle with cut corners is no octagon. */
const FLAT = new Set(["rectangle", "round-rectangle", "cut-rectangle", "tag"]);
/** With more lines than that, what they say is shown only of those that are looked at. */
export const MOST_EDGE_LABELS = 40;

/** Among so many nodes, what was asked for is larger: all of it is seen from far away. */
const MANY_NODES = 150;
const SMALL_PAGE = 40;

interface LabelWidths {
  readonly node: number;
  readonly edge: number;
}

/** What the canvas draws for an entity. */
export interface NodeElement {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
  /** Its name in lines. */
  readonly label: string;
  readonly labelWidth: number;
  readonly labelHeight: number;
  readonly letters: number;
  /** The longer side of its shape, and both. */
  readonly size: number;
  readonly width: number;
  readonly height: number;
  readonly shape: string;
  readonly colour: string;
  /** Facts beyond the canvas. */
  readonly hidden: number;
  readonly classes: readonly string[];
}

/** What the canvas draws for a fact. */
export interface EdgeElement {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly status: StatementStatus;
  /** The relation in words and the status with its sign, in lines. */
  readonly label: string;
  readonly labelWidth: number;
  readonly labelHeight: number;
  readonly classes: readonly string[];
}

export interface Elements {
  readonly nodes: readonly NodeElement[];
  readonly edges: readonly EdgeElement[];
}

/** Words, colours and shapes that the API gives. */
export interface Legend {
  readonly look: (kind: EntityKind) => { readonly colour: string; readonly shape: string };
  /** The words between the subject and the object, for example "left the systems of". */
  readonly words: (fact: SceneFact) => string;
}

/** What is drawn of a scene: all of it, and with what emphasis. */
export function toElements(scene: Scene, view: Pick<View, "path" | "pins">, legend: Legend): Elements {
  const step = view.path !== null && view.path < scene.paths.length ? view.path : null;
  const factsAt = new Map<string, SceneFact[]>();
  for (const fact of scene.facts) {
    for (const end of [fact.source, fact.target]) factsAt.set(end, [...(factsAt.get(end) ?? []), fact]);
  }
  const widths = scene.paths.some(({ hops }) => hops.length >= LONG_PATH) ? NARROW_LABELS : WIDE_LABELS;
  const isQuiet = scene.facts.length > MOST_EDGE_LABELS;
  const many = scene.nodes.length;
  const largeness = many > MANY_NODES ? Math.sqrt(many / SMALL_PAGE) : 1;
  return {
    nodes: scene.nodes.map((node) =>
      toNode(node, legend, widths.node, node.isEnd ? largeness : 1, [
        ...emphasis(node.onPaths, step),
        ...nodeChange(node, factsAt.get(node.id) ?? []),
        ...(node.isEnd ? ["end"] : []),
        ...(view.pins[node.id] ? ["pinned"] : []),
      ]),
    ),
    edges: scene.facts.map((fact) =>
      toEdge(fact, legend, widths.edge, [
        fact.status,
        ...emphasis(fact.onPaths, step),
        ...(fact.change ? [fact.change] : []),
        ...(fact.shutOut ? ["shut-out"] : []),
        ...(isQuiet ? ["quiet"] : []),
        ...(largeness > 1 ? ["thin"] : []),
      ]),
    ),
  };
}

/** What was expanded lies on no path: the reader asked for it, so it does not fade. */
function emphasis(onPaths: readonly number[], step: number | null): string[] {
  if (step === null || onPaths.length === 0) return [];
  return [onPaths.includes(step) ? "on-path" : "dim"];
}

/** A node appeared if all its lines did: an end was asked for, and was there before. */
function nodeChange({ vanished, isEnd }: SceneNode, facts: readonly SceneFact[]): string[] {
  if (vanished && !isEnd) return ["vanished"];
  return !isEnd && facts.length > 0 && facts.every(({ change }) => change === "appeared") ? ["appeared"] : [];
}

function toNode(
  node: SceneNode,
  legend: Legend,
  width: number,
  largeness: number,
  classes: readonly string[],
): NodeElement {
  const { colour, shape } = legend.look(node.kind);
  const letters = NODE_LETTERS * largeness;
  const size = (node.isEnd ? END_SIZE : NODE_SIZE) * largeness;
  const lines = wrapText(shorten(node.name, LONGEST_NAME), width * largeness, letters);
  return {
    id: node.id,
    kind: node.kind,
    name: node.name,
    ...measured(lines, letters),
    letters,
    size,
    width: size,
    height: size * (FLAT.has(shape) ? 0.75 : 1),
    shape,
    colour,
    hidden: node.hidden.reduce((sum, { count }) => sum + count, 0),
    classes,
  };
}

function toEdge(fact: SceneFact, legend: Legend, width: number, classes: readonly string[]): EdgeElement {
  const lines = [
    ...wrapText(legend.words(fact), width, EDGE_LETTERS),
    ...stateLines(fact).flatMap((line) => wrapText(line, width, EDGE_LETTERS)),
  ];
  const { id, source, target, status } = fact;
  return { id, source, target, status, ...measured(lines, EDGE_LETTERS), classes };
}

/** The status with its sign, what it was, and what became of it: never by colour alone. */
function stateLines({ status, change, was, shutOut }: SceneFact): string[] {
  const word = (one: StatementStatus): string =>
    `${STATUS_STYLES[one].sign} ${STATUSES[one].label.toLowerCase()}`;
  const lines = [change === "changed" && was ? `${word(was)} → ${word(status)}` : word(status)];
  if (change) lines.push(`${CHANGE_STYLES[change].sign} ${CHANGE_STYLES[change].label}`);
  if (shutOut) lines.push("shut out by the lens");
  return lines;
}

function measured(
  lines: readonly string[],
  letters: number,
): Pick<NodeElement, "label" | "labelWidth" | "labelHeight"> {
  return {
    label: lines.join("\n"),
    // Bold letters, of what is emphasised, are a little broader.
    labelWidth: Math.max(0, ...lines.map((line) => widthOf(line, letters))) * 1.05,
    labelHeight: lines.length * letters * LINE_HEIGHT,
  };
}
