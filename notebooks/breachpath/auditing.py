"""On what statements rest, as a table."""

from __future__ import annotations

from typing import Any

import pandas as pd

from .tables import name_of, say_statement

COLUMNS = [
    "statement", "status", "confidence", "articles", "independent_roots", "roots", "echoes", "sources",
    "critical_in", "statement_id",
]  # fmt: skip


def audit_frame(statements: list[dict[str, Any]], cuts: list[set[str]] | None = None) -> pd.DataFrame:
    """One row for each statement, the weakest first by confidence.

    `articles` counts the sources of its standing assertions, `independent_roots` who said it independently; `roots` names
    those, `echoes` says who only repeats. `critical_in` numbers, from 1, the sets of critical evidence that hold all the
    sources of the statement: lose such a set, and the path breaks here. It is None where no path was asked about.
    """
    rows = [_row(statement, cuts) for statement in statements]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame.sort_values(["confidence", "statement"], kind="stable", ignore_index=True)


def _row(statement: dict[str, Any], cuts: list[set[str]] | None) -> dict[str, Any]:
    support = statement["corroboration"]
    ids = {source["id"] for source in support["sources"]}
    critical = None if cuts is None else [n for n, cut in enumerate(cuts, start=1) if ids and ids <= cut]
    return {
        "statement": say_statement(statement),
        "status": statement["status"],
        "confidence": statement["confidence"],
        "articles": support["articles"],
        "independent_roots": support["independentRoots"],
        "roots": "; ".join(name_of(root["agent"]) for root in support["roots"]),
        "echoes": "; ".join(f"{name_of(echo['claim']['by'])} ({echo['why']})" for echo in support["echoes"]),
        "sources": "; ".join(source["title"] for source in support["sources"]),
        "critical_in": critical,
        "statement_id": statement["id"],
    }


def cuts_frame(cuts: list[dict[str, Any]]) -> pd.DataFrame:
    """One row for each source of each smallest set whose loss leaves no path; `cut` numbers the sets from 1."""
    rows = [
        {
            "cut": number,
            "source": source["title"],
            "publisher": name_of(source["publisher"]) if source["publisher"] else None,
            "published": source["publishedAt"],
            "source_id": source["id"],
        }
        for number, cut in enumerate(cuts, start=1)
        for source in cut["sources"]
    ]
    return pd.DataFrame(rows, columns=["cut", "source", "publisher", "published", "source_id"])


def what_if_frame(diff: dict[str, Any]) -> pd.DataFrame:
    """One row for each path that the loss of evidence moves: change, status and confidence before and after, the path."""
    rows = [_change("vanished", path, None) for path in diff["vanished"]]
    rows += [_change("appeared", None, path) for path in diff["appeared"]]
    rows += [_change("changed", each["before"], each["after"]) for each in diff["changed"]]
    columns = ["change", "status_before", "confidence_before", "status_after", "confidence_after", "path"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.astype({"confidence_before": "Int64", "confidence_after": "Int64"})


def _change(change: str, before: dict[str, Any] | None, after: dict[str, Any] | None) -> dict[str, Any]:
    return {
        "change": change,
        "status_before": before and before["status"],
        "confidence_before": before and before["confidence"],
        "status_after": after and after["status"],
        "confidence_after": after and after["confidence"],
        "path": (before or after or {}).get("summary"),
    }
