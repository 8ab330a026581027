"""Where the nodes of a graph go."""

from __future__ import annotations

from math import gcd

import networkx as nx
import numpy as np

Places = dict[str, tuple[float, float]]

MOST_FOR_STRESS = 400
MOST_FOR_STARTS = 80
STARTS = 16
ROUNDS = 200
NEAR = 0.3
"""A link this near to a node, in facts, seems to be its own."""
APART = 1.6
"""How far apart nodes of different components are held, as a multiple of the longest way within one."""


def lay_out(graph: nx.MultiDiGraph) -> Places:
    """Places in which distances are like the numbers of facts between nodes; the same each time."""
    simple = nx.Graph(graph)
    if len(simple) > MOST_FOR_STRESS:
        return {node: (float(x), float(y)) for node, (x, y) in nx.spring_layout(simple, seed=1).items()}
    nodes = list(simple)
    wanted = _distances(simple, nodes)
    weights = np.where(wanted > 0, 1 / np.maximum(wanted, 1e-9) ** 2, 0.0)
    index = {node: place for place, node in enumerate(nodes)}
    links = np.array([(index[one], index[other]) for one, other in simple.edges if one != other], dtype=int).reshape(
        -1, 2
    )
    tries = STARTS if len(nodes) <= MOST_FOR_STARTS else 1
    found = [_settle(_start(len(nodes), turn), wanted, weights) for turn in range(tries)]
    points = min(found, key=lambda each: _covered(each, links))
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, points, strict=True)}


def _settle(points: np.ndarray, wanted: np.ndarray, weights: np.ndarray) -> np.ndarray:
    for _ in range(ROUNDS):
        points = _majorize(points, wanted, weights)
    return points


def _covered(points: np.ndarray, links: np.ndarray) -> float:
    """How much the links run over nodes that are not theirs, and over one another's ends: the less the clearer."""
    if len(links) == 0:
        return 0.0
    starts, ends = points[links[:, 0]], points[links[:, 1]]
    along = ends - starts
    to_nodes = points[None, :, :] - starts[:, None, :]
    squares = np.maximum((along**2).sum(axis=1), 1e-9)
    share = np.clip((to_nodes * along[:, None, :]).sum(axis=2) / squares[:, None], 0, 1)
    away = np.linalg.norm(to_nodes - share[:, :, None] * along[:, None, :], axis=2)
    away[np.arange(len(links)), links[:, 0]] = np.inf
    away[np.arange(len(links)), links[:, 1]] = np.inf
    apart = np.linalg.norm(points[:, None, :] - points[None, :, :], axis=2) + np.eye(len(points)) * 9
    return float(np.maximum(0, NEAR - away).sum() + 2 * np.maximum(0, 2 * NEAR - apart).sum())


def _distances(graph: nx.Graph, nodes: list[str]) -> np.ndarray:
    index = {node: place for place, node in enumerate(nodes)}
    wanted = np.full((len(nodes), len(nodes)), np.nan)
    for node, reached in nx.all_pairs_shortest_path_length(graph):
        for other, length in reached.items():
            wanted[index[node], index[other]] = length
    # Neighbours of one node are two facts apart; a little more keeps their names apart.
    wanted = np.where(wanted == 2, 2.1, wanted)
    longest = np.nanmax(wanted, initial=1)
    return np.nan_to_num(wanted, nan=float(longest * APART))


def _start(count: int, turn: int) -> np.ndarray:
    """A spiral by the golden angle, its points in another order each turn: no two at one place, and no chance in it."""
    steps = (np.arange(count) * _coprime(count, turn)) % max(1, count)
    angles, radii = steps * np.pi * (3 - 5**0.5), np.sqrt(steps + 0.5)
    return np.stack([radii * np.cos(angles), radii * np.sin(angles)], axis=1)


def _coprime(count: int, turn: int) -> int:
    """The `turn`-th number that shares no factor with `count`: multiplying by it only reorders."""
    fit = [each for each in range(1, 40 * STARTS) if gcd(each, count) == 1]
    return fit[turn]


def _majorize(points: np.ndarray, wanted: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """One round of stress majorization: each node goes to the mean of where the others want it."""
    between = points[:, None, :] - points[None, :, :]
    lengths = np.maximum(np.linalg.norm(between, axis=2), 1e-9)
    pulls = points[None, :, :] + (wanted / lengths)[:, :, None] * between
    total = weights.sum(axis=1, keepdims=True)
    return np.where(total > 0, (weights[:, :, None] * pulls).sum(axis=1) / np.maximum(total, 1e-9), points)
