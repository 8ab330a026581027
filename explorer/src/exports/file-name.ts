/** "breachpath-whose-data-2026-11-30.csv": what it is, and when it was taken. */
export function fileNameOf(about: string | null, extension: string, today: string): string {
  const name = (about ?? "view")
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return `breachpath-${name || "view"}-${today}.${extension}`;
}
