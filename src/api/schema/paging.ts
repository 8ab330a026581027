import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import { InputRefused, RefusalReason } from "../../shared/errors.js";
import type { Page, PageRequest } from "../../shared/page.js";

export const DEFAULT_PAGE = 20;
export const LARGEST_PAGE = 100;

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
export function toPageRequest(args: ConnectionArgs, path: string): PageRequest {
  const { first, after, last, before } = args;
  const refuse = (problem: string): InputRefused =>
    new InputRefused(RefusalReason.InvalidPage, `${path}: ${problem}`, { path });
  if (first != null && last != null) throw refuse("expected `first` or `last`, got both.");
  if (after != null && before != null) throw refuse("expected `after` or `before`, got both.");
  if (last != null && after != null) throw refuse("`last` goes with `before`, not with `after`.");
  if (first != null && before != null) throw refuse("`first` goes with `after`, not with `before`.");
  const size = first ?? last ?? DEFAULT_PAGE;
  if (size < 0 || size > LARGEST_PAGE) {
    const name = last == null ? "first" : "last";
    throw refuse(
      `\`${name}\` is expected to be 0 to ${LARGEST_PAGE}, got ${size}. Ask for the rest page by page.`,
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

/** A connection as its type resolves it. */
export interface ConnectionOf<Edge> {
  readonly edges: readonly (Edge & { readonly cursor: string })[];
  readonly nodes: readonly unknown[];
  readonly pageInfo: PageInfoType;
  /** Asked only if the field is selected. */
  readonly totalCount: () => Promise<number>;
}

/** The connection of a page. */
export function toConnection<Row extends { readonly node: unknown }>(
  page: Page<Row>,
  cursorOf: (row: Row) => string,
  totalCount: () => Promise<number>,
): ConnectionOf<Row> {
  const edges = page.rows.map((row) => ({ ...row, cursor: cursorOf(row) }));
  return {
    edges,
    nodes: page.rows.map((row) => row.node),
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  };
}
