import type { Relation } from "../kinds/relation.js";
import { RELATIONS } from "../kinds/relations.js";
import type { Fact, FactNode } from "./fact.js";
import type { Region } from "./region.js";
import type { Hop, Path } from "./result.js";

/** The relations that the rule looks at, besides those of the path. */
export const TIE_RELATIONS: readonly Relation[] = RELATIONS.filter(
  (relation) => relation.tiesIncident || relation.partOfWhole,
);

type Admits = (fact: Fact) => boolean;

/**
 * The state of the same-incident rule along a path.
 *
 * The rule: cut the path at threat actors, marketplaces and listings, and at LED_TO. In each stretch, if it holds an
 * incident or a dataset, and one more incident, dataset or tool, then one incident must tie them all: be the incident,
 * have exposed the dataset, have compromised or been reached through the tool; and have affected or compromised every
 * organization that the stretch meets over AFFECTED, COMPROMISED or ORIGINATES_FROM. What ties a whole ties its parts.
 * Without it, an agency's other breach would make a false path from a tool to that breach's data.
 */
export interface Stretch {
  /** Incidents that tie everything so far; null while nothing has asked for one. */
  readonly candidates: ReadonlySet<string> | null;
  /** How many incidents, datasets and tools it holds. */
  readonly anchors: number;
  /** Whether an incident or a dataset is among them. */
  readonly eventful: boolean;
}

const FRESH: Stretch = { candidates: null, anchors: 0, eventful: false };

/** Finds, on the facts of a region that pass `admits`, which incidents tie a node. */
export class IncidentTies {
  private readonly known = new Map<string, ReadonlySet<string>>();

  constructor(
    private readonly region: Region,
    private readonly admits: Admits,
  ) {}

  /** The stretch at the first node of a path. */
  begin(node: FactNode): Stretch {
    return this.meet(FRESH, node);
  }

  /** The stretch after a hop; undefined where the hop breaks the rule. */
  pass(stretch: Stretch, hop: Hop<Fact>): Stretch | undefined {
    const cut = hop.fact.relation.linksIncidents || hop.from.kind.endsIncident;
    const before = cut ? FRESH : this.involve(stretch, hop, hop.from);
    const after = this.involve(this.meet(before, hop.to), hop, hop.to);
    return asks(after) && after.candidates?.size === 0 ? undefined : after;
  }

  /** The facts, besides its hops, by which a path keeps the rule: those of one incident for each stretch that asks. */
  supportOf(path: Path<Fact>): Fact[] {
    const incidents = this.incidentsOf(path);
    const wholes = new Set(
      path.flatMap((hop) => [...this.wholesOf(hop.from.id), ...this.wholesOf(hop.to.id)]),
    );
    return [...wholes].flatMap((id) =>
      this.region
        .factsAt(id)
        .filter(
          (fact) =>
            this.admits(fact) &&
            ((fact.relation.tiesIncident && fact.object.id === id && incidents.has(fact.subject.id)) ||
              (fact.relation.partOfWhole && fact.subject.id === id)),
        ),
    );
  }

  /** For each stretch of a path that asks for an incident, one that ties it. */
  private incidentsOf(path: Path<Fact>): Set<string> {
    const [first] = path;
    const stretches = first ? [this.begin(first.from)] : [];
    for (const hop of path) stretches.push(this.pass(stretches.at(-1) ?? FRESH, hop) ?? FRESH);
    const last = stretches.filter(
      (stretch, index) => asks(stretch) && (stretches[index + 1]?.anchors ?? 0) < stretch.anchors,
    );
    return new Set(last.flatMap(({ candidates }) => [...(candidates ?? [])].sort().slice(0, 1)));
  }

  private meet(stretch: Stretch, node: FactNode): Stretch {
    if (node.kind.endsIncident) return FRESH;
    const name = node.kind.name;
    if (name !== "Incident" && name !== "Dataset" && name !== "Tool") return stretch;
    const ties = name === "Incident" ? new Set([node.id]) : this.tying(node.id);
    return {
      candidates: intersect(stretch.candidates, ties),
      anchors: stretch.anchors + 1,
      eventful: stretch.eventful || name !== "Tool",
    };
  }

  private involve(stretch: Stretch, hop: Hop<Fact>, end: FactNode): Stretch {
    if (!hop.fact.relation.involvesOrganization || !end.kind.organization) return stretch;
    return { ...stretch, candidates: intersect(stretch.candidates, this.tying(end.id)) };
  }

  /** The incidents that tie a node, or a whole of which it is a part. */
  private tying(id: string): ReadonlySet<string> {
    const known = this.known.get(id);
    if (known) return known;
    const ties = new Set<string>();
    for (const part of this.wholesOf(id)) {
      for (const fact of this.region.factsAt(part)) {
        if (fact.relation.tiesIncident && fact.object.id === part && this.admits(fact))
          ties.add(fact.subject.id);
      }
    }
    this.known.set(id, ties);
    return ties;
  }

  private wholesOf(id: string): Set<string> {
    const wholes = new Set([id]);
    for (const part of wholes) {
      for (const fact of this.region.factsAt(part)) {
        if (fact.relation.partOfWhole && fact.subject.id === part && this.admits(fact))
          wholes.add(fact.object.id);
      }
    }
    return wholes;
  }
}

/** Whether a stretch holds enough to ask for one incident. */
function asks({ anchors, eventful }: Stretch): boolean {
  return anchors >= 2 && eventful;
}

function intersect(candidates: ReadonlySet<string> | null, ties: ReadonlySet<string>): ReadonlySet<string> {
  return candidates === null ? ties : new Set([...candidates].filter((id) => ties.has(id)));
}

/**
 * Reads what the rule needs to know about these nodes: which incidents tie them and their wholes, at any level.
 * `loaded` remembers, over calls, for which nodes that was done.
 */
export async function readTies(region: Region, ids: readonly string[], loaded: Set<string>): Promise<void> {
  let next = ids.filter((id) => !loaded.has(id));
  while (next.length > 0) {
    await region.read(next, TIE_RELATIONS);
    for (const id of next) loaded.add(id);
    const wholes = next.flatMap((id) =>
      region
        .factsAt(id)
        .flatMap((fact) => (fact.relation.partOfWhole && fact.subject.id === id ? [fact.object.id] : [])),
    );
    next = [...new Set(wholes)].filter((id) => !loaded.has(id));
  }
}
