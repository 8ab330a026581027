"""How kinds and statuses look: colours and shapes as the server says, and a line style beside every colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from matplotlib.path import Path as Outline

FALLBACK = {"colour": "#777777", "shape": "ellipse"}


@dataclass(frozen=True)
class StatusStyle:
    """How a status is drawn: a colour that the colour-blind can tell from its neighbours, a dash pattern, and a hatch."""

    colour: str
    dashes: tuple[float, ...]
    hatch: str

    @property
    def line(self) -> Any:
        """The line style as Matplotlib takes it."""
        return (0, self.dashes) if self.dashes else "-"


# Colours of Okabe and Ito, darkened where text is set in them.
STATUS_STYLES: dict[str, StatusStyle] = {
    "CONFIRMED": StatusStyle("#00624B", (), ""),
    "CORROBORATED": StatusStyle("#0072B2", (), ".."),
    "REPORTED": StatusStyle("#2F6F9C", (6, 2), "--"),
    "ALLEGED": StatusStyle("#946000", (3, 2), "//"),
    "DISPUTED": StatusStyle("#8F4A7C", (5, 2, 1, 2), "xx"),
    "REFUTED": StatusStyle("#A33C00", (1, 2), "\\\\"),
    "RETRACTED": StatusStyle("#666666", (1, 4), "oo"),
    "SUPERSEDED": StatusStyle("#666666", (3, 5), "OO"),
    "UNSUPPORTED": StatusStyle("#999999", (1, 6), ""),
}


def status_style(status: str) -> StatusStyle:
    """The style of a status; one that this package does not know yet is drawn as UNSUPPORTED."""
    return STATUS_STYLES.get(status, STATUS_STYLES["UNSUPPORTED"])


def _regular(corners: int, turn: float = 0) -> Outline:
    return Outline.unit_regular_polygon(corners).transformed(_rotation(turn))


def _rotation(degrees: float) -> Any:
    from matplotlib.transforms import Affine2D

    return Affine2D().rotate_deg(degrees)


def _closed(*corners: tuple[float, float]) -> Outline:
    return Outline([*corners, corners[0]], closed=True)


OUTLINES: dict[str, Outline] = {
    "ellipse": Outline.unit_circle(),
    "rectangle": _closed((-1, -0.7), (1, -0.7), (1, 0.7), (-1, 0.7)),
    "round-rectangle": _closed(
        (-1, -0.4), (-0.7, -0.7), (0.7, -0.7), (1, -0.4), (1, 0.4), (0.7, 0.7), (-0.7, 0.7), (-1, 0.4)
    ),
    "cut-rectangle": _closed((-1, -0.8), (1, -0.8), (1, 0.4), (0.6, 0.8), (-1, 0.8)),
    "barrel": _closed(
        (-0.7, -1), (0.7, -1), (0.95, -0.5), (0.95, 0.5), (0.7, 1), (-0.7, 1), (-0.95, 0.5), (-0.95, -0.5)
    ),
    "tag": _closed((-1, -0.7), (0.4, -0.7), (1, 0), (0.4, 0.7), (-1, 0.7)),
    "vee": _closed((-1, 1), (0, 0.4), (1, 1), (0, -1)),
    "triangle": _regular(3),
    "diamond": _closed((0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)),
    "pentagon": _regular(5),
    "hexagon": _regular(6, 30),
    "octagon": _regular(8, 22.5),
    "star": Outline.unit_regular_star(5, innerCircle=0.5),
}


class Legend:
    """What each kind looks like: its colour as #RRGGBB, and its shape as an outline within about -1 to 1."""

    def __init__(self, kinds: list[dict[str, Any]]) -> None:
        """`kinds` are the API's KindInfo objects, with `kind` and `legend`."""
        self._legends = {each["kind"]: each["legend"] for each in kinds}

    def colour(self, kind: str) -> str:
        """The colour of a kind."""
        return self._legends.get(kind, FALLBACK)["colour"]

    def outline(self, kind: str) -> Outline:
        """The shape of a kind; one that this package cannot draw is a circle."""
        return OUTLINES.get(self._legends.get(kind, FALLBACK)["shape"], OUTLINES["ellipse"])
