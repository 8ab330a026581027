import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { ACTION, type Action, type Operation } from "../../journal/operation.js";
import { findBreak, findOperations, readHead } from "../../journal/read-journal.js";
import { decodeCursor, encodeCursor } from "../../shared/cursor.js";
import { toPage } from "../../shared/page.js";
import type { RequestContext } from "../context.js";
import { cursorBehind } from "../live/journal-cursor.js";
import { loadNode } from "../load-node.js";
import { makeConnectionType } from "../schema/connection-type.js";
import { enumsOf } from "../schema/enums.js";
import type { Typed } from "../schema/node-type.js";
import { ConnectionArgs, toConnection, toForwardPageRequest } from "../schema/paging.js";
import { refuseReader } from "../speech/author.js";
import { JournalType, OperationType } from "./operation-type.js";

const OperationConnection = makeConnectionType({
  name: "Operation",
  description: "operations, the latest first.",
  node: () => OperationType,
  counted: false,
});

const ORDER = "operations";

@Resolver()
export class JournalResolver {
  @Query(() => OperationConnection, {
    description:
      "Who wrote what, and when: the operations of the journal, the latest first. Pages go forwards only.",
  })
  async operations(
    @Arg("about", () => ID, {
      nullable: true,
      description: "Only those that wrote the entity, statement, claim or source of this id.",
    })
    about: string | null,
    @Arg("actions", enumsOf(ACTION), { nullable: true, description: "Only these actions." })
    actions: Action[] | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    refuseReader(context);
    const page = toForwardPageRequest(args, "operations");
    const before =
      page.cursor === null
        ? Number.MAX_SAFE_INTEGER
        : Number(decodeCursor(ORDER, page.cursor, "after", 1)[0]);
    const filter = { about: about ?? null, actions: actions ?? null };
    const found = await findOperations(context.graph, filter, { before, limit: page.size + 1 });
    const rows = found.map((node) => ({ node }));
    const cursorOf = ({ node }: { node: Operation }): string => encodeCursor(ORDER, [node.sequence]);
    return toConnection(toPage(page, rows), cursorOf, () => Promise.resolve(0));
  }

  @Query(() => JournalType, { description: "The line of all writes, and whether it is as it was written." })
  async journal(@Ctx() context: RequestContext): Promise<JournalType> {
    refuseReader(context);
    const [head, brokenAt] = await Promise.all([readHead(context.graph), findBreak(context.graph)]);
    return {
      length: head.sequence,
      cursor: cursorBehind(head),
      head: head.hash,
      intact: brokenAt === null,
      brokenAt,
    };
  }
}

@Resolver(() => OperationType)
export class OperationResolver {
  @FieldResolver()
  async touched(@Root() { touched }: Operation, @Ctx() context: RequestContext): Promise<Typed[]> {
    const nodes = await Promise.all(touched.map((id) => loadNode(context, id)));
    return nodes.filter((node) => node !== null);
  }
}
