import { flatten } from "../flat-graph.js";
import { type JsonSection, writeSections } from "../json-sections.js";
import type { Losses, Part, Writer } from "../writer.js";

/** Elements as Cytoscape.js and Cytoscape read them ("cyjs"). */
export const CYTOSCAPE: Writer = {
  name: "cytoscape.json",
  title: "Elements for Cytoscape.js",
  extension: "cytoscape.json",
  mediaType: "application/json; charset=utf-8",
  write: (parts, losses) =>
    writeSections('{"elements":{', sections(parts, losses), ["nodes", "edges"], "}}\n"),
};

async function* sections(
  parts: AsyncIterable<Part>,
  losses: Losses,
): AsyncGenerator<JsonSection, void, undefined> {
  for await (const part of flatten(parts, losses)) {
    if ("node" in part) {
      const { id, name, kind, attributes } = part.node;
      yield { section: "nodes", value: { data: { id, name, kind, ...attributes } } };
    } else {
      const { id, source, target, relation, attributes } = part.edge;
      yield { section: "edges", value: { data: { id, source, target, relation, ...attributes } } };
    }
  }
}
