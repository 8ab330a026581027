"""What lies around entities, as a networkx graph."""

from __future__ import annotations

from typing import Any

import networkx as nx


def to_graph(subgraph: dict[str, Any], seeds: list[str]) -> nx.MultiDiGraph:
    """A subgraph as a graph: nodes by id with name, kind, is_seed and hidden; edges by statement id.

    `hidden` counts the facts of a node that are not shown. Edges have relation, status and confidence. The graph itself
    has `seeds` and `truncated`: whether the budget left nodes out.
    """
    hidden = {
        each["node"]["id"]: sum(relation["count"] for relation in each["hidden"]) for each in subgraph["frontier"]
    }
    graph = nx.MultiDiGraph(seeds=seeds, truncated=subgraph["truncated"])
    for node in subgraph["nodes"]:
        graph.add_node(
            node["id"],
            name=node["name"],
            kind=node["kind"],
            is_seed=node["id"] in seeds,
            hidden=hidden.get(node["id"], 0),
        )
    for edge in subgraph["edges"]:
        graph.add_edge(
            edge["source"],
            edge["target"],
            key=edge["id"],
            relation=edge["relation"],
            status=edge["statement"]["status"],
            confidence=edge["statement"]["confidence"],
        )
    return graph
