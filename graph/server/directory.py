"""The part of the server's graph by which things are called: all that understanding a question needs, and no more."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import blake2b
from typing import Any

from graph.server import shelf
from graph.server.columns import rows_of
from graph.server.documents import Documents
from graph.server.driver import Connection
from graph.server.records import MORE, known, node_of
from graph.view import ROW_KINDS, Graph
from ontology import Edge, Node, edge, schema

Rows = list[list[Any]]

_NAMED = ("Plan", "Action", "Task", *ROW_KINDS, "Unit", "Person", "Post", "Group", "Platform", "Park", "Programme")
# Where a thing is told matters to understanding only for rows of the plan's own table, whose headings stand beside them.
_PLACES = "CASE WHEN n.scope = 'headline' THEN n.evidence END"
# one report for each note that a sheet has, for a note may say that its reports are samples
_REPORT = ("id", "name", "origin", "as_of", "note", "evidence")
_SAMPLES = f"""MATCH (o:Observation) WHERE o.origin = 'report'
WITH o.note AS note, split(o.evidence[0], ',')[0] AS sheet, min(o.id) AS id MATCH (n:Entity {{id: id}})
WITH [{", ".join(f"n.{key}" for key in _REPORT)}] AS row"""
# An edge's id is told only where it is not made of the ends alone.
_EDGE = """WITH r, startNode(r).id AS s, endNode(r).id AS t
WITH [type(r), s, t, r.order, CASE WHEN r.id = s + ' ' + type(r) + ' ' + t THEN null ELSE r.id END] AS row"""
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
} AS row"""
_DOCUMENTS = "MATCH (d) WHERE d:Document OR d:Sheet WITH d ORDER BY d.id WITH [d.id] AS row"


def directory(connection: Connection, key: str) -> Graph:
    """Everything that has a name, where it stands in its plan, and the years of its targets; documents come when asked for.

    What was read of the same state, whose `key` it is, is kept on this machine: a new program need not fetch it again.
    """
    place, sign = connection.address.shown, f"{key} {_FORM}"
    rows = shelf.kept(place, sign)
    if rows is None:
        rows = connection.read(lambda tx: {name: list(rows_of(tx, text)) for name, text in _STATEMENTS.items()})
        shelf.keep(place, sign, rows)
    return _graph(rows, connection)


def _keys(kind: str) -> tuple[str, ...]:
    return ("id", *schema().nodes[kind].properties, MORE)


def _nodes_of(kind: str) -> str:
    values = [*(f"n.{key}" for key in _keys(kind)), *([_PLACES] if kind in ROW_KINDS else ())]
    return f"MATCH (n:{kind}) WITH [{', '.join(values)}] AS row"


_STATEMENTS: Mapping[str, str] = {
    **{kind: _nodes_of(kind) for kind in _NAMED},
    "Provision": "MATCH (n:Provision) WITH [n.id, n.name] AS row",
    "Observation": _SAMPLES,
    **{f"edges {at}": statement for at, statement in enumerate(_EDGES)},
    "targets": _TARGETS,
    "documents": _DOCUMENTS,
}
_FORM = blake2b(repr(_STATEMENTS).encode(), digest_size=8).hexdigest()


def _graph(rows: Mapping[str, Rows], connection: Connection) -> Graph:
    nodes = [node for kind in _NAMED for node in _told(kind, rows[kind], *_keys(kind), "evidence")]
    nodes += _told("Provision", rows["Provision"], "id", "name")
    nodes += _told("Observation", rows["Observation"], *_REPORT)
    edges = {each.id: each for at in range(len(_EDGES)) for each in _edges(rows[f"edges {at}"])}
    for row, target, year in rows["targets"]:
        nodes.append(node_of("Target", known({"id": target, "year": year})))
        has = edge("HAS_TARGET", row, target)
        edges[has.id] = has
    there = {node.id for node in nodes}
    held = [each for each in edges.values() if each.source in there and each.target in there]
    graph = Graph((), nodes, held)
    graph.documents = Documents(connection, [key for (key,) in rows["documents"]])
    return graph


def _told(kind: str, rows: Rows, *keys: str) -> Iterator[Node]:
    return (node_of(kind, known(dict(zip(keys, row, strict=False)))) for row in rows)


def _edges(rows: Rows) -> Iterator[Edge]:
    for kind, source, target, order, key in rows:
        told = edge(kind, source, target, known({"order": order}))
        yield replace(told, id=key) if key else told
