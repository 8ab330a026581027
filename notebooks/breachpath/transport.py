"""The way to the server: GraphQL over HTTP, and files over HTTP."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from importlib import resources
from typing import Any
from urllib.parse import urlsplit

import httpx
from gql import Client, GraphQLRequest
from gql.transport.exceptions import (
    TransportConnectionFailed,
    TransportError,
    TransportQueryError,
)
from gql.transport.httpx import HTTPXTransport
from graphql import GraphQLError

from .errors import BadArgument, NoServer, Refused

DEFAULT_URL = "http://127.0.0.1:4000"
ENDPOINT = "/graphql"
LENS_HEADER = "x-breachpath-lens"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
SECONDS_TO_ANSWER = 60


def to_base_url(url: str | None) -> str:
    """The server's address without a path: from `url`, BREACHPATH_URL or the default.

    Raises BadArgument where it is no http address.
    """
    text = (url or os.environ.get("BREACHPATH_URL") or DEFAULT_URL).strip()
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise BadArgument(f"url: expected an address such as {DEFAULT_URL}, got {text!r}.")
    return text.rstrip("/").removesuffix(ENDPOINT)


class Transport:
    """Asks one server. Holds no connection open between questions."""

    def __init__(self, url: str) -> None:
        """`url` is the server's address without a path."""
        self.url = url
        # A proxy set for the world outside would only be in the way of this machine's own server.
        self._options: dict[str, Any] = {
            "timeout": SECONDS_TO_ANSWER,
            "trust_env": urlsplit(url).hostname not in LOOPBACK,
        }

    def ask(
        self,
        text: str,
        variables: dict[str, Any] | None = None,
        lens: dict[str, Any] | None = None,
    ) -> dict[str, Any]:
        """The data of the answer to a GraphQL query; `lens` holds for all of it that names no lens of its own.

        Raises Refused with the server's own words, or NoServer.
        """
        try:
            request = GraphQLRequest(text, variable_values=variables or {})
        except GraphQLError as error:
            raise Refused([{"message": str(error), "extensions": {"code": "GRAPHQL_PARSE_FAILED"}}]) from None
        headers = {LENS_HEADER: json.dumps(lens)} if lens else {}
        transport = HTTPXTransport(url=f"{self.url}{ENDPOINT}", headers=headers, **self._options)
        client = Client(transport=transport, fetch_schema_from_transport=False)
        try:
            return client.execute(request)
        except TransportQueryError as error:
            raise Refused(error.errors or [{"message": str(error)}]) from None
        except (TransportConnectionFailed, httpx.ConnectError):
            raise NoServer(self.url) from None
        except httpx.TimeoutException:
            raise NoServer(self.url, f"nothing came within {SECONDS_TO_ANSWER} s") from None
        except (TransportError, httpx.HTTPError) as error:
            detail = str(error).splitlines()[0][:120]
            raise NoServer(self.url, f"what answers there is something else: {detail}") from None

    def fetch(self, path: str, parameters: Sequence[tuple[str, str]]) -> bytes:
        """What lies at a path of the server, such as /export.graphml.

        Raises Refused with the server's own words, or NoServer.
        """
        try:
            answer = httpx.get(f"{self.url}{path}", params=[*parameters], **self._options)
        except httpx.HTTPError:
            raise NoServer(self.url) from None
        if answer.status_code == httpx.codes.OK:
            return answer.content
        try:
            errors = answer.json()["errors"]
        except (json.JSONDecodeError, KeyError, TypeError):
            errors = [{"message": f"{path} answered {answer.status_code}."}]
        for error in errors:
            error.setdefault("extensions", {}).setdefault("code", f"HTTP_{answer.status_code}")
        raise Refused(errors)


def read_query(*names: str) -> str:
    """The texts of queries and fragments that come with this package, together: the files `queries/<name>.graphql`."""
    folder = resources.files(__package__) / "queries"
    return "\n".join((folder / f"{name}.graphql").read_text("utf8") for name in names)
