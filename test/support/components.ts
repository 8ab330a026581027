import { entityId, statementId } from "../../src/records/ids.js";
import { getKind } from "../../src/kinds/registry.js";
import type { Endpoint, TraceRequest } from "../../src/trace/request.js";
import type { Step } from "../../src/trace/step.js";
import { buildGraph, type CasePlan, type Link, type SmallGraph } from "./memory-facts.js";
import { LONGEST_TRACE_MS } from "./patient.js";
import { claim, entity, type Fixture, source, statement } from "./records.js";

const SPEAKER = "publisher:oracle-speaker";
const SOURCE = "oracle-source";

/** A random graph as a component of its own in the one database: its keys are its own. */
export interface Component {
  readonly plan: CasePlan;
  readonly number: number;
}

const keyOf = (number: number, place: number): string => `oracle-${number}-${place}`;

/** Components of plans, first to last. */
export function toComponents(plans: readonly CasePlan[]): Component[] {
  return plans.map((plan, number) => ({
    plan: { ...plan, graph: { ...plan.graph, links: withOneVoice(plan.graph.links) } },
    number,
  }));
}

/** The records of these components. */
export function recordsOf(components: readonly Component[]): Fixture[] {
  return [
    ...[entity(SPEAKER, "Speaker of the oracle's graphs"), source(SOURCE)],
    ...components.flatMap(toRecords),
  ];
}

/** A triple is one statement, and each has one claim. */
function withOneVoice(links: readonly Link[]): Link[] {
  const byTriple = new Map(links.map((link) => [`${link.subject} ${link.relation} ${link.object}`, link]));
  return [...byTriple.values()].map((link) => ({ ...link, voices: link.voices.slice(0, 1) }));
}

function toRecords({ plan: { graph }, number }: Component): Fixture[] {
  const refs = graph.kinds.map((kind, place) => `${getKind(kind).field}:${keyOf(number, place)}`);
  const ref = (place: number): string => refs[place] as string;
  return [
    ...refs.map((each, place) => entity(each, `Oracle graph ${number} node ${place}`)),
    ...graph.links.flatMap(({ subject, relation, object, voices, validFrom, validTo }, index) => {
      const triple = [ref(subject), relation, ref(object)] as const;
      const validity = { ...(validFrom && { validFrom }), ...(validTo && { validTo }) };
      return [
        statement(triple, validity),
        ...voices.map(({ certainty, ...voice }) =>
          claim(`${keyOf(number, index)}-claim`, triple, SPEAKER, [SOURCE], {
            ...voice,
            ...(certainty !== null && { certainty }),
          }),
        ),
      ];
    }),
  ];
}

/** A component as a graph in memory, with the ids that it has in the database. */
export function toGraph({ plan, number }: Component): SmallGraph {
  return buildGraph(plan.graph, {
    node: (place, kind) => entityId(getKind(kind), keyOf(number, place)),
    statement: (subject, relation, object) => statementId(subject, relation, object),
  });
}

/** The request as the variables of a GraphQL operation. */
export function toVariables(request: TraceRequest, { question }: CasePlan): Record<string, unknown> {
  const toRefs = ({ ids, kinds }: Endpoint): object[] => [
    ...[...ids].map((id) => ({ id })),
    ...kinds.map((kind) => ({ kind: kind.value })),
  ];
  return {
    from: toRefs(request.from),
    to: request.to && toRefs(request.to),
    through: request.through.map((kind) => kind.value),
    via: question.via,
    avoid: [...request.avoid].map((id) => ({ id })),
    steps: request.steps.length === 0 ? null : request.steps.map(toStepInput),
    mode: request.mode,
    sameIncident: request.sameIncident,
    lens: question.lens,
    limits: {
      maxHops: request.limits.maxHops,
      maxPaths: Math.min(request.limits.maxPaths, 100),
      timeoutMs: LONGEST_TRACE_MS,
    },
  };
}

function toStepInput({ via, direction, min, max, to, where, mustLink }: Step): object {
  const namesOf = (relations: Step["via"]): string[] => relations.map(({ name }) => name);
  return {
    ...{ via: namesOf(via), direction, min, max },
    to: to && to.map((kind) => kind.value),
    where: where && Object.fromEntries([...where].map(([kind, filter]) => [kind.field, filter])),
    mustLink: mustLink.map((link) => ({ ...link, via: namesOf(link.via) })),
  };
}
