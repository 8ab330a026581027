import { type ReactNode, useState } from "react";
import { usePage } from "../hooks/use-page";
import { findInvestigation, INVESTIGATIONS } from "../investigations";
import { START } from "../state/view";
import { PRESETS, wordsOf } from "../state/vocabulary";
import { ExportMenu } from "./export-menu";
import { KeyboardHelp } from "./keyboard-help";
import { Menu } from "./menu";
import { RequestPanel } from "./request-panel";

/** What concerns the whole page: where one is, under what rule of evidence, back and forth, and what can be taken along. */
export function Header(): ReactNode {
  const { change, undo, redo, canUndo, canRedo } = usePage();
  return (
    <header className="header">
      <a
        className="brand"
        href="/explore/"
        onClick={(event) => {
          event.preventDefault();
          change(() => START);
        }}
      >
        Breachpath
      </a>
      <Investigations />
      <EvidenceRule />
      <span className="header-space" />
      <button type="button" onClick={undo} disabled={!canUndo} title="Back to the view before (Ctrl+Z)">
        Undo
      </button>
      <button type="button" onClick={redo} disabled={!canRedo} title="Forth again (Ctrl+Shift+Z)">
        Redo
      </button>
      <RequestPanel />
      <ExportMenu />
      <ThemeButton />
      <KeyboardHelp />
    </header>
  );
}

function Investigations(): ReactNode {
  const { view, change } = usePage();
  return (
    <Menu label={findInvestigation(view.story)?.title ?? "Investigations"}>
      {(close) => (
        <ul className="menu-list">
          {INVESTIGATIONS.map((one) => (
            <li key={one.story}>
              <button
                type="button"
                className="plain"
                onClick={() => {
                  close();
                  change(() => one.view);
                }}
              >
                {one.title}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Menu>
  );
}

/** The rule of evidence: which facts are let in. */
function EvidenceRule(): ReactNode {
  const { view, change } = usePage();
  return (
    <label className="lens">
      Evidence
      <select
        value={view.lens.preset}
        title={PRESETS[view.lens.preset].meaning}
        onChange={({ target }) => {
          const preset = wordsOf(PRESETS).find((name) => name === target.value);
          if (preset) change((now) => ({ ...now, lens: { ...now.lens, preset } }));
        }}
      >
        {wordsOf(PRESETS).map((preset) => (
          <option key={preset} value={preset} title={PRESETS[preset].meaning}>
            {PRESETS[preset].label}
          </option>
        ))}
      </select>
    </label>
  );
}

const THEME = "breachpath.theme";
document.documentElement.dataset["theme"] = localStorage.getItem(THEME) ?? "";

/** Dark or light; as the system has it until the reader chooses. */
function ThemeButton(): ReactNode {
  const [theme, setTheme] = useState(document.documentElement.dataset["theme"]);
  const isDark = theme === "dark" || (theme === "" && matchMedia("(prefers-color-scheme: dark)").matches);
  const choose = (next: string): void => {
    localStorage.setItem(THEME, next);
    document.documentElement.dataset["theme"] = next;
    setTheme(next);
    dispatchEvent(new Event("breachpath:theme"));
  };
  return (
    <button
      type="button"
      onClick={() => choose(isDark ? "light" : "dark")}
      title="Change between light and dark"
    >
      {isDark ? "Light" : "Dark"}
    </button>
  );
}
