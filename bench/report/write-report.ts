import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import { replaceSection } from "./replace-section.js";

/** Puts a section into a Markdown file between its marks; what stands around it stays. A section that is new comes last. */
export async function writeSection(path: string, name: string, text: string): Promise<void> {
  const old = existsSync(path) ? readFileSync(path, "utf8") : "# Performance\n";
  const written = replaceSection(old, name, text);
  writeFileSync(path, await format(written, { ...(await resolveConfig(path)), filepath: path }));
}
