import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { useEffect, useState } from "react";
import { newTab } from "./new-tab";

/**
 * A link to the playground may bring a request along: /playground/#query=...&variables=... It becomes the first tab, and
 * leaves the address, so that a reload does not bring it again. A fragment, because that is sent to no server.
 */
export function OpenFromAddress() {
  const [asked, setAsked] = useState(takeFromAddress);
  const tabs = useGraphiQL((state) => state.tabs);
  // A tab can be opened once there is an editor to show it.
  const isReady = useGraphiQL((state) => Boolean(state.queryEditor && state.variableEditor));
  const { moveTab, changeTab } = useGraphiQLActions();

  useEffect(() => {
    const listen = () => setAsked((before) => takeFromAddress() ?? before);
    window.addEventListener("hashchange", listen);
    return () => window.removeEventListener("hashchange", listen);
  }, []);
  useEffect(() => {
    if (!asked || !isReady) return;
    const same = tabs.find(({ query, variables }) => query === asked.query && variables === asked.variables);
    moveTab([same ?? newTab(asked.query, asked.variables), ...tabs.filter((tab) => tab !== same)]);
    changeTab(0);
    setAsked(null);
  }, [asked, isReady, tabs, moveTab, changeTab]);
  return null;
}

function takeFromAddress() {
  const from = new URLSearchParams(location.hash.slice(1));
  const query = from.get("query");
  if (query === null) return null;
  history.replaceState(null, "", location.pathname + location.search);
  return { query, variables: from.get("variables") };
}
