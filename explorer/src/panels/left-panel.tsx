import type { KeyboardEvent, ReactNode } from "react";
import { focusLater } from "../hooks/use-keys";
import { usePage } from "../hooks/use-page";
import { goToTab } from "../state/ask";
import type { View } from "../state/view";
import { FilterPanel } from "./filter-panel";
import { PathsPanel } from "./paths-panel";
import { SearchPanel } from "./search-panel";

const TABS: readonly {
  readonly tab: View["tab"];
  readonly label: string;
  readonly panel: () => ReactNode;
}[] = [
  { tab: "search", label: "Search", panel: SearchPanel },
  { tab: "paths", label: "Paths", panel: PathsPanel },
  { tab: "filter", label: "Filter", panel: FilterPanel },
];

/** Where to look: by name, by paths, and at what of it. */
export function LeftPanel(): ReactNode {
  const { view, change } = usePage();
  const go = (tab: View["tab"]): void => change((now) => goToTab(now, tab));
  const Panel = TABS.find(({ tab }) => tab === view.tab)?.panel ?? SearchPanel;
  const press = ({ key }: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (by === undefined) return;
    const at = TABS.findIndex(({ tab }) => tab === view.tab);
    const next = TABS[(at + by + TABS.length) % TABS.length];
    if (!next) return;
    go(next.tab);
    focusLater(`tab-${next.tab}`);
  };
  return (
    <aside className="left" aria-label="Search, paths and filter">
      <div className="tabs" role="tablist" aria-label="Panels" onKeyDown={press}>
        {TABS.map(({ tab, label }) => (
          <button
            key={tab}
            id={`tab-${tab}`}
            type="button"
            role="tab"
            aria-selected={view.tab === tab}
            aria-controls="left-panel"
            tabIndex={view.tab === tab ? 0 : -1}
            onClick={() => go(tab)}
          >
            {label}
          </button>
        ))}
      </div>
      <div id="left-panel" role="tabpanel" aria-labelledby={`tab-${view.tab}`} className="left-panel">
        <Panel />
      </div>
    </aside>
  );
}
