import { toLens } from "../api/requests";
import type { Scene } from "../graph/model";
import type { View } from "../state/view";

/** A format that the server writes. */
export interface ServerFormat {
  /** The ending of its route and of its file. */
  readonly extension: string;
  readonly label: string;
}

export const SERVER_FORMATS: readonly ServerFormat[] = [
  { extension: "graphml", label: "GraphML" },
  { extension: "gexf", label: "GEXF" },
  { extension: "stix.json", label: "STIX 2.1" },
  { extension: "ndjson", label: "NDJSON" },
];

/** What the server is asked to write: parameters of /export, and in words what they hold. */
export interface ServerExport {
  readonly parameters: string;
  readonly holds: string;
}

/** The most entities that /export takes to be around. */
const MOST_SEEDS = 50;
const MOST_HOPS = 4;

/**
 * The part of the graph that comes closest to the view. The server writes neighbourhoods: of what a question is around, that
 * is the view; of paths, it is more than the view, and says so. A text instead: why there is none.
 */
export function serverExportOf(
  { question, lens, expansions }: Pick<View, "question" | "lens" | "expansions">,
  scene: Pick<Scene, "nodes" | "facts">,
): ServerExport | string {
  if (!question) return "Nothing is asked yet: open a question first.";
  const shown = scene.nodes;
  if (shown.length === 0) return "Nothing is shown that could be written.";
  const rule = JSON.stringify(toLens(lens, "now"));
  if (question.type === "around") {
    const seeds = question.seeds.flatMap(({ id }) => id ?? []);
    const names = question.seeds.map(({ name, id }) => name ?? id).join(", ");
    const hops = Math.min(question.hops, MOST_HOPS);
    const more = expansions.length > 0 ? ", without what you expanded by hand" : "";
    return {
      parameters: parametersOf(seeds, hops, question.budget, rule),
      holds: `What is around ${names}, ${hopsInWords(hops)}, at most ${question.budget.toLocaleString("en")} entities, by the dates and the evidence on view${more}.`,
    };
  }
  if (shown.length > MOST_SEEDS) {
    return `${shown.length.toLocaleString("en")} entities are shown; the server writes what is around ${MOST_SEEDS} at most. Put some away, or take JSON or CSV.`;
  }
  return {
    parameters: parametersOf(
      shown.map(({ id }) => id),
      1,
      null,
      rule,
    ),
    holds: `The ${shown.length.toLocaleString("en")} entities shown and all that is one hop from them, by the dates and the evidence on view: more than is drawn.`,
  };
}

function parametersOf(seeds: readonly string[], hops: number, budget: number | null, lens: string): string {
  const parameters = new URLSearchParams(seeds.map((id) => ["around", id]));
  parameters.set("hops", String(hops));
  if (budget !== null) parameters.set("budget", String(budget));
  parameters.set("lens", lens);
  return parameters.toString();
}

function hopsInWords(hops: number): string {
  return hops === 1 ? "one hop" : `${hops} hops`;
}

/** What a format had no place for, as the server reports it. */
export interface Loss {
  readonly what: string;
  readonly count: number;
}

export async function fetchExport(
  extension: string,
  { parameters }: ServerExport,
): Promise<{ readonly file: Blob; readonly losses: readonly Loss[] }> {
  const address = `/export.${extension}?${parameters}`;
  const [file, report] = await Promise.all([fetch(address), fetch(`${address}&report=true`)]);
  if (!file.ok || !report.ok) throw new Error(await reasonOf(file.ok ? report : file));
  const { losses } = (await report.json()) as { losses: readonly Loss[] };
  return { file: await file.blob(), losses };
}

async function reasonOf(response: Response): Promise<string> {
  const text = await response.text();
  try {
    const { errors } = JSON.parse(text) as { errors: readonly { message: string }[] };
    return errors.map(({ message }) => message).join(" ");
  } catch {
    return `The server answered with HTTP ${response.status}.`;
  }
}
