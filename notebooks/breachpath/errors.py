"""What can go wrong, in sentences: a notebook shows the sentence, and no pages of traceback."""

from __future__ import annotations

from typing import Any


class BreachpathError(Exception):
    """Anything that Breachpath, or this package, has to refuse."""

    def _render_traceback_(self) -> list[str]:
        """What IPython prints in place of a traceback."""
        return [f"{type(self).__name__}: {self}"]


class NoServer(BreachpathError):
    """No Breachpath answers at the address."""

    def __init__(self, url: str, detail: str = "") -> None:
        """`url` is where one was expected, `detail` what came instead."""
        said = f" ({detail})" if detail else ""
        super().__init__(
            f"No Breachpath answers at {url}{said}. Start one with `npm start`, "
            "or say where it is: connect(url) or the variable BREACHPATH_URL."
        )
        self.url = url


class Refused(BreachpathError):
    """The server refused a request.

    `code` is the error's code, such as BAD_USER_INPUT; `reason` is what narrows it, such as UNKNOWN_NAME, or None;
    `suggestions` are the entities that may have been meant, each with id, kind and name.
    """

    def __init__(self, errors: list[dict[str, Any]]) -> None:
        """`errors` are those of a GraphQL answer, at least one."""
        first = errors[0]
        extensions = first.get("extensions") or {}
        self.code: str = extensions.get("code", "UNKNOWN")
        self.reason: str | None = extensions.get("reason")
        self.suggestions: list[dict[str, str]] = extensions.get("suggestions") or []
        self.errors = errors
        label = self.code if self.reason is None else f"{self.code}, {self.reason}"
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        super().__init__(f"[{label}] {first.get('message', '')}{more}")


class BadArgument(BreachpathError, ValueError):
    """An argument that this package cannot send: says what was expected, and what came."""
