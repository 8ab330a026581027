"""A Breachpath server, seen from Python."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd

from .auditing import audit_frame, cuts_frame, what_if_frame
from .beliefs import belief_frame
from .errors import BadArgument
from .exports import FORMATS, Export, output_folder
from .legend import Legend
from .neighbourhoods import to_graph
from .references import Reference, to_kind, to_reference, to_references, to_values
from .tracing import Trace
from .transport import Transport, read_query, to_base_url

STATEMENTS_A_PAGE = 100


def connect(url: str | None = None) -> Breachpath:
    """A server: at `url`, else at BREACHPATH_URL, else at http://127.0.0.1:4000.

    Raises NoServer, which says what to do, where none answers.
    """
    server = Breachpath(Transport(to_base_url(url)))
    _ = server.kinds
    return server


class Breachpath:
    """Asks one server. Methods raise Refused (with the server's code and words) or NoServer."""

    def __init__(self, transport: Transport) -> None:
        """See `connect`."""
        self._transport = transport

    @property
    def url(self) -> str:
        """The server's address."""
        return self._transport.url

    @cached_property
    def kinds(self) -> list[dict[str, Any]]:
        """The kinds of entities: kind, field, legend."""
        return self.query(read_query("kinds"))["kinds"]

    @cached_property
    def legend(self) -> Legend:
        """How kinds look."""
        return Legend(self.kinds)

    @property
    def _fields(self) -> dict[str, str]:
        return {each["field"]: each["kind"] for each in self.kinds}

    def query(self, text: str, variables: dict[str, Any] | None = None) -> dict[str, Any]:
        """The data of the answer to any GraphQL query."""
        return self._transport.ask(text, variables)

    def stats(self) -> dict[str, Any]:
        """How much of everything there is: entities, facts, claims, sources, byKind, byRelation."""
        return self.query(read_query("stats"))["stats"]

    def search(self, text: str, kinds: str | Iterable[str] | None = None, first: int = 20) -> pd.DataFrame:
        """Entities by name or alias, the best first: name, kind, matched, score, aliases, id. `first` is 0 to 100."""
        words = [kinds] if isinstance(kinds, str) else kinds
        wanted = None if words is None else [to_kind(word, self._fields) for word in words]
        variables = {"text": text, "kinds": wanted, "first": first}
        edges = self.query(read_query("search"), variables)["search"]["edges"]
        rows = [
            {
                "name": edge["node"]["name"],
                "kind": edge["node"]["kind"],
                "matched": edge["matched"],
                "score": edge["score"],
                "aliases": "; ".join(edge["node"]["aliases"]),
                "id": edge["node"]["id"],
            }
            for edge in edges
        ]
        return pd.DataFrame(rows, columns=["name", "kind", "matched", "score", "aliases", "id"])

    def trace(
        self,
        from_: Reference | Iterable[Reference],
        to: Reference | Iterable[Reference] | None = None,
        *,
        through: str | Iterable[str] | None = None,
        via: str | Iterable[str] | None = None,
        avoid: Reference | Iterable[Reference] | None = None,
        steps: list[dict[str, Any]] | None = None,
        mode: str = "SHORTEST",
        same_incident: bool = True,
        limits: dict[str, int] | None = None,
        lens: dict[str, Any] | None = None,
    ) -> Trace:
        """Paths between entities, each hop with its proof.

        Entities are named as in `references.Reference`. `through` are kinds to pass, in order; `via` the relations to go
        along; `mode` is SHORTEST, ALL_SHORTEST, K_SHORTEST, SIMPLE_BOUNDED or PATTERN; `limits` has maxHops (6; 12 at most),
        maxPaths (10; 100 at most), maxExpansions, timeoutMs; `lens` comes from `make_lens`.
        """
        kinds = [through] if isinstance(through, str) else through
        asked = {
            "from": to_references(from_, self._fields),
            "to": to_references(to, self._fields),
            "through": None if kinds is None else [to_kind(word, self._fields) for word in kinds],
            "via": to_values(via),
            "avoid": to_references(avoid, self._fields),
            "steps": steps,
            "mode": mode.upper(),
            "sameIncident": same_incident,
            "limits": limits,
            "lens": lens,
        }
        question = {key: value for key, value in asked.items() if value is not None}
        answer = self.query(read_query("trace", "path-parts", "sentence"), question)["trace"]
        return Trace(question, answer, self.legend)

    def belief(self, statement: str | Iterable[str], *, policy: dict[str, Any] | None = None) -> pd.DataFrame:
        """How belief in a statement, or in several, moved over publication time: one row for each claim that moved it.

        `statement` is an id, such as those of `trace(...).hops` and `audit(...)`. Columns: statement, since (UTC: the claim's
        day is over), status, confidence, admitted, stance, by, on_behalf_of, role, published, quote, statement_id.
        """
        ids = [statement] if isinstance(statement, str) else list(statement)
        answers = []
        for each in ids:
            answer = self.query(read_query("belief", "sentence"), {"statement": each, "policy": policy})
            if answer["statement"] is None:
                raise BadArgument(f"No statement has the id {each!r}; `audit` and `trace(...).hops` give such ids.")
            answers.append(answer)
        return belief_frame(answers)

    def neighbourhood(
        self,
        entity: Reference | Iterable[Reference],
        hops: int = 1,
        budget: int = 500,
        lens: dict[str, Any] | None = None,
    ) -> nx.MultiDiGraph:
        """What lies around one entity or several; see `neighbourhoods.to_graph` for the attributes.

        `hops` is 0 to 4, `budget` the most nodes, 1 to 5000.
        """
        words = [entity] if isinstance(entity, (str, dict)) else list(entity)
        seeds = [self.identify(word) for word in words]
        variables = {"seeds": seeds, "hops": hops, "budget": budget, "lens": lens}
        answer = self.query(read_query("neighbourhood"), variables)
        graph = to_graph(answer["subgraph"], seeds)
        graph.graph["legend"] = self.legend
        return graph

    def audit(self, of: Trace | Reference, *, lens: dict[str, Any] | None = None) -> pd.DataFrame:
        """On what statements rest: those on the paths of a trace, or all of which an entity is subject or object.

        See `auditing.audit_frame` for the columns. A trace is audited under its own lens.
        """
        if not isinstance(of, Trace):
            return audit_frame(self._statements_of(self.identify(of), lens))
        ids = list(dict.fromkeys(hop["statement"]["id"] for path in of.paths for hop in path["hops"]))
        query = read_query("audit-many", "audited", "sentence")
        pages = [ids[start : start + STATEMENTS_A_PAGE] for start in range(0, len(ids), STATEMENTS_A_PAGE)]
        lens = of.question.get("lens")
        statements = [node for page in pages for node in self._transport.ask(query, {"ids": page}, lens)["nodes"]]
        return audit_frame(statements, [{source["id"] for source in cut} for cut in self._cuts(of)])

    def critical_evidence(self, trace: Trace) -> pd.DataFrame:
        """The smallest sets of sources whose loss leaves no path: cut, source, publisher, published, source_id."""
        return cuts_frame([{"sources": sources} for sources in self._cuts(trace)])

    def what_if(
        self, trace: Trace, *, without_sources: Iterable[str] = (), without_claims: Iterable[str] = ()
    ) -> pd.DataFrame:
        """How the answer to a trace would differ without some evidence, by ids; see `auditing.what_if_frame`."""
        without = {"sources": list(without_sources), "claims": list(without_claims)}
        answer = self.query(read_query("what-if"), {"trace": trace.question, "without": without})
        return what_if_frame(answer["whatIf"])

    def export(
        self,
        format: str,
        *,
        around: Reference | Iterable[Reference] | None = None,
        hops: int | None = None,
        lens: dict[str, Any] | None = None,
        path: str | Path | None = None,
    ) -> Export:
        """Writes the graph, or what lies around entities, as a file, and tells what its format has no place for.

        `format` is one of `exports.FORMATS`, the ending of the file. The file is `path`, or
        breachpath.<format> in `exports.output_folder()`.
        """
        ending = format.strip().lstrip(".").lower()
        if ending not in FORMATS:
            raise BadArgument(f"export: expected one of {', '.join(FORMATS)}, got {format!r}.")
        words = [] if around is None else [around] if isinstance(around, (str, dict)) else list(around)
        parameters = [("around", self.identify(word)) for word in words]
        if hops is not None:
            parameters.append(("hops", str(hops)))
        if lens is not None:
            parameters.append(("lens", json.dumps(lens)))
        content = self._transport.fetch(f"/export.{ending}", parameters)
        report = json.loads(self._transport.fetch(f"/export.{ending}", [*parameters, ("report", "true")]))
        file = Path(path) if path is not None else output_folder() / f"breachpath.{ending}"
        file.write_bytes(content)
        return Export(file, len(content), pd.DataFrame(report["losses"], columns=["what", "count"]))

    def identify(self, word: Reference) -> str:
        """The id of the one entity that a word names. Raises Refused with the server's did-you-mean."""
        reference = to_reference(word, self._fields)
        if "id" in reference:
            return reference["id"]
        name, kind = reference.get("name"), reference.get("kind")
        if name is None:
            raise BadArgument(f"Expected one entity, got a kind alone: {word!r}. Add a name.")
        fields = [field for field, each in self._fields.items() if kind in (None, each)]
        query = f"query Named($name: String!) {{ {' '.join(f'{f}(name: $name) {{ id }}' for f in fields)} }}"
        found = [entity["id"] for entity in self.query(query, {"name": name}).values() if entity]
        if len(found) != 1:
            # The server says it best: what may be meant, or which entities bear the name.
            self.query(read_query("refuse-name"), {"of": reference})
            raise BadArgument(f"{name!r} names {len(found)} entities; expected one.")
        return found[0]

    def _statements_of(self, entity: str, lens: dict[str, Any] | None) -> list[dict[str, Any]]:
        query, statements, after = read_query("statements", "audited", "sentence"), [], None
        while True:
            variables = {"id": entity, "first": STATEMENTS_A_PAGE, "after": after, "lens": lens}
            node = self.query(query, variables)["node"]
            if not node:
                raise BadArgument(f"No entity has the id {entity!r}.")
            page = node["statements"]
            statements += page["nodes"]
            if not page["pageInfo"]["hasNextPage"]:
                return statements
            after = page["pageInfo"]["endCursor"]

    def _cuts(self, trace: Trace) -> list[list[dict[str, Any]]]:
        answer = self.query(read_query("critical-evidence"), {"trace": trace.question})
        return [cut["sources"] for cut in answer["criticalEvidence"]]
