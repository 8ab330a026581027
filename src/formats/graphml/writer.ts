import { type Flat, flatten } from "../flat-graph.js";
import type { Writer } from "../writer.js";
import { toXml } from "../xml.js";
import { EDGE_KEYS, NODE_KEYS, type GraphKey } from "../graph-keys.js";

/** GraphML 1.0 (graphml.graphdrawing.org): for networkx, Gephi, yEd. A directed multigraph. */
export const GRAPHML: Writer = {
  name: "graphml",
  title: "GraphML, for networkx, Gephi and yEd",
  extension: "graphml",
  mediaType: "application/graphml+xml; charset=utf-8",
  async *write(parts, losses) {
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
    yield* NODE_KEYS.map((key) => declare("node", key));
    yield* EDGE_KEYS.map((key) => declare("edge", key));
    yield '<graph id="breachpath" edgedefault="directed">\n';
    for await (const part of flatten(parts, losses)) {
      if ("node" in part) {
        const { id, name, kind, attributes } = part.node;
        yield `<node id="${toXml(id)}">${data("n", { name, kind, ...attributes })}</node>\n`;
      } else {
        const { id, source, target, relation, attributes } = part.edge;
        const ends = `source="${toXml(source)}" target="${toXml(target)}"`;
        yield `<edge id="${toXml(id)}" ${ends}>${data("e", { relation, ...attributes })}</edge>\n`;
      }
    }
    yield "</graph>\n</graphml>\n";
  },
};

function declare(of: "node" | "edge", { name, type }: GraphKey): string {
  return `<key id="${of.charAt(0)}.${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>\n`;
}

function data(prefix: "n" | "e", attributes: Readonly<Record<string, Flat>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => `<data key="${prefix}.${name}">${toXml(value)}</data>`)
    .join("");
}
