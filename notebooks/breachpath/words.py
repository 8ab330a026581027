"""Words on plots."""

from __future__ import annotations

import textwrap


def wrap(text: str, width: int, lines: int = 4) -> str:
    """Text in lines of `width` characters, at most `lines` of them; what is cut ends with an ellipsis."""
    found = textwrap.wrap(text, width, break_long_words=False) or [""]
    if len(found) > lines:
        return "\n".join([*found[: lines - 1], f"{found[lines - 1]} …"])
    return "\n".join(found)


def wrap_evenly(text: str, width: int, lines: int = 4) -> str:
    """As `wrap`, with lines of about one length."""
    count = wrap(text, width, lines).count("\n")
    narrowest = next(each for each in range(1, width + 1) if wrap(text, each, 99).count("\n") <= count or each == width)
    return wrap(text, narrowest, lines)


def spell(value: str) -> str:
    """An enum value as words: "ORIGINATES_FROM" is "originates from"."""
    return value.replace("_", " ").lower()
