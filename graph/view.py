"""A graph in memory: nodes and edges by id, kind and neighbour. Every reader of the graph reads it through this."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from ontology import Document, Edge, Node

if TYPE_CHECKING:
    import networkx

ROW_KINDS = ("Indicator", "Project")


class Graph:
    """Immutable once made. Order of nodes and edges is that of their ids, so that the same claims always read the same.

    Adjacency is kept in plain dictionaries, because importing networkx takes half a second that a
    question does not have; `networkx` gives the same graph to algorithms that need it.
    """

    def __init__(self, documents: Iterable[Document], nodes: Iterable[Node], edges: Iterable[Edge]) -> None:
        self.documents: Mapping[str, Document] = {d.id: d for d in sorted(documents, key=lambda d: d.id)}
        self.nodes: Mapping[str, Node] = {n.id: n for n in sorted(nodes, key=lambda n: n.id)}
        self.edges: Mapping[str, Edge] = {e.id: e for e in sorted(edges, key=lambda e: e.id)}
        self._kinds: dict[str, list[Node]] = defaultdict(list)
        self._out: dict[tuple[str, str], list[Edge]] = defaultdict(list)
        self._into: dict[tuple[str, str], list[Edge]] = defaultdict(list)
        for node in self.nodes.values():
            self._kinds[node.kind].append(node)
        for each in self.edges.values():
            self._out[each.source, each.kind].append(each)
            self._into[each.target, each.kind].append(each)

    def of(self, *kinds: str) -> list[Node]:
        """All nodes of these kinds, ordered by id within a kind."""
        return [node for kind in kinds for node in self._kinds.get(kind, ())]

    def out(self, node: str, *kinds: str) -> list[Edge]:
        """Edges of these kinds that leave the node."""
        return [each for kind in kinds for each in self._out.get((node, kind), ())]

    def into(self, node: str, *kinds: str) -> list[Edge]:
        """Edges of these kinds that reach the node."""
        return [each for kind in kinds for each in self._into.get((node, kind), ())]

    def targets(self, node: str, *kinds: str) -> list[Node]:
        """Nodes that edges of these kinds lead to, as often as they do."""
        return [self.nodes[each.target] for each in self.out(node, *kinds)]

    def sources(self, node: str, *kinds: str) -> list[Node]:
        """Nodes that edges of these kinds come from, as often as they do."""
        return [self.nodes[each.source] for each in self.into(node, *kinds)]

    def rows(self, owner: str) -> list[Node]:
        """The indicators and projects of a task or plan, in the plan's order."""
        edges = self.out(owner, "HAS_INDICATOR", "HAS_PROJECT")
        return [self.nodes[each.target] for each in sorted(edges, key=lambda e: (e.get("order"), e.id))]

    def owner(self, row: str) -> Node | None:
        """The task (before the plan) that an indicator or project hangs on."""
        owners = self.sources(row, "HAS_INDICATOR", "HAS_PROJECT")
        return min(owners, key=lambda node: node.kind != "Task", default=None)

    def same(self, row: str) -> set[str]:
        """The ids of all nodes that are one real thing with this one, itself among them."""
        found, todo = {row}, [row]
        while todo:
            here = todo.pop()
            near = {e.target for e in self.out(here, "SAME_AS")} | {e.source for e in self.into(here, "SAME_AS")}
            todo += near - found
            found |= near
        return found

    def plan_of(self, node: str) -> Node | None:
        """The plan that a task, action, indicator or project belongs to."""
        up = ("HAS_ACTION", "HAS_TASK", "HAS_INDICATOR", "HAS_PROJECT", "HAS_TARGET", "HAS_OBSERVATION")
        here = self.nodes.get(node)
        while here is not None and here.kind != "Plan":
            here = next(iter(self.sources(here.id, *up)), None)
        return here

    def tasks(self) -> list[Node]:
        """All tasks in the plans' own order."""
        return sorted(self._kinds.get("Task", ()), key=lambda task: (self._place(task), task.id))

    def _place(self, node: Node) -> tuple[str, int]:
        first = min(node.evidence, default=None)
        return (first.document, first.start) if first else ("", 0)

    def __iter__(self) -> Iterator[Node | Edge]:
        yield from self.nodes.values()
        yield from self.edges.values()

    @cached_property
    def networkx(self) -> "networkx.MultiDiGraph[str]":
        """The graph as a NetworkX one; nodes and edges carry their claim as `claim`, edges their kind as `kind`."""
        import networkx

        graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
        for node in self.nodes.values():
            graph.add_node(node.id, kind=node.kind, claim=node)
        for each in self.edges.values():
            graph.add_edge(each.source, each.target, key=each.id, kind=each.kind, claim=each)
        return graph
