import { createSourceEventStream, execute, type ExecutionArgs, type ExecutionResult } from "graphql";

/**
 * Subscribes as graphql-js does, but makes a context for each event: loaders remember what they have read, and an
 * event tells of something that was not there when they read it.
 */
export async function subscribeAfresh(
  args: ExecutionArgs,
  makeContext: () => unknown,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return source;
  const events = source[Symbol.asyncIterator]();
  // No generator: its `return` would wait for the next event before it let go of the source.
  const afresh: AsyncIterableIterator<ExecutionResult> = {
    async next() {
      const event = await events.next();
      if (event.done === true) return { done: true, value: undefined };
      const value = await execute({ ...args, rootValue: event.value, contextValue: makeContext() });
      return { done: false, value };
    },
    async return() {
      await events.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => afresh,
  };
  return afresh;
}
