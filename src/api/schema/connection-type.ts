import { Field, Int, ObjectType } from "type-graphql";
import { addMethod, type ConcreteClass, decorate, type DynamicClass, makeClass } from "./dynamic-type.js";
import { type ConnectionOf, PageInfoType } from "./paging.js";

/** How to make the types of one connection. */
export interface ConnectionTypeInput {
  /** Name without suffix: "Company" gives CompanyConnection and CompanyEdge. */
  readonly name: string;
  readonly description: string;
  readonly node: () => DynamicClass;
  /** Adds what an edge has besides node and cursor. */
  readonly decorateEdge?: (edge: ConcreteClass) => void;
  readonly counted: boolean;
}

type Counted = Pick<ConnectionOf<{ readonly node: unknown }>, "countAll">;

/** Makes a Relay connection type with its edge type. */
export function makeConnectionType(input: ConnectionTypeInput): ConcreteClass {
  const edge = makeClass(`${input.name}Edge`);
  ObjectType(`${input.name}Edge`, { description: `One row of ${input.description}`, simpleResolvers: true })(
    edge,
  );
  decorate(edge, "node", Field(input.node, { description: "The entity at the other end." }));
  decorate(
    edge,
    "cursor",
    Field(() => String, { description: "Where the row stands, for `after` and `before`." }),
  );
  input.decorateEdge?.(edge);

  const connection = makeClass(`${input.name}Connection`);
  ObjectType(`${input.name}Connection`, {
    description: `A page of ${input.description}`,
    simpleResolvers: true,
  })(connection);
  decorate(
    connection,
    "edges",
    Field(() => [edge], { description: "The rows, with their cursors." }),
  );
  decorate(
    connection,
    "nodes",
    Field(() => [input.node()] as [DynamicClass], {
      description: "The nodes of the rows, for those who want only these.",
    }),
  );
  decorate(
    connection,
    "pageInfo",
    Field(() => PageInfoType, { description: "Where the page stands." }),
  );
  if (input.counted) {
    addMethod(connection, "totalCount", function (this: Counted) {
      return this.countAll();
    });
    decorate(
      connection,
      "totalCount",
      Field(() => Int, { description: "How many rows the whole list has; counted only if asked for." }),
    );
  }
  return connection;
}
