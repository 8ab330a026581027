import { readdirSync, readFileSync } from "node:fs";
import { parse, validate } from "graphql";
import { buildApiSchema } from "../../src/api/build-schema.js";

const FOLDER = "notebooks";
const QUERIES = "notebooks/breachpath/queries";

interface Cell {
  readonly cell_type: string;
  readonly execution_count?: number | null;
  readonly outputs?: readonly unknown[];
  readonly metadata: Record<string, unknown>;
  readonly source: readonly string[];
}

interface Notebook {
  readonly cells: readonly Cell[];
  readonly metadata: Record<string, unknown>;
}

const notebooks = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".ipynb"))
  .map((name): [string, Notebook] => [
    name,
    JSON.parse(readFileSync(`${FOLDER}/${name}`, "utf8")) as Notebook,
  ]);
const schema = buildApiSchema();
const problemsOf = (query: string): string[] => validate(schema, parse(query)).map(({ message }) => message);

test("there are the six notebooks that the documentation names", () => {
  expect(notebooks.map(([name]) => name)).toEqual([
    "01-quickstart.ipynb",
    "02-trace.ipynb",
    "03-belief-over-time.ipynb",
    "04-neighbourhood.ipynb",
    "05-evidence-audit.ipynb",
    "06-export.ipynb",
  ]);
});

describe.each(notebooks)("%s, as it is committed,", (_, { cells, metadata }) => {
  test("has no outputs, no counts, and no metadata of whoever ran it: `npm run notebooks -- --clear`", () => {
    for (const cell of cells.filter(({ cell_type }) => cell_type === "code"))
      expect(cell).toMatchObject({ outputs: [], execution_count: null });
    for (const cell of cells) expect(Object.keys(cell.metadata).filter((key) => key !== "tags")).toEqual([]);
    expect(metadata).toEqual({
      kernelspec: { display_name: "Python 3", language: "python", name: "python3" },
      language_info: { name: "python" },
    });
  });

  test("begins with the cell tagged `parameters`, and no other cell is", () => {
    const tagged = cells.map(({ metadata: { tags } }) => tags);
    expect(tagged[0]).toEqual(["parameters"]);
    expect(tagged.slice(1).filter((tags) => tags !== undefined)).toEqual([]);
    expect(cells[0]?.source[0]).not.toContain("import");
  });

  test("asks only what the schema has", () => {
    const code = cells.filter(({ cell_type }) => cell_type === "code").map(({ source }) => source.join(""));
    const queries = code.flatMap((text) =>
      [...text.matchAll(/query\("""(.*?)"""/gs)].map(([, query]) => query),
    );
    for (const query of queries) expect(problemsOf(query ?? "")).toEqual([]);
    expect(queries).toHaveLength(code.join("").split("bp.query(").length - 1);
  });
});

test("every query of the Python package fits the schema, with the fragments that it is sent with", () => {
  const texts = new Map(
    readdirSync(QUERIES).map((name) => [
      name.replace(".graphql", ""),
      readFileSync(`${QUERIES}/${name}`, "utf8"),
    ]),
  );
  const package_ = readdirSync("notebooks/breachpath")
    .filter((name) => name.endsWith(".py"))
    .map((name) => readFileSync(`notebooks/breachpath/${name}`, "utf8"))
    .join("\n");
  const sent = [...package_.matchAll(/read_query\(("[^)]*")\)/g)].map(([, names = ""]) =>
    [...names.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => name),
  );
  for (const names of sent)
    expect([names, problemsOf(names.map((name) => texts.get(name)).join("\n"))]).toEqual([names, []]);
  expect([...new Set(sent.flat())].sort()).toEqual([...texts.keys()].sort());
});

test("every Python library is pinned to one version, and no index is named", () => {
  const [run, jupyter] = ["requirements.txt", "requirements-jupyter.txt"].map((name) =>
    readFileSync(`${FOLDER}/${name}`, "utf8")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#")),
  );
  expect(run?.filter((line) => !/^[\w.-]+==[\w.]+$/.test(line))).toEqual([]);
  expect(jupyter?.filter((line) => !/^[\w.-]+==[\w.]+$/.test(line))).toEqual(["-r requirements.txt"]);
  expect(jupyter?.filter((line) => run?.includes(line))).toEqual([]);
});
