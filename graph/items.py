"""The items that status lists and reports speak of: each real thing once, in the plans' own order."""

from collections.abc import Iterator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from graph.view import ROW_KINDS, Graph
from ontology import Node

_SCOPES = ("annex", "body", "headline")


@dataclass(frozen=True, slots=True)
class Item:
    """An indicator or project that is judged; `task` is None for the plan's own.

    `members` are the ids of all rows that are this one real thing, the item's own among them: their targets and
    observations are its targets and observations.
    """

    node: Node
    task: Node | None
    plan: Node | None
    members: frozenset[str]

    @property
    def label(self) -> str:
        """The row's name as a report names it: the level stands behind it where rows split."""
        level = self.node.get("level")
        return f"{self.node.name}（{level}）" if level else f"{self.node.name}"

    @property
    def no(self) -> str | None:
        """The task's number; None for the plan's own."""
        no: str | None = self.task.get("no") if self.task else None
        return no


_kept: WeakKeyDictionary[Graph, tuple[Item, ...]] = WeakKeyDictionary()  # a graph never changes, and many ask


def items(graph: Graph) -> list[Item]:
    """The annex rows, and the rows of body or headline that no annex row covers (contract: `lutu status`).

    Plan by plan; in a plan task by task, in a task by the rows' order, then the plan's own.
    """
    if graph not in _kept:
        _kept[graph] = tuple(_found(graph))
    return list(_kept[graph])


def _found(graph: Graph) -> Iterator[Item]:
    seen: set[str] = set()
    for plan, task, row in _rows(graph):
        if row.id not in seen and _is_item(graph, row):
            seen.add(row.id)
            yield Item(row, task, plan, _members(graph, row))


def _rows(graph: Graph) -> Iterator[tuple[Node | None, Node | None, Node]]:
    tasks: dict[str | None, list[Node]] = {}
    for task in graph.tasks():
        plan = graph.plan_of(task.id)
        tasks.setdefault(plan.id if plan else None, []).append(task)
    for owner in (*graph.of("Plan"), None):
        for task in tasks.get(owner.id if owner else None, ()):
            yield from ((owner, task, row) for row in graph.rows(task.id))
        if owner:
            yield from ((owner, None, row) for row in graph.rows(owner.id))
    yield from ((None, None, row) for row in graph.of(*ROW_KINDS) if graph.owner(row.id) is None)


def _is_item(graph: Graph, row: Node) -> bool:
    """An annex row is; another only if it comes first of a thing without an annex row."""
    if row.get("scope") == "annex":
        return True
    group = [graph.nodes[member] for member in graph.same(row.id)]
    return min(group, key=_rank).id == row.id


def _members(graph: Graph, row: Node) -> frozenset[str]:
    others = graph.same(row.id) - {row.id}
    return frozenset({row.id, *(other for other in others if graph.nodes[other].get("scope") != "annex")})


def _rank(row: Node) -> tuple[int, str]:
    return _SCOPES.index(row.get("scope")), row.id
