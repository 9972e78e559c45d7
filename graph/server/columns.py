"""Claims as lists, in which no key comes again with every row: less than half of what a driver has to unpack."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from graph.server.records import MORE, Row, edge_of, known, node_of
from ontology import Edge, Node, schema

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

_SURE = (MORE, "basis", "rule", "alternatives")


def rows_of(tx: "ManagedTransaction", statement: str, **parameters: Any) -> Iterator[Any]:
    """What the statement binds to `row`, each a list or a plain value, all of them in one record."""
    for record in tx.run(f"{statement} RETURN collect(row) AS rows", parameters):
        yield from record["rows"]


class NodeColumns:
    """What is told of a node `n` of one kind."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._keys = ("id", *schema().nodes[kind].properties, *_SURE)

    def text(self, evidence: str = "n.evidence") -> str:
        """The list as Cypher, with the kind before it; `evidence` is what is told of that."""
        return f"['{self.kind}', {evidence}, {_values('n', self._keys)}]"

    def node(self, row: Sequence[Any]) -> Node:
        """The node of a list."""
        return node_of(self.kind, _row(self._keys, row[2:]) | ({"evidence": row[1]} if row[1] else {}))


class EdgeColumns:
    """What is told of a relationship `r` of some kinds; its id only where it is not made of the ends alone."""

    def __init__(self, *kinds: str) -> None:
        own = dict.fromkeys(key for kind in kinds for key in schema().edges[kind].properties)
        self._keys = (*own, *_SURE, "evidence")
        self.kinds = kinds
        told_id = "CASE WHEN r.id = s + ' ' + type(r) + ' ' + t THEN null ELSE r.id END"
        ends = "WITH DISTINCT r WITH r, startNode(r).id AS s, endNode(r).id AS t"
        self.told = f"{ends} WITH [type(r), s, t, {told_id}, {_values('r', self._keys)}] AS row"

    def __str__(self) -> str:
        return "|".join(self.kinds)

    def edge(self, row: Sequence[Any]) -> Edge:
        """The edge of a list."""
        kind, source, target, key = row[:4]
        return edge_of(kind, source, target, _row(self._keys, row[4:]) | {"id": key or f"{source} {kind} {target}"})


def _values(name: str, keys: Sequence[str]) -> str:
    """What `_row` reads: the values of these keys, then pairs of the others, which few claims have."""
    others = f"NOT key STARTS WITH '_' AND NOT key IN {['id', 'evidence', *keys]}"
    return f"{', '.join(f'{name}.{key}' for key in keys)}, [key IN keys({name}) WHERE {others} | [key, {name}[key]]]"


def _row(keys: Sequence[str], values: Sequence[Any]) -> Row:
    return known(dict(zip(keys, values[:-1], strict=True))) | dict(values[-1])
