import { readFile } from "node:fs/promises";

/** A part of docs/recipes.md, and the number of the question above it. */
interface RecipePart {
  readonly recipe: number;
  readonly text: string;
}

/** The blocks of a language, one of a recipe at most. */
export async function recipeBlocks(language: "python" | "sh"): Promise<RecipePart[]> {
  const block = new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)\n\`\`\`$`, "gm");
  return partsOf((section) => [...section.matchAll(block)].map(([, text]) => String(text)));
}

/** The addresses of the explorer that its links have, from "/explore/" on, in their order. */
export async function recipeViews(): Promise<RecipePart[]> {
  return partsOf((section) =>
    [...section.matchAll(/\(http:\/\/127\.0\.0\.1:4000(\/explore\/[^)]*)\)/g)].map(([, view]) =>
      String(view),
    ),
  );
}

async function partsOf(find: (section: string) => string[]): Promise<RecipePart[]> {
  const sections = (await readFile("docs/recipes.md", "utf8")).split(/^## (?=\d+\.)/m).slice(1);
  return sections.flatMap((section) =>
    find(section).map((text) => ({ recipe: Number.parseInt(section), text })),
  );
}
