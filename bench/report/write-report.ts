import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";

/** Puts a section into a Markdown file between its marks; what stands around it stays. A section that is new comes last. */
export async function writeSection(path: string, name: string, text: string): Promise<void> {
  const old = existsSync(path) ? readFileSync(path, "utf8") : "# Performance\n";
  const written = replaceSection(old, name, text);
  writeFileSync(path, await format(written, { ...(await resolveConfig(path)), filepath: path }));
}

/** The Markdown with the section replaced, or added at the end. */
export function replaceSection(old: string, name: string, text: string): string {
  const [start, end] = [`<!-- measured: ${name} -->`, `<!-- end of ${name} -->`];
  const section = `${start}\n\n${text.trim()}\n\n${end}`;
  const [from, to] = [old.indexOf(start), old.indexOf(end)];
  if (from < 0 || to < from) return `${old.trimEnd()}\n\n${section}\n`;
  return `${old.slice(0, from)}${section}${old.slice(to + end.length)}`;
}
