/** The steps of some walks, each a value in each column: from a place, to a place, along a fact. Places are numbered anew. */
export interface Edges {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly fact: Uint32Array;
  /** By place: its node. */
  readonly nodes: Uint32Array;
  /** Where walks begin and where they end. */
  readonly starts: readonly number[];
  readonly goals: readonly number[];
}

/**
 * The same without most of what is on walks that come by a node twice: what leads back to the one start, or on from the one
 * goal, and places that can only be left to where they were come by from. At a hub, that is most of them.
 */
export function pruned(edges: Edges): Edges {
  return withoutDeadEnds(withoutReturns(edges));
}

function withoutReturns(edges: Edges): Edges {
  const { from, to, nodes, starts, goals } = edges;
  const start = onlyNode(starts, nodes);
  const goal = onlyNode(goals, nodes);
  return select(
    edges,
    Uint32Array.from(from.keys()).filter(
      (edge) => nodes[to[edge] as number] !== start && nodes[from[edge] as number] !== goal,
    ),
  );
}

/** The node of all these places; null where they are of several. */
function onlyNode(places: readonly number[], nodes: Uint32Array): number | null {
  const found = new Set(places.map((place) => nodes[place] as number));
  const [only] = found;
  return only !== undefined && found.size === 1 ? only : null;
}

function withoutDeadEnds(edges: Edges): Edges {
  const { from, to, nodes, starts, goals } = edges;
  const before = neighbours(nodes, to, from);
  const after = neighbours(nodes, from, to);
  const isEnd = marksOf([...starts, ...goals], nodes.length);
  const isDeadEnd = nodes.map((_, place) =>
    isEnd[place] === 0 && before[place] === after[place] && before[place] !== MANY ? 1 : 0,
  );
  const kept = from.map((place, edge) =>
    isDeadEnd[place] === 1 || isDeadEnd[to[edge] as number] === 1 ? 0 : 1,
  );
  return select(
    edges,
    Uint32Array.from(kept.keys()).filter((edge) => kept[edge] === 1),
  );
}

/** The same with the surest facts first. */
export function sorted(
  edges: Edges,
  confidenceOf: (fact: number) => number,
): { readonly edges: Edges; readonly confidences: Uint8Array } {
  const confidences = Uint8Array.from(edges.fact, confidenceOf);
  const order = Uint32Array.from(confidences.keys()).sort(
    (a, b) => (confidences[b] as number) - (confidences[a] as number),
  );
  return {
    edges: select(edges, order),
    confidences: Uint8Array.from(order, (edge) => confidences[edge] as number),
  };
}

/** By place, of so many: 1 for these. */
export function marksOf(places: readonly number[], count: number): Uint8Array {
  const marks = new Uint8Array(count);
  for (const place of places) marks[place] = 1;
  return marks;
}

/** In place of a node: there are several. */
const MANY = 2 ** 32 - 1;
/** In place of a node: there is none. */
const NO_NODE = MANY - 1;

/** By place of `at`: the one node that stands in `beside` with it. */
function neighbours(nodes: Uint32Array, at: Uint32Array, beside: Uint32Array): Uint32Array {
  const found = new Uint32Array(nodes.length).fill(NO_NODE);
  for (let edge = 0; edge < at.length; edge += 1) {
    const [place, node] = [at[edge] as number, nodes[beside[edge] as number] as number];
    if (found[place] === NO_NODE) found[place] = node;
    else if (found[place] !== node) found[place] = MANY;
  }
  return found;
}

function select(edges: Edges, order: Uint32Array): Edges {
  const pick = (column: Uint32Array): Uint32Array => order.map((edge) => column[edge] as number);
  return { ...edges, from: pick(edges.from), to: pick(edges.to), fact: pick(edges.fact) };
}

/** Writes edges down, and numbers their places. The numbers stand in a column as large as the graph, used again and again. */
export class EdgeWriter {
  private numbers = new Uint32Array(0);
  private places: number[] = [];
  private from: number[] = [];
  private to: number[] = [];
  private fact: number[] = [];
  private starts = new Set<number>();
  private goals = new Set<number>();

  /** Forgets what was written, and makes room for so many places. */
  reset(places: number): void {
    if (this.numbers.length < places) this.numbers = new Uint32Array(places);
    else for (const place of this.places) this.numbers[place] = 0;
    [this.places, this.from, this.to, this.fact] = [[], [], [], []];
    [this.starts, this.goals] = [new Set(), new Set()];
  }

  add(from: number, to: number, fact: number): void {
    this.from.push(this.numberOf(from));
    this.to.push(this.numberOf(to));
    this.fact.push(fact);
  }

  addStart(place: number): void {
    this.starts.add(this.numberOf(place));
  }

  addGoal(place: number): void {
    this.goals.add(this.numberOf(place));
  }

  /** @param size how many nodes there are: what is left of a place, divided by it, is its node */
  done(size: number): Edges {
    const { from, to, fact, places, starts, goals } = this;
    return {
      ...{ from: Uint32Array.from(from), to: Uint32Array.from(to), fact: Uint32Array.from(fact) },
      nodes: Uint32Array.from(places, (place) => place % size),
      ...{ starts: [...starts], goals: [...goals] },
    };
  }

  private numberOf(place: number): number {
    const known = this.numbers[place] as number;
    if (known > 0) return known - 1;
    this.places.push(place);
    this.numbers[place] = this.places.length;
    return this.places.length - 1;
  }
}
