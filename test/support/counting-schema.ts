import { GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from "graphql";

/** What the schema below sees of its surroundings. */
export interface CountingContext {
  /** A number of its own for each context that was made. */
  readonly number: number;
}

/** Sources that a client has let go of, by name. */
export const released: string[] = [];

const required = new GraphQLNonNull(GraphQLInt);
const context = {
  type: required,
  resolve: (_: unknown, _args: unknown, { number }: CountingContext) => number,
};
const Event = new GraphQLObjectType({
  name: "Event",
  fields: { value: { type: required }, context },
});

/** Counts from 1 to `to`; up to 0 it never begins, and waits to be let go. */
function count(to: number, name: string): AsyncIterableIterator<{ count: { value: number } }> {
  let value = 0;
  let stop: (() => void) | undefined;
  return {
    next: async () => {
      if (to === 0) await new Promise<void>((resolve) => (stop = resolve));
      value += 1;
      if (stop || value > to) return { done: true, value: undefined };
      return { done: false, value: { count: { value } } };
    },
    return: () => {
      released.push(name);
      stop?.();
      return Promise.resolve({ done: true, value: undefined });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** A schema whose subscription counts: the transport is tested with it, whatever ours subscribes to. */
export const COUNTING_SCHEMA = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: "Query",
    fields: {
      context,
      fail: {
        type: GraphQLInt,
        resolve: () => {
          throw new Error("bolt://secret");
        },
      },
    },
  }),
  subscription: new GraphQLObjectType({
    name: "Subscription",
    fields: {
      count: {
        type: new GraphQLNonNull(Event),
        args: { to: { type: required }, name: { type: GraphQLString } },
        subscribe: (_, { to, name }: { to: number; name?: string }) => count(to, name ?? ""),
      },
    },
  }),
});
