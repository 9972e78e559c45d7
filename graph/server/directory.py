"""The part of the server's graph by which things are called: all that understanding a question needs, and no more."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, LiteralString

from graph.server.driver import Connection
from graph.server.raw import document_of
from graph.server.records import edge_of, node_of
from graph.view import Graph
from ontology import Document, Edge, Node

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

_LEFT_OUT = "_says: null, _spellings: null, _status: null, _status_since: null"
_KIND = "[each IN labels(n) WHERE each <> 'Entity'][0] AS kind"
# Where a thing is told matters to understanding only for rows of the plan's own table, whose headings stand beside them.
_NODES: tuple[LiteralString, ...] = (
    f"""MATCH (n:Entity) WHERE n:Unit OR n:Person OR n:Post OR n:Group OR n:Platform OR n:Park OR n:Programme OR n:Action
    OR n:Task OR n:Plan RETURN {_KIND}, n {{.*, evidence: [], {_LEFT_OUT}}} AS row""",
    f"""MATCH (n:Entity) WHERE n:Indicator OR n:Project
    RETURN {_KIND}, n {{.*, {_LEFT_OUT}, evidence: CASE n.scope WHEN 'headline' THEN n.evidence ELSE [] END}} AS row""",
    "MATCH (n:Target) RETURN 'Target' AS kind, n {.id, .year} AS row",
    # one report for each note that a sheet has, for a note may say that its reports are samples
    """MATCH (o:Observation) WHERE o.origin = 'report'
    WITH o.note AS note, split(o.evidence[0], ',')[0] AS sheet, min(o.id) AS id MATCH (n:Entity {id: id})
    RETURN 'Observation' AS kind, n {.id, .name, .origin, .as_of, .note, .evidence} AS row""",
)
_RETURN: LiteralString = (
    "RETURN type(r) AS kind, startNode(r).id AS source, endNode(r).id AS target, r {.id, .order} AS row"
)
_EDGES: tuple[LiteralString, ...] = (
    f"MATCH ()-[r:HAS_ACTION|HAS_TASK|HAS_INDICATOR|HAS_PROJECT|SAME_AS|HAS_TARGET]->() {_RETURN}",
    # that a unit answers for something, and for whom most is asked of
    f"MATCH (u:Unit) CALL (u) {{ MATCH (u)-[r:RESPONSIBLE_FOR]->() RETURN r LIMIT 1 }} {_RETURN}",
    f"""MATCH (u:Unit) WITH u, COUNT {{ (u)-[:RESPONSIBLE_FOR]->() }} AS most ORDER BY most DESC, u.id LIMIT 1
    MATCH (u)-[r:RESPONSIBLE_FOR]->() {_RETURN}""",
)
_DOCUMENTS = "MATCH (d) WHERE d:Document OR d:Sheet RETURN d.id AS id ORDER BY id"
_DOCUMENT = "MATCH (d) WHERE (d:Document OR d:Sheet) AND d.id = $id RETURN d {.id, .name, .sha256, .text} AS row"


def directory(connection: Connection) -> Graph:
    """Everything that has a name, where it stands in its plan, and the years of its targets; documents come when asked for."""
    return connection.read(lambda tx: _directory(tx, connection))


def _directory(tx: "ManagedTransaction", connection: Connection) -> Graph:
    nodes = [node for statement in _NODES for node in _nodes(tx, statement)]
    known = {node.id for node in nodes}
    edges = {each.id: each for statement in _EDGES for each in _edges(tx, statement)}
    held = [each for each in edges.values() if each.source in known and each.target in known]
    graph = Graph((), nodes, held)
    graph.documents = Documents(connection, [record["id"] for record in tx.run(_DOCUMENTS)])
    return graph


def _nodes(tx: "ManagedTransaction", statement: LiteralString) -> Iterator[Node]:
    return (node_of(record["kind"], _known(record["row"])) for record in tx.run(statement))


def _known(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value is not None}


def _edges(tx: "ManagedTransaction", statement: LiteralString) -> Iterator[Edge]:
    for record in tx.run(statement):
        yield edge_of(record["kind"], record["source"], record["target"], _known(record["row"]))


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
