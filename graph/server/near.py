"""The neighbourhood of some nodes on the server, as a graph: all that telling an answer about them needs, no more."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from graph.query import DAY
from graph.server.columns import EdgeColumns, NodeColumns, rows_of
from graph.server.conditions import status
from graph.view import ROW_KINDS, Graph
from ontology import Edge, Node, schema

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

_UP = EdgeColumns("HAS_ACTION", "HAS_TASK", "HAS_INDICATOR", "HAS_PROJECT")
_CLAIM = EdgeColumns("RESPONSIBLE_FOR")
_NEED = EdgeColumns("DEPENDS_ON")
_HELD = EdgeColumns("HOLDS")
_SAME = EdgeColumns("SAME_AS")
_FIGURE = EdgeColumns("HAS_TARGET", "HAS_OBSERVATION")
_JOINING = EdgeColumns(*_UP.kinds, "RESPONSIBLE_FOR", "DEPENDS_ON", "CONCERNS", "HOLDS", "IN_UNIT")

_AT = "MATCH (a:Entity) WHERE a.id IN $ids"
_TO_ROWS = "[:HAS_INDICATOR|HAS_PROJECT*0..1]"
_REQUIRES = "[:DEPENDS_ON*0.. {strength: 'requires'}]"
_ID = "WITH DISTINCT n.id AS row WHERE row IS NOT NULL"
# Asking for distinct ends lets the server walk each node once, however many ways lead to it.
_ROWS = f"{_AT} MATCH (a)-{_TO_ROWS}->(n) WHERE n = a OR a:Task {_ID}"
_ALIKE = f"""{_AT} MATCH (a)-[:SAME_AS*0..]-(same) WITH DISTINCT same
OPTIONAL MATCH (same)<-[:HAS_INDICATOR|HAS_PROJECT]-(owner) UNWIND [same, owner] AS n {_ID}"""
_NEEDED = f"{_AT} MATCH (a)-{_REQUIRES}->(n) {_ID}"
_NEEDING = f"""{_AT} MATCH (a)-[:ANSWERS_FOR*0..1]->(task:Task)
WITH DISTINCT task MATCH (task)<-{_REQUIRES}-(n) {_ID}"""
_ABOVE = f"""{_AT} MATCH (a)<-[:ITEM_OF*0..1]-(row) WITH DISTINCT row
MATCH (row)<-[:{_UP}*0..]-(below) WITH DISTINCT below MATCH (below)<-[r:{_UP}]-()"""
_ANSWERING = f"""{_AT} MATCH (a)-{_TO_ROWS}->(row) WITH DISTINCT row
MATCH (row)<-[r:RESPONSIBLE_FOR]-(unit) WHERE unit.id IN $units"""
_AMONG = f"{_AT} MATCH (a)-[r:DEPENDS_ON {{strength: 'requires'}}]->(b) WHERE b.id IN $ids"
# What shares something with what was found is told only where it was not found itself.
_SHARING = f"{_AT} MATCH (a)-[r:DEPENDS_ON {{strength: 'shares'}}]-(b) WHERE NOT b.id IN $found"
# Edges are looked for from that end at which there are few of a kind.
_NEXT = f"{_AT} MATCH (a)-[:HAS_INDICATOR|HAS_PROJECT|ITEM_OF*0..1]-(row) WITH DISTINCT row"
_PROOFS = (
    (_CLAIM, f"{_NEXT} MATCH (row)<-[r:RESPONSIBLE_FOR]-()"),
    (EdgeColumns("CONCERNS"), f"{_NEXT} MATCH (row)-[r:CONCERNS]->()"),
    (_CLAIM, f"{_AT} MATCH (a)-[r:RESPONSIBLE_FOR]->()"),
    (EdgeColumns("IN_UNIT", "SERVES_ON"), f"{_AT} MATCH (a)-[:HOLDS]->()-[r:IN_UNIT|SERVES_ON]->()"),
    (_NEED, f"{_AT} MATCH (a)-[r:DEPENDS_ON]-()"),
    (EdgeColumns("ABOUT"), f"{_AT} MATCH (a)-[r:ABOUT]->()"),
)
# Of what is named all over its plans only the first place is told, and that of the name's first word in the text.
_FIRST = (
    """CASE WHEN size(n.evidence) > 2 THEN [n.evidence[0], n.evidence[coalesce(n._first, 0)]] ELSE n.evidence END"""
)
_WHOLE_EVIDENCE = ("Target", "Observation", "Finding")
_COLUMNS = {kind: NodeColumns(kind) for kind in schema().nodes}
_TOLD = " ".join(
    f"WHEN n:{kind} THEN {each.text('n.evidence' if kind in _WHOLE_EVIDENCE else _FIRST)}"
    for kind, each in _COLUMNS.items()
)
_CODE = f"CASE WHEN n:{'|'.join(('Task', *ROW_KINDS))} THEN {status('n')} END"
# One other is enough to know that a name has another bearer, and a second plan that there are several.
_NODES = f"""MATCH (n:Entity) WHERE n.id IN $ids WITH [{_CODE}, CASE {_TOLD} END] AS row RETURN collect(row) AS rows
UNION ALL MATCH (named:Unit) WHERE named.id IN $ids WITH DISTINCT named.name AS name
UNWIND COLLECT {{ MATCH (n:Unit {{name: name}}) WHERE NOT n.id IN $ids RETURN {_COLUMNS["Unit"].text("null")} LIMIT 1 }}
AS told RETURN collect([null, told]) AS rows
UNION ALL MATCH (n:Plan) WITH n LIMIT 2 RETURN collect([null, {_COLUMNS["Plan"].text("null")}]) AS rows"""


@dataclass(slots=True)
class Seeds:
    """What an answer speaks of: `told` by name and place; `whole` with all that makes up their rows, and their units.

    `found` are the nodes that the query gave; `proofs` are the ids of the edges that join those that are told. Each of
    `walks` are nodes that depend on others, and these: the chains between them are told. `sharing` are the tasks whose
    sharers are told, `chained` those on the way from one node to another. With `figures` rows have their targets and
    observations, with `posts` persons have theirs.
    """

    found: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    whole: set[str] = field(default_factory=set)
    proofs: set[str] = field(default_factory=set)
    walks: list[tuple[set[str], set[str]]] = field(default_factory=list)
    sharing: set[str] = field(default_factory=set)
    chained: set[str] = field(default_factory=set)
    figures: bool = False
    posts: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """A part of the graph, and the statuses of its tasks and items on one day."""

    graph: Graph
    statuses: Mapping[str, str]


def near(tx: "ManagedTransaction", seeds: Seeds, as_of: date | None) -> Near:
    """The neighbourhood: whatever plan or task a node stands under, whatever makes up an item, whoever answers for it.

    A second plan, and units of the same names, are there wherever the whole has them, so that names stay unmistakable.
    """
    fetch = _Fetch(tx)
    for source, target in seeds.walks:
        fetch.walk(source, target)
    whole = fetch.ids(_ALIKE, fetch.ids(_ROWS, seeds.whole))
    fetch.edges(_SAME, f"{_AT} MATCH (a)-[r:SAME_AS]->()", whole)
    fetch.edges(_CLAIM, f"{_AT} MATCH (a)<-[r:RESPONSIBLE_FOR]-()", whole)
    if seeds.figures:
        fetch.edges(_FIGURE, f"{_AT} MATCH (a)-[r:{_FIGURE}]->()", whole)
    if seeds.posts:
        fetch.edges(_HELD, f"{_AT} MATCH (a:Person)-[r:HOLDS]->()", seeds.told)
    fetch.edges(_NEED, _SHARING, seeds.sharing, found=sorted(seeds.found))
    fetch.edges(_JOINING, f"{_AT} MATCH (a)-[r:{_JOINING}]->() WHERE r.id IN $proofs", seeds.chained, seeds.proofs)
    fetch.prove(seeds)
    told = seeds.told | whole
    fetch.edges(_UP, _ABOVE, told | fetch.ends())
    return fetch.near(told, as_of)


class _Fetch:
    def __init__(self, tx: "ManagedTransaction") -> None:
        self.tx = tx
        self.found: dict[str, Edge] = {}

    def ids(self, statement: str, ids: Iterable[str]) -> set[str]:
        asked = sorted(ids)
        return set(rows_of(self.tx, statement, ids=asked)) if asked else set()

    def edges(
        self, columns: EdgeColumns, pattern: str, ids: Iterable[str], proofs: Set[str] = frozenset(), **more: Any
    ) -> None:
        if asked := sorted(ids):
            for row in rows_of(self.tx, f"{pattern} {columns.told}", ids=asked, proofs=sorted(proofs), **more):
                each = columns.edge(row)
                self.found[each.id] = each

    def walk(self, source: set[str], target: set[str]) -> None:
        """The chains of dependence between these nodes, and the claims by which units stand at their ends."""
        tasks = self.ids(_NEEDED, source) & self.ids(_NEEDING, target)
        self.edges(_NEED, _AMONG, tasks)
        self.edges(_CLAIM, _ANSWERING, tasks, units=sorted(source | target))

    def prove(self, seeds: Seeds) -> None:
        """The edges of the proofs; those of the kinds that their ids name are looked for first."""
        likely = {kind for kind in schema().edges if any(f" {kind} " in key for key in seeds.proofs)}
        for columns, pattern in sorted(_PROOFS, key=lambda each: likely.isdisjoint(each[0].kinds)):
            if left := seeds.proofs - self.found.keys():
                self.edges(columns, f"{pattern} WHERE r.id IN $proofs", seeds.told, left)

    def ends(self) -> set[str]:
        return {end for each in self.found.values() for end in (each.source, each.target)}

    def near(self, ids: set[str], as_of: date | None) -> Near:
        nodes: dict[str, Node] = {}
        statuses = {}
        asked = {"ids": sorted(ids | self.ends()), DAY: as_of.isoformat() if as_of else None}
        for record in self.tx.run(_NODES, asked):
            for code, row in record["rows"]:
                node = _COLUMNS[row[0]].node(row)
                nodes.setdefault(node.id, node)
                if code:
                    statuses[node.id] = code
        return Near(Graph((), nodes.values(), self.found.values()), statuses)
