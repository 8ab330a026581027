import { ArgsType, Field, ID, Int, ObjectType } from "type-graphql";
import { DIRECTION } from "../../kinds/direction.js";
import { DEFAULT_SUBGRAPH, LARGEST_SUBGRAPH, MOST_FACTS_READ } from "../../neighbourhood/subgraph-request.js";
import { LensInput } from "../belief/lens-input.js";
import { StatementType } from "../belief/statement-type.js";
import { EntityType } from "../entities/entity-interface.js";
import { enumOf, RELATION_KIND } from "../schema/enums.js";

@ArgsType()
export class SubgraphArgs {
  @Field(() => [ID], {
    description: `Ids of the entities to start from, 1 to ${LARGEST_SUBGRAPH.seeds}.`,
  })
  seeds!: string[];

  @Field(() => Int, {
    defaultValue: DEFAULT_SUBGRAPH.hops,
    description: `How far to go from them, 0 to ${LARGEST_SUBGRAPH.hops} facts; 0 gives what is among them.`,
  })
  hops!: number;

  @Field(() => Int, {
    defaultValue: DEFAULT_SUBGRAPH.budget,
    description: `The most nodes, 1 to ${LARGEST_SUBGRAPH.budget}, seeds included. A smaller budget gives the first nodes of a larger one.`,
  })
  budget!: number;

  @Field(() => LensInput, {
    nullable: true,
    description: "Which facts are let in; the request's lens if it is left out.",
  })
  lens?: LensInput | null;
}

@ObjectType("SubgraphEdge", { description: "A fact between two nodes of a subgraph.", simpleResolvers: true })
export class SubgraphEdgeType {
  @Field(() => ID, { description: "The id of its statement." })
  id!: string;

  @Field(() => ID, { description: "The id of the node that is its subject." })
  source!: string;

  @Field(() => ID, { description: "The id of the node that is its object." })
  target!: string;

  @Field(enumOf(RELATION_KIND), { description: "Its relation." })
  relation!: string;

  @Field(() => StatementType, { description: "What is stated, by whom, and whether it stands." })
  statement!: StatementType;
}

@ObjectType("HiddenRelation", {
  description: "Facts of one relation that a node has and the subgraph does not show.",
  simpleResolvers: true,
})
export class HiddenRelationType {
  @Field(enumOf(RELATION_KIND), { description: "Their relation." })
  relation!: string;

  @Field(enumOf(DIRECTION), { description: "The node's place in them: OUT or IN." })
  direction!: string;

  @Field(() => Int, {
    description:
      "How many there are for this viewer. The lens is not asked: facts that it shuts out are counted, too. " +
      "`neighbourSummary` says how many it lets in.",
  })
  count!: number;
}

@ObjectType("FrontierNode", {
  description: "A node of a subgraph that has facts beside those shown.",
  simpleResolvers: true,
})
export class FrontierNodeType {
  @Field(() => EntityType, { description: "The node." })
  node!: EntityType;

  @Field(() => [HiddenRelationType], { description: "What it has, by relation and direction." })
  hidden!: HiddenRelationType[];
}

@ObjectType("Subgraph", {
  description: "The graph around some entities, as nodes and links between them.",
  simpleResolvers: true,
})
export class SubgraphType {
  @Field(() => [EntityType], { description: "The nodes, by distance from the seeds, name and id." })
  nodes!: EntityType[];

  @Field(() => [SubgraphEdgeType], {
    description:
      "All facts among the nodes that the lens lets in, by relation, name of the source, name of the target and id.",
  })
  edges!: SubgraphEdgeType[];

  @Field(() => Boolean, {
    description: `Whether nodes within the hops are left out: the budget is spent, or ${MOST_FACTS_READ} facts were read on the way.`,
  })
  truncated!: boolean;

  @Field(() => [FrontierNodeType], {
    description: "The nodes that have facts beside those shown, in the order of `nodes`.",
  })
  frontier!: FrontierNodeType[];
}
