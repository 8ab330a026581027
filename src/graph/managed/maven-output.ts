/** How far Maven is, read from its own words. */
export class MavenOutput {
  #files = 0;
  #bytes = 0;
  #failure: string | undefined;
  #lastLine = "";

  /** Takes one line of Maven's output. */
  read(line: string): void {
    const text = line.trim();
    if (text === "") return;
    this.#lastLine = text;
    const download = /Downloaded from \S+: \S+ \(([\d.]+) ([kMG]?)B/.exec(text);
    if (download) {
      this.#files += 1;
      this.#bytes += Number(download[1]) * (UNITS[download[2] ?? ""] ?? 1);
    }
    // The first error is the cause; those after it advise on Maven's own switches.
    if (this.#failure === undefined && /^\[ERROR\] \S/.test(text))
      this.#failure = text.slice("[ERROR] ".length);
  }

  /** For the reader who waits, for example "120 files, 63 MB". */
  describe(): string {
    if (this.#files === 0) return "nothing to download so far";
    return `${this.#files} files, ${Math.round(this.#bytes / UNITS.M)} MB`;
  }

  /** Why Maven failed, in its words, on one line of at most 300 characters. */
  failure(): string {
    const words = (this.#failure ?? this.#lastLine).replace(/\s*-> \[Help \d+\]\s*$/, "");
    if (words === "") return "it said nothing";
    return words.length > 300 ? `${words.slice(0, 299)}…` : words;
  }
}

const UNITS = { "": 1, k: 1e3, M: 1e6, G: 1e9 } as Record<string, number> & { M: number };
