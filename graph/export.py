"""The graph as text for others: the same for the same graph, a claim on each line, so that two can be compared."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from graph.view import Graph
from ontology import Edge, Node, to_json

FORMAT = "lutu-graph/1"
_FIRST = {key: place for place, key in enumerate(("id", "kind", "source", "target", "name"))}
_LAST = {key: place for place, key in enumerate(("basis", "rule", "alternatives", "evidence"), start=len(_FIRST) + 1)}
_PLACES = _FIRST | _LAST


def export_json(graph: Graph) -> str:
    """The graph in the contract's JSON form: documents, nodes and edges by id, ending with a line break."""
    parts = {
        "documents": [_line(asdict(document)) for document in graph.documents.values()],
        "nodes": [claim_line(node) for node in graph.nodes.values()],
        "edges": [claim_line(each) for each in graph.edges.values()],
    }
    lists = "".join(f',\n"{name}": [{_block(lines)}]' for name, lines in parts.items())
    return f'{{"format": "{FORMAT}"{lists}}}\n'


def claim_line(claim: Node | Edge) -> str:
    """A claim as one line of JSON with its keys in a fixed order."""
    flat = to_json(claim)
    ordered = {key: flat[key] for key in sorted(flat, key=lambda key: (_PLACES.get(key, len(_FIRST)), key))}
    if "alternatives" in ordered:
        ordered["alternatives"] = [dict(sorted(other.items())) for other in ordered["alternatives"]]
    return _line(ordered)


def _line(flat: Mapping[str, Any]) -> str:
    return json.dumps(flat, ensure_ascii=False, allow_nan=False)


def _block(lines: Iterable[str]) -> str:
    return "".join(f"\n{line}," for line in lines).removesuffix(",")
