/** Strips notebooks of what a run leaves in them, so that they can be committed. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const KERNEL = { display_name: "Python 3", language: "python", name: "python3" };

/** Clears the notebooks in a folder; returns the names of those that changed. */
export function clearNotebooks(folder) {
  const names = readdirSync(folder).filter((name) => name.endsWith(".ipynb"));
  return names.filter((name) => {
    const file = join(folder, name);
    const before = readFileSync(file, "utf8");
    const after = clearNotebook(before);
    if (after !== before) writeFileSync(file, after);
    return after !== before;
  });
}

/** A notebook without outputs, counts, and marks of whoever ran it; of the metadata of cells their tags stay. */
function clearNotebook(text) {
  const notebook = JSON.parse(text);
  const cells = notebook.cells
    .filter(({ metadata }) => !metadata?.tags?.includes("injected-parameters"))
    .map(({ id, cell_type, metadata, source }) => {
      const tags = metadata?.tags ?? [];
      const kept = { id, metadata: tags.length > 0 ? { tags } : {} };
      const lines = typeof source === "string" ? source.split(/(?<=\n)/) : source;
      return cell_type === "code"
        ? { cell_type, execution_count: null, ...kept, outputs: [], source: lines }
        : { cell_type, ...kept, source: lines };
    });
  const metadata = { kernelspec: KERNEL, language_info: { name: "python" } };
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}
