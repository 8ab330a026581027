import { Field, ID, InterfaceType } from "type-graphql";

/** Every model that goes out through an interface says of which type it is. */
export interface Typed {
  readonly typeName: string;
}

@InterfaceType("Node", {
  description: "Anything with a global id. The id of a thing is the same in every database that holds it.",
  resolveType: (value: Typed) => value.typeName,
})
export abstract class NodeType {
  @Field(() => ID, { description: "Global id, a UUID." })
  id!: string;
}
