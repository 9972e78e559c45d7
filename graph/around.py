"""What stands directly around some nodes: the part of a graph that showing one of them needs."""

from collections.abc import Iterable

from graph.view import ROW_KINDS, Graph
from ontology import schema

ROW_EDGES = ("HAS_INDICATOR", "HAS_PROJECT")


def around(graph: Graph, ids: Iterable[str]) -> Graph:
    """The nodes and edges of these ids as far as they are there, all edges at these nodes, and the ends of them all.

    Rows among the ends come with what they hang on; the documents are those that the nodes of these ids cite.
    """
    asked = set(ids)
    nodes, kinds = asked & graph.nodes.keys(), tuple(schema().edges)
    edges = {each.id: each for key in nodes for each in (*graph.out(key, *kinds), *graph.into(key, *kinds))}
    edges |= {key: graph.edges[key] for key in asked & graph.edges.keys()}
    near = nodes | {end for each in edges.values() for end in (each.source, each.target)}
    rows = [key for key in near if graph.nodes[key].kind in ROW_KINDS]
    edges |= {each.id: each for key in rows for each in graph.into(key, *ROW_EDGES)}
    near |= {each.source for each in edges.values()}
    cited = {place.document for key in nodes for place in graph.nodes[key].evidence}
    documents = [graph.documents[key] for key in cited if key in graph.documents]
    return Graph(documents, [graph.nodes[key] for key in near], edges.values())
