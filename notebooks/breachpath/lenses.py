"""The lens: as of when, on each of three clocks, and under what rule of evidence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from .references import to_values

Moment = str | date | datetime


def make_lens(
    *,
    published_before: Moment | None = None,
    recorded_before: Moment | None = None,
    valid_at: str | None = None,
    preset: str | None = None,
    statuses: str | Iterable[str] | None = None,
    min_confidence: int | None = None,
    min_independent_roots: int | None = None,
    require_speakers: str | Iterable[str] | None = None,
    exclude_speakers: str | Iterable[str] | None = None,
    exclude_sources: Iterable[str] | None = None,
    exclude_claims: Iterable[str] | None = None,
) -> dict[str, Any]:
    """A lens for trace, belief, neighbourhood, audit and export.

    `published_before` and `recorded_before` are days ("2021-09-01", in UTC) or moments, `valid_at` is a date as precise
    as is known ("2021-05"). `preset` is a rule such as "NOT_THREAT_ACTOR_ALONE"; the rest narrows it. What is left out means
    now, any time, CURRENT_BEST.
    """
    policy = {
        "preset": preset.upper() if preset else None,
        "statuses": to_values(statuses),
        "minConfidence": min_confidence,
        "minIndependentRoots": min_independent_roots,
        "requireSpeakerRoles": to_values(require_speakers),
        "excludeSpeakerRoles": to_values(exclude_speakers),
        "excludeSources": list(exclude_sources) if exclude_sources is not None else None,
        "excludeClaims": list(exclude_claims) if exclude_claims is not None else None,
    }
    lens = {
        "publishedBefore": _to_text(published_before),
        "recordedBefore": _to_text(recorded_before),
        "validAt": valid_at,
        "policy": _without_none(policy) or None,
    }
    return _without_none(lens)


def _to_text(moment: Moment | None) -> str | None:
    if moment is None or isinstance(moment, str):
        return moment
    if isinstance(moment, datetime) and moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.isoformat()


def _without_none(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}
