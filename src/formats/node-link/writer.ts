import { flatten } from "../flat-graph.js";
import { type JsonSection, writeSections } from "../json-sections.js";
import type { Losses, Part, Writer } from "../writer.js";

/** Node-link JSON as networkx reads it: `networkx.node_link_graph(data, edges="links")`. A directed multigraph. */
export const NODE_LINK: Writer = {
  name: "node-link.json",
  title: "Node-link JSON, for networkx and D3",
  extension: "node-link.json",
  mediaType: "application/json; charset=utf-8",
  write: (parts, losses) =>
    writeSections(
      '{"directed":true,"multigraph":true,"graph":{},',
      sections(parts, losses),
      ["nodes", "links"],
      "}\n",
    ),
};

async function* sections(
  parts: AsyncIterable<Part>,
  losses: Losses,
): AsyncGenerator<JsonSection, void, undefined> {
  for await (const part of flatten(parts, losses)) {
    if ("node" in part) {
      const { id, name, kind, attributes } = part.node;
      yield { section: "nodes", value: { id, name, kind, ...attributes } };
    } else {
      const { id, source, target, relation, attributes } = part.edge;
      yield { section: "links", value: { key: id, source, target, relation, ...attributes } };
    }
  }
}
