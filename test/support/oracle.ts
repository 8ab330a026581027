import { seeStatement } from "../../src/belief/admission.js";
import type { FactNode } from "../../src/trace/fact.js";
import type { Endpoint, TraceRequest } from "../../src/trace/request.js";
import type { EmptyReason } from "../../src/trace/result.js";
import type { SmallGraph, StatedFact } from "./memory-facts.js";
import { followsSteps } from "./oracle-steps.js";

/**
 * What `trace` should find, told from the words of the contract and in the most simple-minded way: write down every
 * path there is, and cross out those that break a rule. It shares no code with src/trace, and no look at the tables of
 * src/kinds either: the rules name kinds and relations as docs/ do.
 */
export interface Step {
  readonly from: FactNode;
  readonly to: FactNode;
  readonly fact: StatedFact;
}
export type OraclePath = readonly Step[];

/** Rules that a question may be asked without, to see what they keep out. */
export interface Without {
  readonly lens?: boolean;
  readonly sameIncident?: boolean;
  readonly maxHops?: number;
}

const ORGANIZATIONS = ["Company", "Affiliate", "Agency", "Publisher"];
const ANCHORS = ["Incident", "Dataset", "Tool"];
const CUTTING = ["ThreatActor", "Marketplace", "Listing"];
const INVOLVING = ["AFFECTED", "COMPROMISED", "ORIGINATES_FROM"];
const NEVER_TRAVERSED = ["SPEAKS_FOR", "EMPLOYED_BY", "LOCATED_IN", "IN_SECTOR"];

type Admits = (fact: StatedFact) => boolean;

/** Every path that the request allows, of up to `maxHops` hops; `without` names rules to leave aside. */
export function allowedPaths(graph: SmallGraph, request: TraceRequest, without: Without = {}): OraclePath[] {
  const admits = memoized((fact) => without.lens === true || isLetIn(request, fact));
  const bindsIncident = request.sameIncident && without.sameIncident !== true;
  return simplePaths(graph, request.from, without.maxHops ?? request.limits.maxHops).filter(
    (path) =>
      (request.to === null || endsAt(path, request.to)) &&
      path.every((step) => admits(step.fact)) &&
      path.every((step) => request.via.includes(step.fact.relation)) &&
      path.every((step) => !NEVER_TRAVERSED.includes(step.fact.relation.name)) &&
      nodesOf(path).every((node) => !request.avoid.has(node.id)) &&
      nodesOf(path).every((node) => !["Country", "Sector"].includes(node.kind.name)) &&
      interiorOf(path).every((node) => node.kind.name !== "DataClass") &&
      isSubsequence(
        request.through.map((kind) => kind.name),
        interiorOf(path).map((node) => node.kind.name),
      ) &&
      (request.steps.length === 0 || followsSteps(path, request.steps, graph.facts.filter(admits))) &&
      (!bindsIncident || stretchesOf(path).every((stretch) => isTiedTogether(stretch, graph, admits))),
  );
}

/** The paths of the least length. */
export function shortest(paths: readonly OraclePath[]): OraclePath[] {
  const least = Math.min(...paths.map((path) => path.length));
  return paths.filter((path) => path.length === least);
}

/** The confidence of the weakest hop. */
export function weakestConfidence(path: OraclePath, request: TraceRequest): number {
  return Math.min(...path.map((step) => seeStatement(request.lens, step.fact.belief).standing.confidence));
}

/** The paths in the order of a mode that ranks them; of two that are equal before it, either may come first. */
export function ranked(paths: readonly OraclePath[], request: TraceRequest): OraclePath[] {
  const ranks = new Map(paths.map((path) => [path, rankOf(path, request)]));
  const before = (a: OraclePath, b: OraclePath): number => {
    const [left = [], right = []] = [ranks.get(a), ranks.get(b)];
    return left.map((each, place) => each - (right[place] ?? 0)).find((difference) => difference !== 0) ?? 0;
  };
  return [...paths].sort(before);
}

/** What a mode ranks a path by, the lowest first: of equal ranks either may come first. */
export function rankOf(path: OraclePath, request: TraceRequest): number[] {
  const confidences = path.map((step) => seeStatement(request.lens, step.fact.belief).standing.confidence);
  const [weakest, all] = [Math.min(...confidences), confidences.reduce((sum, each) => sum + each, 0)];
  return request.mode === "K_SHORTEST" ? [path.length, -weakest, -all] : [-weakest, path.length, -all];
}

/** A path in a form in which two can be compared. */
export function write(
  path: readonly {
    readonly from: { readonly id: string };
    readonly fact: { readonly statementId: string };
  }[],
): string {
  return path.map(({ from, fact }) => `${from.id} -${fact.statementId}-`).join(" ");
}

/** What a search has to answer. */
export interface Expected {
  readonly paths: readonly OraclePath[];
  readonly blocked: readonly OraclePath[];
  /** The reasons that would be true; of several, the search may not know more than the weaker. */
  readonly whyEmpty: readonly (EmptyReason | null)[];
}

/** What a search for all shortest paths has to answer, its budgets other than hops left aside. */
export function expectedAnswer(graph: SmallGraph, request: TraceRequest): Expected {
  const paths = shortest(allowedPaths(graph, request));
  if (paths.length > 0) return { paths, blocked: [], whyEmpty: [null] };
  const empty = (whyEmpty: readonly EmptyReason[], blocked: readonly OraclePath[] = []): Expected => ({
    ...{ paths, blocked, whyEmpty },
  });
  if (!hasEnd(graph, request.from, request) || (request.to && !hasEnd(graph, request.to, request)))
    return empty(["NO_SUCH_START"]);
  // Another lens would let them in: a hop or a link at least is one that this lens shuts out.
  const letIn = graph.facts.filter((fact) => isLetIn(request, fact));
  const blocked = allowedPaths(graph, request, { lens: true }).filter(
    (path) =>
      path.some((step) => !letIn.includes(step.fact)) ||
      (request.steps.length > 0 && !followsSteps(path, request.steps, letIn)),
  );
  if (blocked.length > 0) return empty(["BLOCKED_BY_LENS"], shortest(blocked));
  if (allowedPaths(graph, request, { sameIncident: true }).length > 0) return empty(["DIFFERENT_INCIDENTS"]);
  const atAnyLength = allowedPaths(graph, request, { maxHops: graph.nodes.length });
  return empty(atAnyLength.length > 0 ? ["BEYOND_MAX_HOPS"] : ["NOT_CONNECTED", "BEYOND_MAX_HOPS"]);
}

function hasEnd(graph: SmallGraph, end: Endpoint, request: TraceRequest): boolean {
  return graph.nodes.some((node) => isAt(node, end) && !request.avoid.has(node.id));
}

function isLetIn(request: TraceRequest, fact: StatedFact): boolean {
  return seeStatement(request.lens, fact.belief).admitted;
}

function isAt(node: FactNode, end: Endpoint): boolean {
  return end.ids.has(node.id) || end.kinds.some((kind) => kind.name === node.kind.name);
}

/** Every path without a repeated node that begins at `from`, whatever the facts are. */
function simplePaths(graph: SmallGraph, from: Endpoint, maxHops: number): OraclePath[] {
  const found: OraclePath[] = [];
  const extend = (path: OraclePath, at: FactNode, met: readonly string[]): void => {
    if (path.length > 0) found.push(path);
    if (path.length === maxHops) return;
    for (const fact of graph.facts) {
      if (fact.subject.id !== at.id && fact.object.id !== at.id) continue;
      const to = fact.subject.id === at.id ? fact.object : fact.subject;
      if (!met.includes(to.id)) extend([...path, { from: at, to, fact }], to, [...met, to.id]);
    }
  };
  for (const node of graph.nodes) if (isAt(node, from)) extend([], node, [node.id]);
  return found;
}

function nodesOf(path: OraclePath): FactNode[] {
  return [...path.slice(0, 1).map((step) => step.from), ...path.map((step) => step.to)];
}

function interiorOf(path: OraclePath): FactNode[] {
  return nodesOf(path).slice(1, -1);
}

function endsAt(path: OraclePath, to: Endpoint): boolean {
  return nodesOf(path)
    .slice(-1)
    .every((node) => isAt(node, to));
}

function isSubsequence(wanted: readonly string[], passed: readonly string[]): boolean {
  const [first, ...rest] = wanted;
  if (first === undefined) return true;
  const place = passed.indexOf(first);
  return place >= 0 && isSubsequence(rest, passed.slice(place + 1));
}

/** A part of a path between two cuts. */
interface Stretch {
  readonly nodes: readonly FactNode[];
  readonly steps: readonly Step[];
}

/** The path, cut at threat actors, marketplaces and listings, and at LED_TO. */
function stretchesOf(path: OraclePath): Stretch[] {
  const nodes = nodesOf(path);
  // Cut places: before the node of that number, or around it.
  const numbers: number[] = [];
  let number = 0;
  nodes.forEach((node, index) => {
    const arrivedBy = path[index - 1]?.fact.relation.name;
    const previous = nodes[index - 1]?.kind.name ?? "";
    if (arrivedBy === "LED_TO" || CUTTING.includes(node.kind.name) || CUTTING.includes(previous)) number += 1;
    numbers.push(number);
  });
  return [...new Set(numbers)].map((one) => ({
    nodes: nodes.filter((_, index) => numbers[index] === one),
    steps: path.filter((_, index) => numbers[index] === one && numbers[index + 1] === one),
  }));
}

/** Whether one incident ties what the stretch crosses, or it crosses too little to ask for one. */
function isTiedTogether(stretch: Stretch, graph: SmallGraph, admits: Admits): boolean {
  const anchors = stretch.nodes.filter((node) => ANCHORS.includes(node.kind.name));
  const asks = anchors.length >= 2 && anchors.some((node) => node.kind.name !== "Tool");
  if (!asks) return true;
  const organizations = stretch.steps
    .filter((step) => INVOLVING.includes(step.fact.relation.name))
    .flatMap((step) => [step.from, step.to])
    .filter((node) => ORGANIZATIONS.includes(node.kind.name));
  return graph.nodes
    .filter((node) => node.kind.name === "Incident")
    .some((incident) => [...anchors, ...organizations].every((node) => ties(incident, node, graph, admits)));
}

/** An incident ties itself, and what it did something to, and the parts of what it did something to. */
function ties(incident: FactNode, node: FactNode, graph: SmallGraph, admits: Admits): boolean {
  const facts = graph.facts.filter(admits);
  const states = (relations: readonly string[], subject: FactNode, object: FactNode): boolean =>
    facts.some(
      (fact) =>
        relations.includes(fact.relation.name) &&
        fact.subject.id === subject.id &&
        fact.object.id === object.id,
    );
  const tiesWhole = (relations: readonly string[], partOf: string): boolean => {
    let wholes = [node];
    for (const _ of graph.nodes) {
      wholes = graph.nodes.filter((each) =>
        wholes.some((part) => part.id === each.id || states([partOf], part, each)),
      );
    }
    return wholes.some((whole) => states(relations, incident, whole));
  };
  switch (node.kind.name) {
    case "Incident":
      return incident.id === node.id;
    case "Dataset":
      return tiesWhole(["EXPOSED"], "SUBSET_OF");
    case "Tool":
      return states(["COMPROMISED", "ACCESSED_VIA"], incident, node);
    default:
      return tiesWhole(["AFFECTED", "COMPROMISED"], "PART_OF");
  }
}

function memoized(ask: Admits): Admits {
  const known = new Map<StatedFact, boolean>();
  return (fact) => {
    const answer = known.get(fact) ?? ask(fact);
    known.set(fact, answer);
    return answer;
  };
}
