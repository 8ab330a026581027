import fc from "fast-check";
import { getKind, kindsOfEnd } from "../../src/kinds/registry.js";
import { getRelation, RELATIONS } from "../../src/kinds/relations.js";
import { claim, entity, type Fixture, source, statement, type Triple } from "./records.js";

/** A node of a random graph. Several bear one name. */
export interface PlannedNode {
  readonly ref: string;
  readonly name: string;
  readonly hidden: boolean;
}

/** A fact of a random graph: asserted, or denied and nothing else; marked RED, or not marked. */
export interface PlannedFact {
  readonly triple: Triple;
  readonly denied: boolean;
  readonly hidden: boolean;
}

export interface PlannedGraph {
  readonly nodes: readonly PlannedNode[];
  readonly facts: readonly PlannedFact[];
}

const KINDS = ["Company", "Company", "Agency", "Tool", "Incident", "Incident", "Dataset", "DataClass"].concat(
  ["Person", "Country", "Marketplace", "Listing"],
);

const rarely = fc.integer({ min: 0, max: 6 }).map((drawn) => drawn === 0);
const drawnFact = fc.record({
  relation: fc.constantFrom(...RELATIONS),
  ends: fc.tuple(fc.nat(9_999), fc.nat(9_999)),
  denied: rarely,
  hidden: rarely,
});

/** Random graphs whose facts obey the ends of their relations. `number` tells their nodes apart. */
export const plannedGraphs = (number: number): fc.Arbitrary<PlannedGraph> =>
  fc
    .record({
      kinds: fc.array(fc.tuple(fc.constantFrom(...KINDS), fc.nat(4), rarely), {
        minLength: 5,
        maxLength: 16,
      }),
      facts: fc.array(drawnFact, { minLength: 20, maxLength: 60 }),
    })
    .map(({ kinds, facts }) => {
      const nodes = kinds.map(([kind, name, hidden], place) => ({
        ref: `${getKind(kind).field}:around-${number}-${place}`,
        name: `Around ${number} ${"ABCDE"[name]}`,
        hidden,
      }));
      const placed = facts.flatMap(({ relation, ends, denied, hidden }): PlannedFact[] => {
        const placesOf = (end: readonly string[]): PlannedNode[] =>
          nodes.filter((_, place) => kindsOfEnd(end).some(({ name }) => name === kinds[place]?.[0]));
        const [subjects, objects] = [placesOf(relation.from), placesOf(relation.to)];
        const subject = subjects[ends[0] % subjects.length];
        const object = objects[ends[1] % objects.length];
        if (!subject || !object || subject === object) return [];
        return [{ triple: [subject.ref, relation.name, object.ref], denied, hidden }];
      });
      const byTriple = new Map(placed.map((fact) => [fact.triple.join(" "), fact]));
      return { nodes, facts: [...byTriple.values()] };
    });

/** The records of a graph, and of those who speak of it. */
export function toRecords({ nodes, facts }: PlannedGraph): Fixture[] {
  const marking = (hidden: boolean): Fixture => (hidden ? { marking: "RED" } : {});
  return [
    entity("publisher:around", "Speaker of the graphs"),
    source("around"),
    ...nodes.map(({ ref, name, hidden }) => entity(ref, name, marking(hidden))),
    ...facts.flatMap(({ triple, denied, hidden }) => [
      statement(triple, marking(hidden)),
      claim(`claim ${triple.join(" ")}`, triple, "publisher:around", ["around"], {
        stance: denied ? "DENIES" : "ASSERTS",
      }),
    ]),
  ];
}

/** Whether relations of this name lead on in a subgraph: all but what is said of persons, seats and sectors. */
export function leadsOn(relation: string): boolean {
  return !["SPEAKS_FOR", "EMPLOYED_BY", "LOCATED_IN", "IN_SECTOR"].includes(getRelation(relation).name);
}
