import { type Flat, flatten, type FlatEdge } from "../flat-graph.js";
import { EDGE_KEYS, type GraphKey, NODE_KEYS } from "../graph-keys.js";
import type { Writer } from "../writer.js";
import { toXml } from "../xml.js";

/**
 * GEXF 1.3 (gexf.net), dynamic: an edge is there from when its fact held, or else was first said, to when it ended; an open end is left
 * out. For Gephi's timeline.
 */
export const GEXF: Writer = {
  name: "gexf",
  title: "GEXF with time, for Gephi",
  extension: "gexf",
  mediaType: "application/gexf+xml; charset=utf-8",
  async *write(parts, losses) {
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n';
    yield '<graph defaultedgetype="directed" mode="dynamic" timeformat="date">\n';
    yield declare("node", NODE_KEYS);
    yield declare("edge", EDGE_KEYS);
    yield "<nodes>\n";
    let inEdges = false;
    for await (const part of flatten(parts, losses)) {
      if ("node" in part) {
        const { id, name, kind, attributes } = part.node;
        const values = toValues(NODE_KEYS, { name, kind, ...attributes });
        yield `<node id="${toXml(id)}" label="${toXml(name)}">${values}</node>\n`;
        continue;
      }
      if (!inEdges) yield "</nodes>\n<edges>\n";
      inEdges = true;
      if (part.edge.from === undefined) losses.add("facts without a date: they are there all the time");
      yield toEdge(part.edge);
    }
    yield inEdges ? "</edges>\n" : "</nodes>\n<edges>\n</edges>\n";
    yield "</graph>\n</gexf>\n";
  },
};

function declare(of: "node" | "edge", keys: readonly GraphKey[]): string {
  const rows = keys.map(
    ({ name, type }, index) => `<attribute id="${index}" title="${name}" type="${type}"/>`,
  );
  return `<attributes class="${of}" mode="static">\n${rows.join("\n")}\n</attributes>\n`;
}

function toEdge({ id, source, target, relation, attributes, from, to }: FlatEdge): string {
  const ends = `source="${toXml(source)}" target="${toXml(target)}"`;
  const time = [from && ` start="${from}"`, to && ` end="${to}"`]
    .filter((each) => each !== undefined)
    .join("");
  const values = toValues(EDGE_KEYS, { relation, ...attributes });
  return `<edge id="${toXml(id)}" ${ends} label="${toXml(relation)}" type="directed"${time}>${values}</edge>\n`;
}

function toValues(keys: readonly GraphKey[], attributes: Readonly<Record<string, Flat>>): string {
  const values = keys.flatMap(({ name }, index) => {
    const value = attributes[name];
    return value === undefined ? [] : [`<attvalue for="${index}" value="${toXml(value)}"/>`];
  });
  return `<attvalues>${values.join("")}</attvalues>`;
}
