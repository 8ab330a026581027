"""Reads exports with the libraries that they are meant for, and tells in JSON what was found in them."""

import collections
import json
import sys
from pathlib import Path

import networkx
import stix2


def shape_of(graph):
    return {
        "type": type(graph).__name__,
        "nodes": graph.number_of_nodes(),
        "edges": graph.number_of_edges(),
        "kinds": dict(collections.Counter(data.get("kind") for _, data in graph.nodes(data=True))),
    }


def problem_of(each, **options):
    try:
        stix2.parse(each, **options)
    except Exception as error:
        return f"{each['id']}: {error}"
    return None


def read_bundle(folder):
    """What cannot be read at all; and of what was not taken in as STIX, what needs custom types and should not."""
    objects = json.loads((folder / "all.stix.json").read_text(encoding="utf8"))["objects"]
    foreign = set(json.loads((folder / "foreign.json").read_text(encoding="utf8")))
    problems = [problem_of(each, allow_custom=True) for each in objects]
    own = [problem_of(each) for each in objects if each["id"] not in foreign]
    # A type of an extension is custom to the library wherever another object refers to it.
    custom = [each for each in own if each is not None and "reference to custom object type" not in each]
    return {
        "objects": len(objects),
        "unreadable": [each for each in problems if each is not None],
        "strict": own.count(None),
        "custom": custom,
    }


folder = Path(sys.argv[1])
node_link = json.loads((folder / "all.node-link.json").read_text(encoding="utf8"))
print(
    json.dumps(
        {
            "graphml": shape_of(networkx.read_graphml(folder / "all.graphml", force_multigraph=True)),
            "gexf": shape_of(networkx.read_gexf(folder / "all.gexf")),
            "nodeLink": shape_of(networkx.node_link_graph(node_link, edges="links")),
            "stix": read_bundle(folder),
        }
    )
)
