"""A neighbourhood, drawn as a graph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import networkx as nx
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch

from .keys import kind_handles, place_keys, status_handles
from .label_places import place_labels
from .layouts import Places, lay_out
from .legend import Legend, status_style
from .words import wrap_evenly

SMALLEST, LARGEST = 13.0, 34.0
SEED = 26.0
MOST_LABELS = 60


def draw_graph(
    graph: nx.MultiDiGraph,
    *,
    sizes: Mapping[str, float] | None = None,
    title: str | None = None,
    places: Places | None = None,
) -> Figure:
    """A graph of `neighbourhood`: kinds by colour and shape, statuses by colour and dashes, names beside the nodes.

    `sizes` is a measure by node id, such as a centrality; without it seeds are larger. Names are shown of the 60 largest.
    """
    legend: Legend = graph.graph["legend"]
    places = places or lay_out(graph)
    marks = _mark_sizes(graph, sizes)
    figure = Figure(figsize=(12.5, 8.4), layout="constrained")
    axes = figure.subplots()
    axes.set_axis_off()
    for source, target, data in _by_pair(graph):
        style = status_style(data["status"])
        arrow = FancyArrowPatch(
            places[source], places[target], arrowstyle="-|>", mutation_scale=11, linewidth=1.5,
            color=style.colour, linestyle=style.line, alpha=0.85, zorder=1,
            connectionstyle=f"arc3,rad={_bend(data)}",
            shrinkA=marks[source] / 2 + 1, shrinkB=marks[target] / 2 + 1,
        )  # fmt: skip
        axes.add_patch(arrow)
    for node, data in graph.nodes(data=True):
        axes.plot(
            *places[node], marker=legend.outline(data["kind"]), markersize=marks[node], linestyle="",
            color=legend.colour(data["kind"]), markeredgecolor="#111111",
            markeredgewidth=2.2 if data["is_seed"] else 0.8, zorder=3,
        )  # fmt: skip
    axes.margins(0.13, 0.1)
    axes.set_title(title or title_of_graph(graph), loc="left", fontsize=12)
    statuses = {data["status"] for _, _, data in graph.edges(data=True)}
    kinds = dict.fromkeys(data["kind"] for _, data in graph.nodes(data=True))
    place_keys(figure, kind_handles(kinds, legend), status_handles(statuses))
    named = sorted(graph, key=lambda node: (-marks[node], graph.nodes[node]["name"]))[:MOST_LABELS]
    names = {node: wrap_evenly(graph.nodes[node]["name"], 24) for node in named}
    links = [(places[source], places[target], _bend(data)) for source, target, data in _by_pair(graph)]
    place_labels(axes, names, places, marks, links)
    return figure


def _bend(data: dict[str, Any]) -> float:
    return 0.07 + 0.11 * data["nth"]


def _mark_sizes(graph: nx.MultiDiGraph, sizes: Mapping[str, float] | None) -> dict[str, float]:
    if sizes is None:
        return {node: SEED if data["is_seed"] else 17.0 for node, data in graph.nodes(data=True)}
    top = max(sizes.values(), default=0) or 1
    return {node: SMALLEST + (LARGEST - SMALLEST) * (sizes.get(node, 0) / top) ** 0.5 for node in graph}


def _by_pair(graph: nx.MultiDiGraph) -> list[tuple[str, str, dict[str, Any]]]:
    """The edges, each with its place among those of the same two ends, so that none covers another."""
    counts: dict[tuple[str, str], int] = {}
    edges = []
    for source, target, data in graph.edges(data=True):
        nth = counts.get((source, target), 0)
        counts[(source, target)] = nth + 1
        edges.append((source, target, {**data, "nth": nth}))
    return edges


def title_of_graph(graph: nx.MultiDiGraph) -> str:
    """What it is around, and how much of it there is."""
    seeds = ", ".join(graph.nodes[seed]["name"] for seed in graph.graph["seeds"] if seed in graph)
    cut = "; cut off at the budget" if graph.graph["truncated"] else ""
    return f"Around {seeds}: {graph.number_of_nodes()} entities, {graph.number_of_edges()} facts{cut}"
