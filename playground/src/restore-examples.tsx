import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { exampleTabs } from "./example-queries";
import { newTab } from "./new-tab";

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
