"""Names beside nodes, so that they cover neither each other nor the nodes, and lines as little as may be."""

from __future__ import annotations

from collections.abc import Mapping

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from matplotlib.transforms import Bbox

Point = tuple[float, float]

SIDES = [
    ("center", "top", 0, -1), ("center", "bottom", 0, 1), ("left", "center", 1, 0), ("right", "center", -1, 0),
    ("left", "top", 0.7, -0.7), ("right", "top", -0.7, -0.7), ("left", "bottom", 0.7, 0.7), ("right", "bottom", -0.7, 0.7),
]  # fmt: skip
GAPS = (3, 12, 24)
"""Points between a node and its name; the nearer the better."""
POINTS_AN_INCH = 72
ON_NAME, ON_NODE, OUTSIDE, ON_LINE, FAR = 40.0, 30.0, 60.0, 0.6, 4.0


def place_labels(
    axes: Axes,
    names: Mapping[str, str],
    places: Mapping[str, Point],
    marks: Mapping[str, float],
    links: list[tuple[Point, Point, float]],
) -> None:
    """Writes `names` beside their nodes, in their order: each goes where it covers least.

    `places` are in data coordinates, `marks` the nodes' sizes in points, `links` the ends of lines and their bend as
    Matplotlib's arc3 takes it.
    """
    figure = axes.get_figure(root=True)
    assert figure is not None
    renderer = FigureCanvasAgg(figure).get_renderer()
    figure.draw_without_rendering()
    figure.set_layout_engine("none")
    pixels = figure.dpi / POINTS_AN_INCH

    def to_pixels(place: Point) -> Point:
        x, y = axes.transData.transform(place)
        return float(x), float(y)

    centres = {node: to_pixels(place) for node, place in places.items()}
    nodes = [_around(centres[node], marks[node] * pixels / 2) for node in places]
    lines = [half for one, other, bend in links for half in _halves(to_pixels(one), to_pixels(other), bend)]
    frame = axes.get_window_extent(renderer)
    taken: list[Bbox] = []
    for node, name in names.items():
        best: tuple[float, Text, Bbox] | None = None
        for gap in GAPS:
            for ha, va, x, y in SIDES:
                reach = marks[node] / 2 + gap
                text = axes.annotate(
                    name, places[node], (x * reach, y * reach), textcoords="offset points",
                    ha=ha, va=va, fontsize=8.5, linespacing=1.02, zorder=5,
                    bbox={"boxstyle": "square,pad=0.08", "facecolor": "white", "edgecolor": "none", "alpha": 0.8},
                )  # fmt: skip
                box = text.get_window_extent(renderer)
                cost = _cost(box, frame, taken, nodes, lines) + FAR * gap
                if best is None or cost < best[0]:
                    if best is not None:
                        best[1].remove()
                    best = (cost, text, box)
                else:
                    text.remove()
        if best is not None:
            taken.append(best[2])


def _cost(box: Bbox, frame: Bbox, taken: list[Bbox], nodes: list[Bbox], lines: list[tuple[Point, Point]]) -> float:
    area = box.width * box.height
    outside = area - _shared(box, frame)
    cost = OUTSIDE * outside + ON_NAME * sum(_shared(box, each) for each in taken)
    cost += ON_NODE * sum(_shared(box, each) for each in nodes)
    return cost + ON_LINE * sum(_length_within(box, line) for line in lines)


def _halves(one: Point, other: Point, bend: float) -> list[tuple[Point, Point]]:
    """A bent line as two straight ones."""
    (x0, y0), (x1, y1) = one, other
    middle = ((x0 + x1) / 2 + (y1 - y0) * bend / 2, (y0 + y1) / 2 - (x1 - x0) * bend / 2)
    return [((x0, y0), middle), (middle, (x1, y1))]


def _around(centre: Point, radius: float) -> Bbox:
    x, y = centre
    return Bbox.from_extents(x - radius, y - radius, x + radius, y + radius)


def _shared(one: Bbox, other: Bbox) -> float:
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.y1, other.y1) - max(one.y0, other.y0)
    return max(0.0, width) * max(0.0, height)


def _length_within(box: Bbox, line: tuple[Point, Point], steps: int = 30) -> float:
    (x0, y0), (x1, y1) = line
    inside = sum(
        box.x0 <= x0 + (x1 - x0) * step / steps <= box.x1 and box.y0 <= y0 + (y1 - y0) * step / steps <= box.y1
        for step in range(steps + 1)
    )
    return inside / steps * ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
