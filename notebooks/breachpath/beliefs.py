"""Belief in statements over publication time, as a table."""

from __future__ import annotations

from typing import Any

import pandas as pd

from .tables import cells_of_claim, say_statement

COLUMNS = [
    "statement", "since", "status", "confidence", "admitted", "stance", "by", "on_behalf_of", "role",
    "published", "quote", "statement_id",
]  # fmt: skip


def belief_frame(answers: list[dict[str, Any]]) -> pd.DataFrame:
    """One row for each claim that moved belief, earliest first within each statement; see `Breachpath.belief`."""
    rows = [
        {
            "statement": say_statement(answer["statement"]),
            "since": pd.Timestamp(change["at"]),
            "status": change["statement"]["status"],
            "confidence": change["statement"]["confidence"],
            "admitted": change["statement"]["admitted"],
            **cells_of_claim(claim),
            "statement_id": answer["statement"]["id"],
        }
        for answer in answers
        for change in answer["beliefTimeline"] or []
        for claim in change["because"]
    ]
    return pd.DataFrame(rows, columns=COLUMNS)
