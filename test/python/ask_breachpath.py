"""Asks a server through the package of the notebooks, and tells in JSON what came of it."""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "notebooks"))

from breachpath import connect, make_lens, show  # noqa: E402
from breachpath.errors import BreachpathError  # noqa: E402

FUJITSU = "company:Fujitsu"


def refusal(work):
    """The error that some work ends with, and its kind; None where it ends without one."""
    try:
        work()
    except BreachpathError as error:
        return {"kind": type(error).__name__, "code": getattr(error, "code", None), "message": str(error)}
    return None


def shapes(bp):
    """What each way of asking gives, by its measures."""
    path = bp.trace("ProjectWEB", "dataClass:E-mail addresses", through="agency")
    graph = bp.neighbourhood("ProjectWEB", hops=1)
    big = bp.query('{ dataset(name: "Vast") { measurements { value } } }')["dataset"]["measurements"]
    traced = bp.trace("dataset:Vast", "dataClass:E-mail addresses", lens=make_lens(preset="ALL_CLAIMS"))
    return {
        "hops": path.hops["relation"].tolist(),
        "claims": len(path.claims),
        "nodes": sorted(data["name"] for _, data in graph.nodes(data=True)),
        "attributes": sorted(next(iter(graph.nodes(data=True)))[1]),
        "sent": [str(each["value"]) for each in big],
        "exactText": [str(value) for value in traced.measurements["value"]],
        "byAlias": bp.identify("富士通") == bp.identify(FUJITSU),
        "picture": show(path)._repr_png_()[1:4].decode(),
        "largest": show(bp.neighbourhood("ProjectWEB", hops=4, budget=500)).files,
    }


def refusals(bp):
    """What wrong questions are answered with."""
    return {
        "unknownName": refusal(lambda: bp.trace("Fujitzu", "Marketo")),
        "unknownCentre": refusal(lambda: bp.neighbourhood("Fujitzu")),
        "ambiguous": refusal(lambda: bp.audit("Twin")),
        "told apart": refusal(lambda: bp.audit("company:Twin")),
        "unknownKind": refusal(lambda: bp.trace("Fujitsu", "Marketo", through="ministry")),
        "kindAlone": refusal(lambda: bp.neighbourhood("agency:")),
        "field": refusal(lambda: bp.query("{ nonsense }")),
        "syntax": refusal(lambda: bp.query("{ stats {")),
        "format": refusal(lambda: bp.export("xlsx")),
        "statement": refusal(lambda: bp.belief("no-such-id")),
        "date": refusal(lambda: bp.trace("Fujitsu", "Marketo", lens=make_lens(published_before="yesterday"))),
        "shown": refusal(lambda: show(3)),
        "absent": refusal(lambda: connect("http://127.0.0.1:9")),
        "address": refusal(lambda: connect("127.0.0.1:4000")),
    }


server = connect(sys.argv[1])
print(json.dumps({"shapes": shapes(server), "refusals": refusals(server)}))
