"""Paths, drawn from left to right, one under the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .keys import kind_handles, place_keys, status_handles
from .legend import Legend, status_style
from .tables import say_quantities
from .words import spell, wrap_evenly

if TYPE_CHECKING:
    from .tracing import Trace

HOP_INCHES = 2.7
PATH_INCHES = 1.85
MOST_PATHS = 5
MARKER = 26
GAP = 0.13
"""How much of a hop is left free around a node, as a part of its length."""


def draw_trace(trace: Trace, *, title: str | None = None, most: int = MOST_PATHS) -> Figure:
    """The paths of a trace, at most `most`; where there are none, those that the lens shut out, and why.

    Kinds have the server's colours and shapes; a hop has the colour and the dashes of its status.
    """
    paths = (trace.paths or trace.blocked)[:most]
    longest = max((len(path["hops"]) for path in paths), default=2)
    size = (max(7.5, (longest + 1) * HOP_INCHES), max(1, len(paths)) * PATH_INCHES + 1.0)
    figure = Figure(figsize=size, layout="constrained")
    axes = figure.subplots()
    axes.set_axis_off()
    axes.set_xlim(-0.5, longest + 0.5)
    axes.set_ylim(-max(1, len(paths)) + 0.45, 0.5)
    for row, path in enumerate(paths):
        _draw_path(axes, path, -row, trace.legend)
    axes.set_title(title or title_of(trace, most), loc="left", fontsize=12, wrap=False)
    if not paths:
        axes.text(longest / 2, 0, trace.in_words, ha="center", va="center", fontsize=12)
    hops = [hop for path in paths for hop in path["hops"]]
    kinds = dict.fromkeys(end["kind"] for hop in hops for end in (hop["from"], hop["to"]))
    statuses = dict.fromkeys(hop["statement"]["status"] for hop in hops)
    place_keys(figure, kind_handles(kinds, trace.legend), status_handles(statuses))
    return figure


def title_of(trace: Trace, most: int = MOST_PATHS) -> str:
    """Where the first path leads, how many are shown, and what there may be beside them."""
    shown = min(most, len(trace))
    [first, *_] = [*trace.paths, *trace.blocked, None]
    ends = f"{first['hops'][0]['from']['name']} to {first['hops'][-1]['to']['name']}: " if first else ""
    if not trace.paths:
        words = f"{ends}no path ({trace.why_empty})"
        return f"{words}; what the lens shuts out" if trace.blocked else words
    of = f"{shown} of {len(trace)} paths" if shown < len(trace) else f"{shown} path{'s'[: shown != 1]}"
    more = "" if trace.complete else f"; there may be more ({trace.stopped_by})"
    return f"{ends}{of}{more}"


def _draw_path(axes: Axes, path: dict[str, Any], y: float, legend: Legend) -> None:
    quantities = say_quantities(path["measurements"])
    said = f"{path['status']}, confidence {path['confidence']}" + (f", {quantities}" if quantities else "")
    axes.text(-0.45, y + 0.47, said, ha="left", va="top", fontsize=10, color="#333333", weight="bold")
    ends = [path["hops"][0]["from"], *(hop["to"] for hop in path["hops"])]
    for x, end in enumerate(ends):
        axes.plot(
            x, y, marker=legend.outline(end["kind"]), markersize=MARKER, linestyle="",
            color=legend.colour(end["kind"]), markeredgecolor="#222222", markeredgewidth=0.8, zorder=3,
        )  # fmt: skip
        axes.annotate(
            wrap_evenly(end["name"], 22), (x, y), (0, -MARKER * 0.72), textcoords="offset points",
            ha="center", va="top", fontsize=9.5,
        )  # fmt: skip
    for x, hop in enumerate(path["hops"]):
        _draw_hop(axes, hop, x, y)


def _draw_hop(axes: Axes, hop: dict[str, Any], x: float, y: float) -> None:
    style = status_style(hop["statement"]["status"])
    begin, end = (x + GAP, x + 1 - GAP) if hop["forward"] else (x + 1 - GAP, x + GAP)
    arrow = {
        "arrowstyle": "-|>", "color": style.colour, "linestyle": style.line, "linewidth": 2.2,
        "mutation_scale": 16, "shrinkA": 0, "shrinkB": 0,
    }  # fmt: skip
    axes.annotate("", xy=(end, y), xytext=(begin, y), arrowprops=arrow, zorder=2)
    words = f"{spell(hop['relation'])}\n{hop['statement']['status']} {hop['statement']['confidence']}"
    axes.annotate(
        words, (x + 0.5, y), (0, 6), textcoords="offset points", ha="center", va="bottom",
        fontsize=9, color=style.colour,
    )  # fmt: skip
