"""How entities and kinds are named in Python: in words, as on Breachpath's command line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from .errors import BadArgument

Reference: TypeAlias = "str | Mapping[str, Any]"
"""An id, a name, a kind and a name ("dataClass:E-mail addresses"), a kind alone ("agency:"), or an EntityRef as a dict."""

UUID = re.compile(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", re.IGNORECASE)
FORMS = 'an id, a name, a kind and a name ("dataClass:E-mail addresses"), or a kind alone ("agency:")'


def to_kind(word: str, kinds: Mapping[str, str]) -> str:
    """The EntityKind of a word such as "agency", "threatActor" or "THREAT_ACTOR"; `kinds` maps fields to kinds.

    Raises BadArgument that lists the kinds.
    """
    found = _find_kind(word, kinds)
    if found is None:
        raise BadArgument(f"{word!r} is no kind; expected one of {', '.join(kinds)}.")
    return found


def to_reference(word: Reference, kinds: Mapping[str, str]) -> dict[str, Any]:
    """The EntityRef of a word; see Reference. Raises BadArgument for anything else."""
    if isinstance(word, Mapping):
        return {key: value for key, value in word.items() if key in ("id", "kind", "name")}
    if not isinstance(word, str) or not word.strip():
        raise BadArgument(f"An entity: expected {FORMS}, got {word!r}.")
    if UUID.match(word.strip()):
        return {"id": word.strip()}
    before, colon, name = word.partition(":")
    kind = _find_kind(before.strip(), kinds) if colon else None
    if kind is None:
        return {"name": word}
    return {"kind": kind, "name": name.strip()} if name.strip() else {"kind": kind}


def to_references(
    words: Reference | Iterable[Reference] | None, kinds: Mapping[str, str]
) -> list[dict[str, Any]] | None:
    """One word or several as EntityRefs; None stays None."""
    if words is None:
        return None
    several = [words] if isinstance(words, (str, Mapping)) else list(words)
    return [to_reference(word, kinds) for word in several]


def to_values(words: str | Iterable[str] | None) -> list[str] | None:
    """One enum value or several, in any case: "originates_from" is ORIGINATES_FROM."""
    if words is None:
        return None
    return [word.upper() for word in ([words] if isinstance(words, str) else words)]


def _find_kind(word: str, kinds: Mapping[str, str]) -> str | None:
    if word in kinds:
        return kinds[word]
    return word.upper() if word.upper() in kinds.values() else None
