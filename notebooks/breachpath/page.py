"""A graph as one HTML file that needs nothing but itself: a drawing, and the same as tables."""

from __future__ import annotations

from html import escape

import networkx as nx
import numpy as np

from .legend import Legend, status_style
from .tracing import Trace
from .words import spell, wrap_evenly

WIDTH, HEIGHT, EDGE = 1100, 760, 110
RADIUS = 13
STYLE = """
body { font: 15px/1.45 system-ui, sans-serif; color: #1a1a1a; margin: 1.5rem auto; max-width: 1140px; padding: 0 1rem }
svg.graph { width: 100%; height: auto; border: 1px solid #ccc; background: #fff }
.key { margin-right: 1.2rem; white-space: nowrap }
.key svg { width: 1.2em; height: 1.2em; vertical-align: -.25em; margin-right: .35em }
svg text { font: 11px system-ui, sans-serif; paint-order: stroke; stroke: #fff; stroke-width: 3px }
svg g.node { cursor: pointer } svg g.node:focus { outline: 2px solid #0072b2 }
svg.picked .away { opacity: .12 }
table { border-collapse: collapse; margin: 1rem 0 }
th, td { text-align: left; padding: .2rem .7rem; border-bottom: 1px solid #ddd }
"""
SCRIPT = """
const svg = document.querySelector("svg.graph");
const nodes = [...svg.querySelectorAll(".node")], links = [...svg.querySelectorAll(".link")];
let picked = null;
function pick(id) {
  picked = picked === id ? null : id;
  svg.classList.toggle("picked", picked !== null);
  const near = new Set([picked]);
  for (const { dataset, classList } of links) {
    const touches = dataset.from === picked || dataset.to === picked;
    if (touches) near.add(dataset.from).add(dataset.to);
    classList.toggle("away", !touches);
  }
  for (const { dataset, classList } of nodes) classList.toggle("away", !near.has(dataset.id));
}
for (const node of nodes) {
  node.addEventListener("click", () => pick(node.dataset.id));
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    pick(node.dataset.id);
  });
}
"""


def trace_to_graph(trace: Trace) -> nx.MultiDiGraph:
    """The paths of a trace as a graph of the form that `neighbourhood` gives."""
    graph = nx.MultiDiGraph(legend=trace.legend, truncated=not trace.complete, seeds=[])
    for path in trace.paths or trace.blocked:
        for hop in path["hops"]:
            for end in (hop["from"], hop["to"]):
                graph.add_node(end["id"], name=end["name"], kind=end["kind"], is_seed=False, hidden=0)
            ends = (hop["from"]["id"], hop["to"]["id"])
            source, target = ends if hop["forward"] else ends[::-1]
            statement = hop["statement"]
            graph.add_edge(
                source, target, key=statement["id"], relation=hop["relation"],
                status=statement["status"], confidence=statement["confidence"],
            )  # fmt: skip
    return graph


def make_page(graph: nx.MultiDiGraph, places: dict[str, tuple[float, float]], title: str) -> str:
    """The page. A click on an entity, or Enter, shows what it is tied to; the tables say the same as the drawing."""
    points = _to_pixels(places)
    legend: Legend = graph.graph["legend"]
    drawing = "".join([*_links(graph, points), *_nodes(graph, points, legend)])
    words = f"{graph.number_of_nodes()} entities and {graph.number_of_edges()} facts."
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">"
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body><h1>{escape(title)}</h1>"
        f"<p>{_key(graph, legend)}</p><p>{words} A click on an entity, or Enter, shows what it is tied to.</p>"
        f'<svg class="graph" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(words)} The tables below list them.">'
        f"{_arrowheads(graph)}{drawing}</svg>{_tables(graph)}<script>{SCRIPT}</script></body></html>\n"
    )


def _to_pixels(places: dict[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    xs, ys = [x for x, _ in places.values()], [y for _, y in places.values()]
    if not xs:
        return {}
    wide, high = (max(xs) - min(xs)) or 1, (max(ys) - min(ys)) or 1
    return {
        node: (
            EDGE + (x - min(xs)) / wide * (WIDTH - 2 * EDGE),
            HEIGHT - EDGE / 1.5 - (y - min(ys)) / high * (HEIGHT - EDGE * 1.3),
        )
        for node, (x, y) in places.items()
    }


def _arrowheads(graph: nx.MultiDiGraph) -> str:
    statuses = sorted({data["status"] for _, _, data in graph.edges(data=True)})
    heads = "".join(
        f'<marker id="head-{status}" viewBox="0 0 8 8" refX="{8 + RADIUS}" refY="4" markerWidth="8" markerHeight="8" '
        f'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 8 4 0 8z" fill="{status_style(status).colour}"/></marker>'
        for status in statuses
    )
    return f"<defs>{heads}</defs>"


def _links(graph: nx.MultiDiGraph, points: dict[str, tuple[float, float]]) -> list[str]:
    links: list[str] = []
    seen: dict[tuple[str, str], int] = {}
    for source, target, data in graph.edges(data=True):
        nth = seen[source, target] = seen.get((source, target), -1) + 1
        (x0, y0), (x1, y1) = points[source], points[target]
        bend = 0.06 + 0.1 * nth
        middle = ((x0 + x1) / 2 - (y1 - y0) * bend, (y0 + y1) / 2 + (x1 - x0) * bend)
        style = status_style(data["status"])
        dashes = " ".join(str(2 * each) for each in style.dashes)
        said = _say(graph, source, target, data)
        links.append(
            f'<path class="link" data-from="{source}" data-to="{target}" d="M{x0:.0f} {y0:.0f}Q{middle[0]:.0f} {middle[1]:.0f} '
            f'{x1:.0f} {y1:.0f}" fill="none" stroke="{style.colour}" stroke-width="1.8" stroke-dasharray="{dashes}" '
            f'marker-end="url(#head-{data["status"]})"><title>{escape(said)}</title></path>'
        )
    return links


def _nodes(graph: nx.MultiDiGraph, points: dict[str, tuple[float, float]], legend: Legend) -> list[str]:
    nodes = []
    for node, data in graph.nodes(data=True):
        x, y = points[node]
        corners = _corners(legend, data["kind"])
        lines = wrap_evenly(data["name"], 24, 3).split("\n")
        text = "".join(f'<tspan x="0" dy="{12 if n else 0}">{escape(line)}</tspan>' for n, line in enumerate(lines))
        nodes.append(
            f'<g class="node" data-id="{node}" tabindex="0" role="button" aria-label="{escape(data["name"])}" '
            f'transform="translate({x:.0f} {y:.0f})"><polygon points="{corners}" fill="{legend.colour(data["kind"])}" '
            f'stroke="#111" stroke-width="{2.5 if data["is_seed"] else 1}"/>'
            f'<text text-anchor="middle" y="{RADIUS + 14}">{text}</text>'
            f"<title>{escape(data['name'])} ({spell(data['kind'])})</title></g>"
        )
    return nodes


def _key(graph: nx.MultiDiGraph, legend: Legend) -> str:
    """What the shapes mean. (Statuses are said when the pointer rests on a line, and in the table.)"""
    kinds = dict.fromkeys(data["kind"] for _, data in graph.nodes(data=True))
    return " ".join(
        f'<span class="key"><i><svg viewBox="-16 -16 32 32"><polygon points="{_corners(legend, kind)}" '
        f'fill="{legend.colour(kind)}" stroke="#111"/></svg></i>{spell(kind)}</span>'
        for kind in kinds
    )


def _corners(legend: Legend, kind: str) -> str:
    return " ".join(
        f"{x * RADIUS:.1f},{-y * RADIUS:.1f}"
        for polygon in legend.outline(kind).to_polygons()
        for x, y in np.asarray(polygon, dtype=float)
    )


def _say(graph: nx.MultiDiGraph, source: str, target: str, data: dict) -> str:
    ends = graph.nodes[source]["name"], graph.nodes[target]["name"]
    return f"{ends[0]} {spell(data['relation'])} {ends[1]}: {data['status']}, confidence {data['confidence']}"


def _tables(graph: nx.MultiDiGraph) -> str:
    entities = "".join(
        f"<tr><td>{escape(data['name'])}</td><td>{spell(data['kind'])}</td></tr>" for _, data in graph.nodes(data=True)
    )
    facts = "".join(
        f"<tr><td>{escape(graph.nodes[source]['name'])}</td><td>{spell(data['relation'])}</td>"
        f"<td>{escape(graph.nodes[target]['name'])}</td><td>{data['status']}</td><td>{data['confidence']}</td></tr>"
        for source, target, data in graph.edges(data=True)
    )
    return (
        f"<h2>Entities</h2><table><tr><th>name</th><th>kind</th></tr>{entities}</table>"
        "<h2>Facts</h2><table><tr><th>subject</th><th>relation</th><th>object</th><th>status</th>"
        f"<th>confidence</th></tr>{facts}</table>"
    )
