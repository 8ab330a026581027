"""The answer to a trace, as tables and as a drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from .tables import claims_frame, hops_frame, say_quantities, to_number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from .legend import Legend

WHY_EMPTY = {
    "BEYOND_MAX_HOPS": "nothing connects them within the hops that were allowed",
    "BLOCKED_BY_LENS": "facts connect them, but the lens shuts out every such path",
    "DIFFERENT_INCIDENTS": "only facts of different incidents connect them",
    "NOT_CONNECTED": "nothing connects them",
    "NO_SUCH_START": "nothing is at one of the ends",
    "STOPPED": "a budget ended the search first",
}


class Trace:
    """Paths from one entity to another, with the proof of each hop; or the reason why there is none.

    `question` is the TraceInput that was asked, `paths` and `blocked` are the API's Path objects as dicts, `complete`,
    `stopped_by` and `why_empty` say how far the answer can be relied on.
    """

    def __init__(self, question: dict[str, Any], answer: dict[str, Any], legend: Legend) -> None:
        """`answer` is a TraceResult as the API gives it."""
        self.question = question
        self.paths: list[dict[str, Any]] = answer["paths"]
        self.blocked: list[dict[str, Any]] = answer["blocked"]
        self.complete: bool = answer["complete"]
        self.stopped_by: str | None = answer["stoppedBy"]
        self.why_empty: str | None = answer["whyEmpty"]
        self.legend = legend

    def __len__(self) -> int:
        """The number of paths."""
        return len(self.paths)

    @property
    def hops(self) -> pd.DataFrame:
        """One row for each hop: where from and to, relation, status, confidence (0 to 100), quantities."""
        return hops_frame(self.paths)

    @property
    def claims(self) -> pd.DataFrame:
        """One row for each claim behind a hop: who said it, when, in what words, and where it was published."""
        return claims_frame(self.paths)

    @property
    def blocked_hops(self) -> pd.DataFrame:
        """As `hops`, of the paths that the lens shut out."""
        return hops_frame(self.blocked)

    @property
    def blocked_claims(self) -> pd.DataFrame:
        """As `claims`, of the paths that the lens shut out: denials are among them."""
        return claims_frame(self.blocked)

    @property
    def measurements(self) -> pd.DataFrame:
        """What the paths measure: path, kind, comparator, value (exact), as_written."""
        rows = [
            {
                "path": number,
                "kind": each["kind"],
                "comparator": each["comparator"],
                "value": to_number(each["value"]),
                "as_written": each["asWritten"],
            }
            for number, path in enumerate(self.paths, start=1)
            for each in path["measurements"]
        ]
        columns = ["path", "kind", "comparator", "value", "as_written"]
        return pd.DataFrame(rows, columns=columns).astype({"value": object})

    @property
    def in_words(self) -> str:
        """The answer in a sentence or a few."""
        if not self.paths:
            return f"No path: {self.why_empty}, {WHY_EMPTY.get(self.why_empty or '', 'no reason given')}."
        sentences = [
            f"{number}. {path['status']}, confidence {path['confidence']}"
            f"{_and(say_quantities(path['measurements']))}. {path['summary']}"
            for number, path in enumerate(self.paths, start=1)
        ]
        rest = "" if self.complete else f"\nThere may be more: {self.stopped_by} ended the search."
        return "\n".join(sentences) + rest

    def draw(self, **options: Any) -> Figure:
        """The paths from left to right; where there are none, those that the lens shut out. See drawing.draw_paths."""
        from .path_drawing import draw_trace

        return draw_trace(self, **options)

    def __repr__(self) -> str:
        """The answer in words."""
        return self.in_words


def _and(quantities: str) -> str:
    return f", {quantities}" if quantities else ""
