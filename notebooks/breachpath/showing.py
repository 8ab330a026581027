"""One way to show whatever this package gives: a plot, its PNG, and a page for offline use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
from matplotlib import font_manager, rc_context
from matplotlib.figure import Figure

from .belief_drawing import draw_belief
from .errors import BadArgument
from .exports import output_folder
from .graph_drawing import draw_graph, title_of_graph
from .layouts import lay_out
from .page import make_page, trace_to_graph
from .path_drawing import title_of
from .tracing import Trace

DOTS_AN_INCH = 110
OTHER_SCRIPTS = (
    "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic", "Microsoft YaHei", "WenQuanYi Zen Hei", "IPAGothic", "Noto Sans Arabic",
)  # fmt: skip
LARGEST_PAGE = 200
"""Entities on an offline page; with more of them nobody reads it."""


@dataclass(frozen=True)
class Shown:
    """What was shown: a notebook shows it as a picture."""

    figure: Figure
    files: list[Path]
    """What was written: a picture, and an offline page if there is one."""

    def _repr_png_(self) -> bytes:
        picture = BytesIO()
        self.figure.savefig(picture, format="png", dpi=DOTS_AN_INCH)
        return picture.getvalue()

    def __repr__(self) -> str:
        """The names of the files."""
        return f"Shown({', '.join(str(file) for file in self.files) or 'no file'})"


def show(thing: Trace | nx.MultiDiGraph | pd.DataFrame, name: str | None = None, **options: Any) -> Shown:
    """Plots a trace, a neighbourhood or a table of beliefs, as a picture in the notebook.

    With a `name`, <name>.png is written to `exports.output_folder()`, and for traces and neighbourhoods of up to 200
    entities <name>.html, too: a page that needs nothing but itself. `options` go to the drawing: `title`, for graphs `sizes`.
    """
    with rc_context({"font.family": font_families()}):
        figure = _draw(thing, options)
    if name is None:
        return Shown(figure, [])
    picture = output_folder() / f"{name}.png"
    figure.savefig(picture, dpi=DOTS_AN_INCH)
    page = _write_page(thing, picture.with_suffix(".html"), options)
    return Shown(figure, [picture, *([page] if page else [])])


@cache
def font_families() -> list[str]:
    """Matplotlib's own font, and behind it what this machine has for names in other scripts."""
    there = set(font_manager.get_font_names())
    return ["DejaVu Sans", *(name for name in OTHER_SCRIPTS if name in there)]


def _draw(thing: Any, options: dict[str, Any]) -> Figure:
    if isinstance(thing, Trace):
        return thing.draw(**options)
    if isinstance(thing, nx.MultiDiGraph) and "legend" in thing.graph:
        options.setdefault("places", lay_out(thing))
        return draw_graph(thing, **options)
    if isinstance(thing, pd.DataFrame) and {"since", "status", "stance"} <= set(thing.columns):
        return draw_belief(thing, **options)
    raise BadArgument(f"show: expected what trace, neighbourhood or belief gives, got {type(thing).__name__}.")


def _write_page(thing: Any, file: Path, options: dict[str, Any]) -> Path | None:
    if isinstance(thing, pd.DataFrame):
        return None
    graph = trace_to_graph(thing) if isinstance(thing, Trace) else thing
    if graph.number_of_nodes() > LARGEST_PAGE:
        print(f"No page: {graph.number_of_nodes()} entities are more than the {LARGEST_PAGE} that one can read.")
        return None
    places = options.get("places") or lay_out(graph)
    title = options.get("title") or (title_of(thing) if isinstance(thing, Trace) else title_of_graph(thing))
    file.write_text(make_page(graph, places, title), encoding="utf8")
    return file
