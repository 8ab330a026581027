import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { exampleTabs } from "./example-queries";

/**
 * GraphiQL keeps tabs in the browser and ignores its default tabs once it has any, so a returning reader would never see
 * a closed, changed or new example again. This puts every example first and keeps the reader's own tabs behind them.
 */
export function RestoreExamples() {
  const tabs = useGraphiQL((state) => state.tabs);
  const { moveTab, changeTab } = useGraphiQLActions();

  function restore() {
    const examples = exampleTabs.map(({ query }) => tabs.find((tab) => tab.query === query) ?? newTab(query));
    // `moveTab` takes any order, also one with more tabs, provided the active tab is still among them.
    moveTab([...examples, ...tabs.filter((tab) => !examples.includes(tab))]);
    changeTab(0);
  }

  return (
    <button type="button" onClick={restore} title="Bring back the example queries; your own tabs stay">
      Restore examples
    </button>
  );
}

/** The title is filled in by GraphiQL from the operation's name when the tab is opened; until then ours says the same. */
function newTab(query: string) {
  const operationName = /^(?:query|mutation|subscription)\s+(\w+)/m.exec(query)?.[1] ?? null;
  return {
    // Not `crypto.randomUUID`: browsers withhold it from plain http on any host but localhost.
    id: `${operationName}-${Date.now()}`,
    hash: `${query}||`,
    title: operationName ?? "<untitled>",
    query,
    variables: null,
    headers: null,
    operationName,
    response: null,
  };
}
