"""The graph, or a part of it, as a file."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

DEFAULT_FOLDER = "exports"
FORMATS = (
    "ndjson", "stix.json", "veris.json", "graphml", "gexf", "nodes.csv", "edges.csv", "node-link.json", "cytoscape.json",
)  # fmt: skip


def output_folder() -> Path:
    """Where files go: the variable BREACHPATH_OUTPUT, or `exports` beside the notebook. It is made if need be."""
    folder = Path(os.environ.get("BREACHPATH_OUTPUT") or DEFAULT_FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@dataclass(frozen=True)
class Export:
    """A file that was written, and what its format has no place for."""

    path: Path
    bytes: int
    losses: pd.DataFrame
    """One row for each thing that is left out: what, count."""

    def __repr__(self) -> str:
        """The file, its size, and its losses, in words."""
        lost = "; ".join(f"{row.what} ({row.count:,})" for row in self.losses.itertuples(index=False))
        return f"{self.path} ({self.bytes:,} bytes); left out: {lost or 'nothing'}"
