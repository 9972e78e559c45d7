"""The part of the server's graph by which things are called: all that understanding a question needs, and no more."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from graph.server.driver import Connection
from graph.server.raw import document_of
from graph.server.records import MORE, known, node_of
from graph.view import ROW_KINDS, Graph
from ontology import Document, Edge, Node, edge, schema

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

_NAMED = ("Plan", "Action", "Task", *ROW_KINDS, "Unit", "Person", "Post", "Group", "Platform", "Park", "Programme")
# Where a thing is told matters to understanding only for rows of the plan's own table, whose headings stand beside them.
_PLACES = "CASE WHEN n.scope = 'headline' THEN n.evidence END"
_PROVISIONS = "MATCH (n:Provision) RETURN [n.id, n.name] AS row"
# one report for each note that a sheet has, for a note may say that its reports are samples
_SAMPLES = """MATCH (o:Observation) WHERE o.origin = 'report'
WITH o.note AS note, split(o.evidence[0], ',')[0] AS sheet, min(o.id) AS id MATCH (n:Entity {id: id})
RETURN [n.id, n.name, n.origin, n.as_of, n.note, n.evidence] AS row"""
# An edge's id is told only where it is not made of the ends alone.
_EDGE = """WITH r, startNode(r).id AS s, endNode(r).id AS t
RETURN [type(r), s, t, r.order, CASE WHEN r.id = s + ' ' + type(r) + ' ' + t THEN null ELSE r.id END] AS row"""
_EDGES = (
    f"MATCH ()-[r:HAS_ACTION|HAS_TASK|HAS_INDICATOR|HAS_PROJECT|SAME_AS]->() {_EDGE}",
    # that a unit answers for something, and for whom most is asked of
    f"MATCH (u:Unit) UNWIND COLLECT {{ MATCH (u)-[r:RESPONSIBLE_FOR]->() RETURN r LIMIT 1 }} AS r {_EDGE}",
    f"""MATCH (u:Unit) WITH u, COUNT {{ (u)-[:RESPONSIBLE_FOR]->() }} AS most ORDER BY most DESC, u.id LIMIT 1
    MATCH (u)-[r:RESPONSIBLE_FOR]->() {_EDGE}""",
)
# the last year that a row has a target for
_TARGETS = """MATCH (n:Indicator|Project) UNWIND COLLECT {
  MATCH (n)-[:HAS_TARGET]->(t) RETURN [n.id, t.id, t.year] ORDER BY t.year IS NOT NULL, t.year DESC LIMIT 1
} AS row RETURN row"""
_DOCUMENTS = "MATCH (d) WHERE d:Document OR d:Sheet RETURN d.id AS id ORDER BY id"
_DOCUMENT = "MATCH (d) WHERE (d:Document OR d:Sheet) AND d.id = $id RETURN d {.id, .name, .sha256, .text} AS row"


def directory(connection: Connection) -> Graph:
    """Everything that has a name, where it stands in its plan, and the years of its targets; documents come when asked for."""
    return connection.read(lambda tx: _directory(tx, connection))


def _directory(tx: "ManagedTransaction", connection: Connection) -> Graph:
    nodes = [node for kind in _NAMED for node in _nodes(tx, kind)]
    nodes += _told(tx, "Provision", _PROVISIONS, "id", "name")
    nodes += _told(tx, "Observation", _SAMPLES, "id", "name", "origin", "as_of", "note", "evidence")
    edges = {each.id: each for statement in _EDGES for each in _edges(tx, statement)}
    for row, target, year in _rows(tx, _TARGETS):
        nodes.append(node_of("Target", known({"id": target, "year": year})))
        has = edge("HAS_TARGET", row, target)
        edges[has.id] = has
    there = {node.id for node in nodes}
    held = [each for each in edges.values() if each.source in there and each.target in there]
    graph = Graph((), nodes, held)
    graph.documents = Documents(connection, [record["id"] for record in tx.run(_DOCUMENTS)])
    return graph


def _nodes(tx: "ManagedTransaction", kind: str) -> Iterator[Node]:
    keys = ("id", *schema().nodes[kind].properties, MORE)
    values = [*(f"n.{key}" for key in keys), *([_PLACES] if kind in ROW_KINDS else ())]
    return _told(tx, kind, f"MATCH (n:{kind}) RETURN [{', '.join(values)}] AS row", *keys, "evidence")


def _told(tx: "ManagedTransaction", kind: str, statement: str, *keys: str) -> Iterator[Node]:
    return (node_of(kind, known(dict(zip(keys, row, strict=False)))) for row in _rows(tx, statement))


def _edges(tx: "ManagedTransaction", statement: str) -> Iterator[Edge]:
    for kind, source, target, order, key in _rows(tx, statement):
        told = edge(kind, source, target, known({"order": order}))
        yield replace(told, id=key) if key else told


def _rows(tx: "ManagedTransaction", statement: str) -> Iterator[list[Any]]:
    """What is told as lists, in which no key comes again with every row: half of what a driver has to unpack."""
    return (record["row"] for record in tx.run(statement))


class Documents(Mapping[str, Document]):
    """The documents of a store by id, each fetched when it is looked at."""

    def __init__(self, connection: Connection, ids: list[str]) -> None:
        self._connection = connection
        self._found: dict[str, Document | None] = dict.fromkeys(ids)

    def __getitem__(self, key: str) -> Document:
        """The document; KeyError where there is none."""
        found = self._found[key]
        if found is None:
            row = self._connection.read(lambda tx: tx.run(_DOCUMENT, id=key).single(strict=True)["row"])
            self._found[key] = found = document_of(row)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)
