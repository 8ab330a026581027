"""The keys below a plot: what its shapes, colours and lines mean."""

from __future__ import annotations

from collections.abc import Iterable

from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from .legend import STATUS_STYLES, Legend, status_style
from .words import spell


def kind_handles(kinds: Iterable[str], legend: Legend) -> list[Line2D]:
    """A key for each kind: its shape in its colour."""
    return [
        Line2D(
            [], [], linestyle="", marker=legend.outline(kind), markersize=11, color=legend.colour(kind),
            markeredgecolor="#222222", markeredgewidth=0.7, label=spell(kind),
        )
        for kind in kinds
    ]  # fmt: skip


def status_handles(statuses: Iterable[str]) -> list[Line2D]:
    """A key for each status, from the surest on: its line in its colour."""
    order = list(STATUS_STYLES)
    known = sorted(set(statuses), key=lambda each: order.index(each) if each in order else len(order))
    return [
        Line2D([], [], linewidth=2.2, color=style.colour, linestyle=style.line, label=status)
        for status in known
        for style in [status_style(status)]
    ]


def place_keys(figure: Figure, *groups: list[Line2D]) -> None:
    """Puts the keys below the plot, where they cover nothing of it."""
    handles = [handle for group in groups for handle in group]
    if handles:
        columns = max(1, min(len(handles), int(figure.get_figwidth() / 1.75)))
        figure.legend(
            handles=handles, loc="outside lower left", ncols=columns, frameon=False, fontsize=9, handlelength=3
        )
