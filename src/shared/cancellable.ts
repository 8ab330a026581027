/**
 * An async iterator that can be ended while it waits: a generator alone would first wait for what may never come.
 * @param make makes the generator; it ends when the signal says so
 */
export function cancellable<Value>(
  make: (signal: AbortSignal) => AsyncGenerator<Value, void, undefined>,
): AsyncIterableIterator<Value> {
  const controller = new AbortController();
  const values = make(controller.signal);
  return {
    next: () => values.next(),
    return: () => {
      controller.abort();
      return values.return();
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
