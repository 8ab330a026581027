/** A value of one of the arrays of a JSON object. */
export interface JsonSection {
  readonly section: string;
  readonly value: unknown;
}

/** Writes arrays of a JSON object one after the other, a value at a time; the values come in the order of their arrays. */
export async function* writeSections(
  before: string,
  values: AsyncIterable<JsonSection>,
  names: readonly string[],
  after: string,
): AsyncGenerator<string, void, undefined> {
  let open = 0;
  let isFirst = true;
  yield `${before}${JSON.stringify(names[0])}:[`;
  for await (const { section, value } of values) {
    while (names[open] !== section && open < names.length - 1) {
      open += 1;
      isFirst = true;
      yield `\n],${JSON.stringify(names[open])}:[`;
    }
    yield `${isFirst ? "\n" : ",\n"}${JSON.stringify(value)}`;
    isFirst = false;
  }
  for (open += 1; open < names.length; open += 1) yield `\n],${JSON.stringify(names[open])}:[`;
  yield `\n]${after}`;
}
