"""The neighbourhood of some nodes on the server, as a graph: all that telling an answer about them needs, no more."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, LiteralString

from graph.server.records import edge_of, known, node_of
from graph.view import Graph
from ontology import Edge, Node

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

_UP: LiteralString = "HAS_ACTION|HAS_TASK|HAS_INDICATOR|HAS_PROJECT"
# Asking for distinct ends lets the server walk each node once, however many ways lead to it.
_ABOVE: LiteralString = f"""MATCH (a:Entity)<-[:ITEM_OF*0..1]-(row) WHERE a.id IN $ids
WITH DISTINCT row MATCH (row)<-[:{_UP}*0..]-(above) RETURN DISTINCT above.id AS id"""
_ROWS = """MATCH (a:Entity)-[:HAS_INDICATOR|HAS_PROJECT*0..1]->(row) WHERE a.id IN $ids AND (row = a OR a:Task)
RETURN DISTINCT row.id AS id"""
_SAME = """MATCH (a:Entity)-[:SAME_AS*0..]-(same) WHERE a.id IN $ids WITH DISTINCT same
OPTIONAL MATCH (same)<-[:HAS_INDICATOR|HAS_PROJECT]-(owner)
UNWIND [same.id, owner.id] AS id WITH id WHERE id IS NOT NULL RETURN DISTINCT id"""
_NEEDED = """MATCH (a:Entity)-[:DEPENDS_ON*0.. {strength: 'requires'}]->(task) WHERE a.id IN $ids
RETURN DISTINCT task.id AS id"""
# Of what is named all over its plans only the first place is told, and that of the name's first word in the text.
_NODES = """MATCH (n:Entity) WHERE n.id IN $ids
WITH n, size(n.evidence) > 2 AND NOT n:Target AND NOT n:Observation AND NOT n:Finding AS wide
RETURN [each IN labels(n) WHERE each <> 'Entity'][0] AS kind, n {.*, _says: null, _spellings: null,
  evidence: CASE WHEN wide THEN [n.evidence[0], n.evidence[coalesce(n._first, 0)]] ELSE n.evidence END} AS row"""
# One other is enough to know that a name has another bearer, and a second plan that there are several.
_OTHERS = """UNWIND $names AS name
UNWIND COLLECT { MATCH (n:Unit {name: name}) RETURN n {.id, .name} LIMIT 2 } AS row RETURN 'Unit' AS kind, row
UNION MATCH (n:Plan) WITH n LIMIT 2 RETURN 'Plan' AS kind, n {.*, evidence: null} AS row"""
_JOINING: LiteralString = f"{_UP}|RESPONSIBLE_FOR|DEPENDS_ON|CONCERNS|HOLDS|IN_UNIT"
# Edges are looked for from that end at which there are few of a kind.
_NEXT: LiteralString = "MATCH (a)-[:HAS_INDICATOR|HAS_PROJECT|ITEM_OF*0..1]-(row)"
_PROOFS: tuple[LiteralString, ...] = (
    f"{_NEXT} MATCH (row)<-[r:RESPONSIBLE_FOR]-() WHERE r.id IN $proofs",
    f"{_NEXT} MATCH (row)-[r:CONCERNS]->() WHERE r.id IN $proofs",
    "MATCH (a)-[r:RESPONSIBLE_FOR]->() WHERE r.id IN $proofs",
    "MATCH (a)-[:HOLDS]->()-[r:IN_UNIT|SERVES_ON]->() WHERE r.id IN $proofs",
    "MATCH (a)-[r:DEPENDS_ON]-() WHERE r.id IN $proofs",
    "MATCH (a)-[r:ABOUT]->() WHERE r.id IN $proofs",
)
_CHAINED: LiteralString = f"MATCH (a)-[r:{_JOINING}]->() WHERE r.id IN $proofs"
_TOLD: LiteralString = (
    "RETURN DISTINCT type(r) AS kind, startNode(r).id AS source, endNode(r).id AS target, properties(r) AS row"
)


@dataclass(slots=True)
class Seeds:
    """What an answer speaks of: `told` by name and place; `whole` with all that makes up their rows, and their units.

    `proofs` are the ids of the edges that join those that are told. `walked` are tasks whose chains of dependence are
    told, `sharing` those whose sharers are, `chained` those on the way from one node to another. With `figures` rows have their targets and observations.
    """

    told: set[str] = field(default_factory=set)
    whole: set[str] = field(default_factory=set)
    proofs: set[str] = field(default_factory=set)
    walked: set[str] = field(default_factory=set)
    sharing: set[str] = field(default_factory=set)
    chained: set[str] = field(default_factory=set)
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """A part of the graph, and the statuses of its tasks and items on one day."""

    graph: Graph
    statuses: Mapping[str, str]


def near(tx: "ManagedTransaction", seeds: Seeds, as_of: date | None) -> Near:
    """The neighbourhood: whatever plan or task a node stands under, whatever makes up an item, whoever answers for it.

    A second plan, and units of the same names, are there wherever the whole has them, so that names stay unmistakable.
    """
    fetch = _Fetch(tx, sorted(seeds.proofs))
    walked = fetch.ids(_NEEDED, seeds.walked)
    rows = fetch.ids(_ROWS, seeds.whole | walked)
    whole = fetch.ids(_SAME, rows)
    told = fetch.ids(_ABOVE, seeds.told | whole)
    fetch.edges("MATCH (a)<-[r:HAS_ACTION|HAS_TASK|HAS_INDICATOR|HAS_PROJECT]-()", told)
    fetch.edges("MATCH (a)-[r:HOLDS]->()", seeds.told)
    fetch.edges("MATCH (a)-[r:SAME_AS]->()", whole)
    fetch.edges("MATCH (a)<-[r:RESPONSIBLE_FOR]-()", whole)
    fetch.edges("MATCH (a)-[r:DEPENDS_ON {strength: 'requires'}]->()", walked)
    fetch.edges("MATCH (a)-[r:DEPENDS_ON {strength: 'shares'}]-()", seeds.sharing)
    if seeds.figures:
        fetch.edges("MATCH (a)-[r:HAS_TARGET|HAS_OBSERVATION]->()", whole)
    fetch.edges(_CHAINED, seeds.chained)
    for proofs in _PROOFS:
        if seeds.proofs - fetch.found.keys():
            fetch.edges(proofs, seeds.told)
    return fetch.near(told, as_of)


class _Fetch:
    def __init__(self, tx: "ManagedTransaction", proofs: list[str]) -> None:
        self.tx, self.proofs = tx, proofs
        self.found: dict[str, Edge] = {}

    def ids(self, statement: LiteralString, ids: Iterable[str]) -> set[str]:
        asked = sorted(ids)
        return {record["id"] for record in self.tx.run(statement, ids=asked)} if asked else set()

    def edges(self, pattern: LiteralString, ids: Iterable[str]) -> None:
        if asked := sorted(ids):
            statement: LiteralString = f"MATCH (a:Entity) WHERE a.id IN $ids {pattern} {_TOLD}"
            for record in self.tx.run(statement, ids=asked, proofs=self.proofs):
                each = edge_of(record["kind"], record["source"], record["target"], record["row"])
                self.found[each.id] = each

    def near(self, ids: set[str], as_of: date | None) -> Near:
        ends = {end for each in self.found.values() for end in (each.source, each.target)}
        nodes: dict[str, Node] = {}
        statuses = {}
        for record in self.tx.run(_NODES, ids=sorted(ids | ends)):
            node = node_of(record["kind"], known(record["row"]))
            nodes[node.id] = node
            if code := _status(record["row"], as_of):
                statuses[node.id] = code
        names = sorted({str(node.name) for node in nodes.values() if node.kind == "Unit"})
        for record in self.tx.run(_OTHERS, names=names):
            node = node_of(record["kind"], known(record["row"]))
            nodes.setdefault(node.id, node)
        return Near(Graph((), nodes.values(), self.found.values()), statuses)


def _status(row: Mapping[str, Any], as_of: date | None) -> str | None:
    since = row.get("_status_since", ())
    passed = [at for at, day in enumerate(since) if as_of and day <= as_of.isoformat()]
    return row["_status"][passed[-1]] if passed else None
