/** A tab for GraphiQL. The title is filled in from the operation's name when the tab is opened; until then ours says the same. */
export function newTab(query: string, variables: string | null = null) {
  const operationName = /^(?:query|mutation|subscription)\s+(\w+)/m.exec(query)?.[1] ?? null;
  return {
    // Not `crypto.randomUUID`: browsers withhold it from plain http on any host but localhost.
    id: `${operationName}-${Date.now()}`,
    hash: `${query}|${variables ?? ""}|`,
    title: operationName ?? "<untitled>",
    query,
    variables,
    headers: null,
    operationName,
    response: null,
  };
}
