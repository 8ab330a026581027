import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import { InputRefused, RefusalReason } from "../../shared/errors.js";
import type { Page, PageRequest } from "../../shared/page.js";

export const DEFAULT_PAGE = 20;
export const LARGEST_PAGE = 100;
/** The largest page of a list of one kind: its rows are read off an index, and bring nothing with them. */
export const LARGEST_LIST = 2_000;

/** The paging arguments of a list that goes forwards only. */
@ArgsType()
export class ForwardArgs {
  @Field(() => Int, {
    nullable: true,
    description: `How many from the start, or after \`after\`: 0 to ${LARGEST_PAGE}, ${DEFAULT_PAGE} if neither first nor last is given.`,
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: "A cursor: the page begins behind it." })
  after?: string | null;
}

@ArgsType()
export class ConnectionArgs extends ForwardArgs {
  @Field(() => Int, {
    nullable: true,
    description: `How many from the end, or before \`before\`: 0 to ${LARGEST_PAGE}.`,
  })
  last?: number | null;

  @Field(() => String, { nullable: true, description: "A cursor: the page ends before it." })
  before?: string | null;
}

/** The paging arguments of a list of one kind. */
@ArgsType()
export class ListArgs extends ConnectionArgs {
  @Field(() => Int, {
    nullable: true,
    description: `How many from the start, or after \`after\`: 0 to ${LARGEST_LIST}, ${DEFAULT_PAGE} if neither first nor last is given.`,
  })
  declare first?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `How many from the end, or before \`before\`: 0 to ${LARGEST_LIST}.`,
  })
  declare last?: number | null;
}

@ObjectType("PageInfo", { description: "Where a page stands in its list.", simpleResolvers: true })
export class PageInfoType {
  @Field(() => Boolean, { description: "Whether more follows." })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: "Whether something stands before it." })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: "Cursor of the first row; null on an empty page." })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: "Cursor of the last row; null on an empty page." })
  endCursor!: string | null;
}

/** Checks the paging arguments of a connection. `path` says where they stand, for the message. */
export function toPageRequest(args: ConnectionArgs, path: string, largest = LARGEST_PAGE): PageRequest {
  const { first, after, last, before } = args;
  const refuse = (problem: string): InputRefused =>
    new InputRefused(RefusalReason.InvalidPage, `${path}: ${problem}`, { path });
  if (first != null && last != null) throw refuse("expected `first` or `last`, got both.");
  if (after != null && before != null) throw refuse("expected `after` or `before`, got both.");
  if (last != null && after != null) throw refuse("`last` goes with `before`, not with `after`.");
  if (first != null && before != null) throw refuse("`first` goes with `after`, not with `before`.");
  const size = first ?? last ?? DEFAULT_PAGE;
  if (size < 0 || size > largest) {
    const name = last == null ? "first" : "last";
    throw refuse(
      `\`${name}\` is expected to be 0 to ${largest}, got ${size}. Ask for the rest page by page.`,
    );
  }
  return { size, backwards: last != null || before != null, cursor: after ?? before ?? null };
}

/** As `toPageRequest`, for a list that has no way back. */
export function toForwardPageRequest(args: ConnectionArgs, path: string): PageRequest {
  const page = toPageRequest(args, path);
  if (!page.backwards) return page;
  const problem = `${path}: pages go forwards only; use \`first\` and \`after\`.`;
  throw new InputRefused(RefusalReason.InvalidPage, problem, { path });
}

/**
 * A connection as its type resolves it. Its parts are made when they are asked for: whoever wants the nodes of two
 * thousand rows does not wait for their edges and cursors.
 */
export class ConnectionOf<Row extends { readonly node: unknown }> {
  private madeEdges?: readonly object[];
  private madeNodes?: readonly unknown[];
  private madePageInfo?: PageInfoType;

  /** @param countAll asked only if the field `totalCount` is selected */
  constructor(
    private readonly page: Page<Row>,
    private readonly cursorOf: (row: Row) => string,
    readonly countAll: () => Promise<number>,
    private readonly edgeOf: (row: Row) => object,
  ) {}

  get edges(): readonly object[] {
    return (this.madeEdges ??= this.page.rows.map((row) =>
      Object.assign(this.edgeOf(row), { cursor: this.cursorOf(row) }),
    ));
  }

  get nodes(): readonly unknown[] {
    return (this.madeNodes ??= this.page.rows.map((row) => row.node));
  }

  get pageInfo(): PageInfoType {
    return (this.madePageInfo ??= this.makePageInfo());
  }

  private makePageInfo(): PageInfoType {
    const { rows, hasNextPage, hasPreviousPage } = this.page;
    const cursorAt = (at: number): string | null => {
      const row = rows.at(at);
      return row === undefined ? null : this.cursorOf(row);
    };
    return { hasNextPage, hasPreviousPage, startCursor: cursorAt(0), endCursor: cursorAt(-1) };
  }
}

/** The connection of a page; an edge is what `edgeOf` makes of a row, the row itself if it is left out. */
export function toConnection<Row extends { readonly node: unknown }>(
  page: Page<Row>,
  cursorOf: (row: Row) => string,
  countAll: () => Promise<number>,
  edgeOf: (row: Row) => object = (row) => ({ ...row }),
): ConnectionOf<Row> {
  return new ConnectionOf(page, cursorOf, countAll, edgeOf);
}
