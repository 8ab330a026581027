/** Colours of the page as the canvas needs them: it cannot read the page's own variables. */
export interface Theme {
  readonly isDark: boolean;
  readonly page: string;
  readonly text: string;
  readonly quiet: string;
  readonly line: string;
  readonly accent: string;
  readonly focus: string;
  readonly raised: string;
}

/** As the reader chose it, or as the system has it. */
export function readTheme(): Theme {
  const probe = document.createElement("span");
  document.body.append(probe);
  const colourOf = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const theme: Theme = {
    isDark: isDark(),
    page: colourOf("page"),
    text: colourOf("text"),
    quiet: colourOf("quiet"),
    line: colourOf("line-strong"),
    accent: colourOf("accent"),
    focus: colourOf("focus"),
    raised: colourOf("raised"),
  };
  probe.remove();
  return theme;
}

function isDark(): boolean {
  const chosen = document.documentElement.dataset["theme"];
  return chosen === "dark" || (!chosen && matchMedia("(prefers-color-scheme: dark)").matches);
}

/** Calls until the returned function is called: when the reader or the system changes between light and dark. */
export function onThemeChange(call: () => void): () => void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", call);
  addEventListener("breachpath:theme", call);
  return () => {
    system.removeEventListener("change", call);
    removeEventListener("breachpath:theme", call);
  };
}
