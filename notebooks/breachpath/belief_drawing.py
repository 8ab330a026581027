"""Belief in statements over publication time, as bands of status with the claims that moved them."""

from __future__ import annotations

import pandas as pd
from matplotlib import dates as mdates
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .legend import status_style
from .words import spell, wrap

BAND = 0.34
ROW_INCHES = 1.25
CLAIM_WIDTH = 128
LINE_INCHES = 0.2
MOST_DAYS = 8


def draw_belief(frame: pd.DataFrame, *, title: str | None = None, until: str | None = None) -> Figure:
    """Bands of status over publication time, one row for each statement of `Breachpath.belief`.

    Numbered marks show when a claim became public (its day over, UTC); the claims are named below the plot. `until` is the
    last day shown; without it, some days after the last change.
    """
    statements = list(dict.fromkeys(frame["statement"]))
    numbered = _number(frame)
    notes = [_note(number, rows) for number, rows in numbered.items()]
    lines = sum(note.count("\n") + 1 for note in notes)
    plot_height, notes_height = max(1, len(statements)) * ROW_INCHES + 0.9, lines * LINE_INCHES + 0.25
    figure = Figure(figsize=(11.5, plot_height + notes_height), layout="constrained")
    axes, below = figure.subplots(2, 1, height_ratios=[plot_height, notes_height])
    below.set_axis_off()
    if frame.empty:
        axes.text(0.5, 0.5, "Nobody asserts or denies it.", ha="center", va="center", transform=axes.transAxes)
        return figure
    first, last = frame["since"].min(), frame["since"].max()
    margin = max((last - first) * 0.3, pd.Timedelta(days=4))
    end = pd.Timestamp(until, tz="UTC") if until else last + margin
    for row, statement in enumerate(statements):
        _draw_row(axes, frame[frame["statement"] == statement], -row, end)
    numbers = {(row.since, row.statement): number for number, rows in numbered.items() for row in rows}
    for (since, statement), number in numbers.items():
        y = -statements.index(statement) + BAND
        axes.plot(since, y, marker="o", markersize=15, color="white", markeredgecolor="#222222", zorder=4)
        axes.text(since, y, str(number), ha="center", va="center", fontsize=9, zorder=5)
    axes.set_yticks([-row for row in range(len(statements))], [_row_label(each) for each in statements])
    axes.set_ylim(-len(statements) + 0.45, 0.62)
    axes.set_xlim(first - margin * 0.5, end)
    axes.set_xticks(_days(first - margin * 0.5, end))
    axes.xaxis.set_major_formatter(mdates.DateFormatter("%-d %b %Y"))
    axes.set_xlabel("published before (UTC)")
    axes.set_title(title or "What was believed, when", loc="left", fontsize=12)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    below.text(0, 1, "\n".join(notes), ha="left", va="top", fontsize=9.2, linespacing=1.3, transform=below.transAxes)
    return figure


def _draw_row(axes: Axes, rows: pd.DataFrame, y: float, end: pd.Timestamp) -> None:
    changes = rows.drop_duplicates("since").sort_values("since")
    ends = [*changes["since"].iloc[1:], end]
    for change, until in zip(changes.itertuples(), ends, strict=True):
        style = status_style(change.status)
        axes.fill_between(
            [change.since, until], y - BAND, y + BAND, facecolor=f"{style.colour}33", hatch=style.hatch,
            edgecolor=f"{style.colour}66", linewidth=0,
        )  # fmt: skip
        outline = [change.since, until, until, change.since, change.since]
        heights = [y - BAND, y - BAND, y + BAND, y + BAND, y - BAND]
        axes.plot(outline, heights, color=style.colour, linestyle=style.line, linewidth=1.8)
        middle = change.since + (until - change.since) / 2
        axes.text(
            middle, y - 0.02, f"{change.status}\nconfidence {change.confidence}", ha="center", va="center",
            fontsize=9.5, color="#111111", weight="bold",
            bbox={"boxstyle": "round,pad=0.25", "facecolor": "white", "edgecolor": style.colour, "linewidth": 1},
        )  # fmt: skip


def _number(frame: pd.DataFrame) -> dict[int, list]:
    """Moments in their order, each with the claims of one statement that became public then."""
    ordered = frame.sort_values("since", kind="stable")
    groups: dict[tuple, list] = {}
    for row in ordered.itertuples():
        groups.setdefault((row.since, row.statement), []).append(row)
    return dict(enumerate(groups.values(), start=1))


def _note(number: int, rows: list) -> str:
    said = [
        f"{row.by}{f' for {row.on_behalf_of}' if pd.notna(row.on_behalf_of) else ''} ({spell(row.role)}), "
        f"{row.published}, {spell(row.stance)}: {row.quote if pd.notna(row.quote) else 'no words are kept'}"
        for row in rows
    ]
    return "\n".join(
        f"{f'({number})' if index == 0 else '      '} {wrap(each, CLAIM_WIDTH, 3)}".replace("\n", "\n       ")
        for index, each in enumerate(said)
    )


def _days(begin: pd.Timestamp, end: pd.Timestamp) -> list[pd.Timestamp]:
    """At most MOST_DAYS days, evenly spaced."""
    step = max(1, -(-(end - begin).days // MOST_DAYS))
    return list(pd.date_range(begin.ceil("D"), end, freq=f"{step}D"))


def _row_label(statement: str) -> str:
    return wrap(statement.replace("_", " "), 24, 5)
