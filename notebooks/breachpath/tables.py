"""Rows for DataFrames, out of what the API answers."""

from __future__ import annotations

from typing import Any

import pandas as pd

COMPARATORS = {"AT_LEAST": "at least ", "AT_MOST": "at most ", "ABOUT": "about ", "EXACT": "", "RANGE": ""}

HOP_COLUMNS = [
    "path", "hop", "from", "from_kind", "relation", "to", "to_kind", "forward",
    "status", "confidence", "quantities", "statement_id",
]  # fmt: skip
CLAIM_COLUMNS = [
    "path", "hop", "statement", "stance", "by", "on_behalf_of", "role", "published", "stands", "quote",
    "sources", "claim_id",
]  # fmt: skip


def to_number(value: int | str | None) -> int | None:
    """A BigInt: the API sends those beyond 2^53 - 1 as digits."""
    return None if value is None else int(value)


def say_quantity(measurement: dict[str, Any]) -> str:
    """A measurement in words: "at least 76,000 records"."""
    value, low, high = (to_number(measurement.get(key)) for key in ("value", "low", "high"))
    figure = f"{value:,}" if value is not None else f"{_or_open(low)} to {_or_open(high)}"
    return f"{COMPARATORS[measurement['comparator']]}{figure} {measurement['kind'].lower()}"


def say_quantities(measurements: list[dict[str, Any]]) -> str:
    """Several measurements in words, each wording once."""
    return "; ".join(dict.fromkeys(say_quantity(each) for each in measurements))


def say_statement(statement: dict[str, Any]) -> str:
    """A statement as subject, relation, object."""
    return f"{name_of(statement['subject'])} {statement['predicate']} {name_of(statement['object'])}"


def name_of(thing: dict[str, Any] | None) -> str:
    """Its name; what may not be seen has none."""
    return thing["name"] if thing else "(not visible)"


def cells_of_claim(claim: dict[str, Any]) -> dict[str, Any]:
    """Who said what, for whom, in what role and when: columns of every table of claims."""
    return {
        "stance": claim["stance"],
        "by": name_of(claim["by"]),
        "on_behalf_of": claim["onBehalfOf"]["name"] if claim["onBehalfOf"] else None,
        "role": claim["speakerRole"],
        "published": claim["publishedAt"],
        "quote": claim["quote"],
    }


def hops_frame(paths: list[dict[str, Any]]) -> pd.DataFrame:
    """One row for each hop of each path; `path` and `hop` count from 1."""
    rows = [
        {
            "path": number,
            "hop": hop["index"] + 1,
            "from": hop["from"]["name"],
            "from_kind": hop["from"]["kind"],
            "relation": hop["relation"],
            "to": hop["to"]["name"],
            "to_kind": hop["to"]["kind"],
            "forward": hop["forward"],
            "status": hop["statement"]["status"],
            "confidence": hop["statement"]["confidence"],
            "quantities": say_quantities(hop["statement"]["measurements"]),
            "statement_id": hop["statement"]["id"],
        }
        for number, path in enumerate(paths, start=1)
        for hop in path["hops"]
    ]
    return pd.DataFrame(rows, columns=HOP_COLUMNS)


def claims_frame(paths: list[dict[str, Any]]) -> pd.DataFrame:
    """One row for each claim behind each hop, as `hops_frame` counts them."""
    rows = [
        {
            "path": number,
            "hop": hop["index"] + 1,
            "statement": say_statement(hop["statement"]),
            **cells_of_claim(claim),
            "stands": claim["stands"],
            "sources": "; ".join(source["title"] for source in claim["sources"]),
            "claim_id": claim["id"],
        }
        for number, path in enumerate(paths, start=1)
        for hop in path["hops"]
        for claim in hop["statement"]["claims"]
    ]
    return pd.DataFrame(rows, columns=CLAIM_COLUMNS)


def sources_of(path: dict[str, Any]) -> dict[str, str]:
    """The sources behind a path, title by id."""
    return {
        source["id"]: source["title"]
        for hop in path["hops"]
        for claim in hop["statement"]["claims"]
        for source in claim["sources"]
    }


def _or_open(value: int | None) -> str:
    return "?" if value is None else f"{value:,}"
