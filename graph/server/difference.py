"""What to change on the server so that it shows one graph where it showed another."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.server.components import Extra, extra
from graph.server.part import Change
from graph.server.records import Row, row_of
from graph.state import State
from graph.view import Graph
from ontology import Edge

Ends = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """Rows by kind. Of what goes there is the id; relationships name their ends and hold their `properties`.

    A new relationship is a list of source, target and properties: keys that come again with each cost much to send.
    """

    gone: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    nodes: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    altered: dict[tuple[str, str], list[Row]] = field(default_factory=lambda: defaultdict(list))
    cut: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    joined: dict[str, list[list[Any]]] = field(default_factory=lambda: defaultdict(list))
    retold: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))

    def __len__(self) -> int:
        parts = (self.gone, self.nodes, self.altered, self.cut, self.joined, self.retold)
        return sum(len(rows) for part in parts for rows in part.values())


def differences(change: Change) -> Iterator[Difference]:
    """All that is not the same before and after, nodes and then edges; what is derived is compared like the claims."""
    before, after = change.before.graph, change.after.graph
    old, new = extra(before, _held(change.before, change)), extra(after, _held(change.after, change))
    yield _nodes(before, after, old, new)
    yield _edges(_told(before, old), _told(after, new))


def anew(change: Change) -> Iterator[Difference]:
    """All nodes with what is derived of them, and all derived relationships, of which none is there."""
    found, graph, new = Difference(), change.after.graph, extra(change.after.graph, _held(change.after, change))
    for key, node in graph.nodes.items():
        found.altered[node.kind, node.kind].append({**row_of(node), **new.properties.get(key, {})})
    yield found
    yield _edges({}, _told(Graph((), (), ()), new))


def _held(state: State, change: Change) -> set[str]:
    """The plans that the state holds as a whole."""
    return {reading.plan for reading in state.readings} & change.plans


def _nodes(before: Graph, after: Graph, old: Extra, new: Extra) -> Difference:
    found = Difference()
    for key, node in before.nodes.items():
        if key not in after.nodes:
            found.gone[node.kind].append({"id": key})
    for key, node in after.nodes.items():
        was, more = before.nodes.get(key), new.properties.get(key, {})
        if was is None:
            found.nodes[node.kind].append({**row_of(node), **more})
        elif was != node or old.properties.get(key, {}) != more:
            found.altered[was.kind, node.kind].append({**row_of(node), **more})
    return found


def _edges(before: Mapping[str, "_Told"], after: Mapping[str, "_Told"]) -> Difference:
    found = Difference()
    for key, was in before.items():
        now = after.get(key)
        if now is None or now.ends != was.ends:
            found.cut[was.ends[0]].append(was.row(key, bare=True))
    for key, now in after.items():
        known = before.get(key)
        if known is None or known.ends != now.ends:
            found.joined[now.ends[0]].append(now.new(key))
        elif known.what != now.what:
            found.retold[now.ends[0]].append(now.row(key))
    return found


@dataclass(frozen=True, slots=True)
class _Told:
    """A relationship: its type and ends, and the claim or the derived properties that it carries."""

    ends: Ends
    what: Edge | Mapping[str, Any]

    def row(self, key: str, bare: bool = False) -> Row:
        row: Row = {"id": key, "source": self.ends[1], "target": self.ends[2]}
        if bare:
            return row
        return row | {"properties": self._properties(key)}

    def new(self, key: str) -> list[Any]:
        """Its source, target and properties."""
        return [*self.ends[1:], self._properties(key)]

    def _properties(self, key: str) -> Row:
        what = self.what
        return row_of(what) if isinstance(what, Edge) else {**what, "id": key}


def _told(graph: Graph, extra: Extra) -> dict[str, _Told]:
    """All relationships by id; a derived one gets its id from its plan, type and ends."""
    told = {each.id: _Told((each.kind, each.source, each.target), each) for each in graph.edges.values()}
    for plan, (kind, source, target, properties) in extra.edges:
        told[f"_{kind} {plan} {source} {target}"] = _Told((kind, source, target), {**properties, "plan": plan})
    return told
