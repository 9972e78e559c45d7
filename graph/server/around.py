"""What stands directly around some nodes on the server, as graph/around.py has it of a graph in memory."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from graph.around import ROW_EDGES
from graph.server.documents import Documents
from graph.server.driver import Connection
from graph.server.records import Row, edge_of, node_of
from graph.view import ROW_KINDS, Graph
from ontology import Edge, Node, schema

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

_TOLD = "RETURN DISTINCT type(r) AS kind, startNode(r).id AS source, endNode(r).id AS target, properties(r) AS row"
# What is derived is no claim: the ids of such relationships begin with a line.
_AT = f"MATCH (n:Entity) WHERE n.id IN $ids MATCH (n)-[r]-() WHERE NOT r.id STARTS WITH '_' {_TOLD}"
_NAMED = f"""UNWIND $edges AS edge MATCH (n:Entity {{id: edge.source}})-[r]->() WHERE type(r) = edge.kind AND r.id = edge.id
{_TOLD}"""
_ABOVE = f"MATCH (n:Entity)<-[r:{'|'.join(ROW_EDGES)}]-() WHERE n.id IN $ids {_TOLD}"
_NODES = """MATCH (n:Entity) WHERE n.id IN $ids
RETURN [each IN labels(n) WHERE each <> 'Entity'][0] AS kind, n {.*, _says: null, _spellings: null} AS row"""
_DOCUMENTS = "MATCH (d) WHERE (d:Document OR d:Sheet) AND d.id IN $ids RETURN d.id AS id ORDER BY id"


def around(tx: "ManagedTransaction", connection: Connection, ids: Iterable[str]) -> Graph:
    """The nodes and edges of these ids as far as they are there, all edges at these nodes, and the ends of them all."""
    asked = sorted(set(ids))
    edges = {each.id: each for each in (*_edges(tx, _AT, ids=asked), *_edges(tx, _NAMED, edges=list(_sought(asked))))}
    nodes = _nodes(tx, {*asked, *_ends(edges)})
    rows = sorted(key for key, node in nodes.items() if node.kind in ROW_KINDS)
    edges |= {each.id: each for each in _edges(tx, _ABOVE, ids=rows)}
    nodes |= _nodes(tx, _ends(edges) - nodes.keys())
    cited = {place.document for key in asked if key in nodes for place in nodes[key].evidence}
    graph = Graph((), nodes.values(), edges.values())
    graph.documents = Documents(connection, [each["id"] for each in tx.run(_DOCUMENTS, ids=sorted(cited))])
    return graph


def _sought(ids: Iterable[str]) -> Iterator[Row]:
    """Where edges of these ids would begin: an edge's id is made of its source, its kind and its target."""
    for key in ids:
        for kind in schema().edges:
            parts = key.split(f" {kind} ")
            yield from (
                {"id": key, "kind": kind, "source": f" {kind} ".join(parts[:at])} for at in range(1, len(parts))
            )


def _ends(edges: dict[str, Edge]) -> set[str]:
    return {end for each in edges.values() for end in (each.source, each.target)}


def _nodes(tx: "ManagedTransaction", ids: set[str]) -> dict[str, Node]:
    found = (node_of(row["kind"], row["row"]) for row in tx.run(_NODES, ids=sorted(ids)))
    return {node.id: node for node in found}


def _edges(tx: "ManagedTransaction", statement: str, **parameters: Any) -> Iterator[Edge]:
    for row in tx.run(statement, parameters):
        yield edge_of(row["kind"], row["source"], row["target"], row["row"])
