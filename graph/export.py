"""The graph as text for others: the same for the same graph, a claim on each line, so that two can be compared."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import Any

from graph.view import Graph
from ontology import Edge, Node, schema, to_json

FORMAT = "lutu-graph/1"
_FIRST = {key: place for place, key in enumerate(("id", "kind", "source", "target", "name"))}
_LAST = {key: place for place, key in enumerate(("basis", "rule", "alternatives", "evidence"), start=len(_FIRST) + 1)}
_PLACES = _FIRST | _LAST
_FOLDED = "Provision"  # a kind that the format doesn't have


def export_json(graph: Graph) -> str:
    """The graph in the contract's JSON form: documents, nodes and edges by id, ending with a line break.

    The format's kinds are fixed: provisions are told by their plan, as lines of its `provisions` and by its evidence.
    """
    graph = _in_fixed_kinds(graph)
    parts = {
        "documents": [_line(asdict(document)) for document in graph.documents.values()],
        "nodes": [claim_line(node) for node in graph.nodes.values()],
        "edges": [claim_line(each) for each in graph.edges.values()],
    }
    lists = "".join(f',\n"{name}": [{_block(lines)}]' for name, lines in parts.items())
    return f'{{"format": "{FORMAT}"{lists}}}\n'


def _in_fixed_kinds(graph: Graph) -> Graph:
    told = graph.of(_FOLDED)
    if not told:
        return graph
    left = {node.id for node in told}
    nodes = [_telling(graph, node) for node in graph.nodes.values() if node.id not in left]
    edges = [each for each in graph.edges.values() if left.isdisjoint((each.source, each.target))]
    return Graph(graph.documents.values(), nodes, edges)


def _telling(graph: Graph, node: Node) -> Node:
    """A plan with its provisions; any other node as it is."""
    order = sorted(graph.out(node.id, "HAS_PROVISION"), key=lambda each: (each.get("order"), each.id))
    if not order:
        return node
    provisions = [graph.nodes[each.target] for each in order]
    evidence = {place: None for each in (node, *provisions) for place in each.evidence}
    lines = [_provision_line(graph, each) for each in provisions]
    return replace(node, properties={**node.properties, "provisions": lines}, evidence=tuple(evidence))


def _provision_line(graph: Graph, provision: Node) -> str:
    """类型 频次：名称（单位）: 督查 每季：季督查（区督查室)."""
    words = [schema().label(key, code) for key in ("type", "frequency") if (code := provision.get(key))]
    units = "、".join(str(unit.name) for unit in graph.sources(provision.id, "RUNS"))
    return f"{' '.join(words)}：{provision.name}" + (f"（{units}）" if units else "")


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
