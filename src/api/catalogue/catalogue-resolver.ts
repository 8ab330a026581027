import type { GraphQLResolveInfo } from "graphql";
import { Ctx, Info, Query, Resolver } from "type-graphql";
import type { Property } from "../../kinds/kind.js";
import { KINDS, kindsOfEnd } from "../../kinds/registry.js";
import { RELATIONS } from "../../kinds/relations.js";
import { ALL_PARTS, findStats, type StatsPart } from "../../entities/stats.js";
import type { RequestContext } from "../context.js";
import { selectionBelow, wantedOf } from "../look-ahead.js";
import { KindInfoType, type PropertyInfoType, RelationInfoType, StatsType } from "./catalogue-types.js";

function toInfos(properties: Readonly<Record<string, Property>>): PropertyInfoType[] {
  return Object.entries(properties).map(([name, { description }]) => ({ name, description }));
}

/** Which fields each part of the counting serves: what nobody asks for is not counted. */
const FIELDS_OF: Readonly<Record<StatsPart, readonly string[]>> = {
  claims: ["claims"],
  sources: ["sources"],
  kinds: ["entities", "byKind"],
  relations: ["facts", "byRelation"],
};

@Resolver()
export class CatalogueResolver {
  @Query(() => [KindInfoType], { description: "The kinds of entities, with what viewers need to show them." })
  kinds(): KindInfoType[] {
    return KINDS.map((kind) => ({
      ...kind,
      kind: kind.value,
      typeName: kind.name,
      properties: toInfos(kind.properties),
    }));
  }

  @Query(() => [RelationInfoType], { description: "The relations between them." })
  relations(): RelationInfoType[] {
    return RELATIONS.map((relation) => ({
      relation: relation.name,
      description: relation.description,
      phrase: relation.phrase,
      from: kindsOfEnd(relation.from).map((kind) => kind.value),
      to: kindsOfEnd(relation.to).map((kind) => kind.value),
      field: relation.forward.field,
      inverseField: relation.inverse.field,
      traversed: relation.traversed,
      time: relation.time,
      properties: toInfos(relation.properties),
    }));
  }

  @Query(() => StatsType, { description: "How much of everything there is." })
  async stats(@Ctx() { graph, tlp }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<StatsType> {
    const wanted = wantedOf(selectionBelow(info));
    const parts = ALL_PARTS.filter((part) => FIELDS_OF[part].some((field) => wanted.has(field)));
    const { byKind, byRelation, ...totals } = await findStats(graph, tlp, parts);
    return {
      ...totals,
      byKind: KINDS.map((kind) => ({ kind: kind.value, count: byKind.get(kind.name) ?? 0 })),
      byRelation: RELATIONS.map(({ name }) => ({ relation: name, count: byRelation.get(name) ?? 0 })),
    };
  }
}
