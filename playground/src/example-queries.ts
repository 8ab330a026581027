/** The README's queries: one file each, ordered by the number that begins the file's name. */
const files = import.meta.glob<string>("../queries/*.graphql", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** GraphiQL names a tab after the operation in it, so every file holds one named operation. */
export const exampleTabs = Object.entries(files)
  .sort(([a], [b]) => a.localeCompare(b))
  .map(([, query]) => ({ query }));
