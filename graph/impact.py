"""What is affected if a thing slips: along the edges of the graph, shortest way first."""

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Any

from graph.view import ROW_KINDS, Graph
from ontology import Edge, Node, schema

_PLACES = ("Platform", "Park", "Programme")
_ROWS = ("HAS_INDICATOR", "HAS_PROJECT")
_HOLDING = ("RESPONSIBLE_FOR", "HAS_ACTION", "HAS_TASK", *_ROWS)  # of a unit, a plan, an action


@dataclass(frozen=True, slots=True)
class Affected:
    """A node that is affected: `path` are the ids from the start to it, `basis` is the weakest on the way."""

    id: str
    kind: str
    name: str | None
    basis: str
    path: tuple[str, ...]

    @property
    def depth(self) -> int:
        """How many edges away it is."""
        return len(self.path) - 1


@dataclass(frozen=True, slots=True)
class Impact:
    """All that is affected if `id` slips, nearest first; `complete` unless a cut was made."""

    id: str
    affected: tuple[Affected, ...]
    complete: bool = True

    def to_json(self) -> dict[str, Any]:
        """The document that `lutu impact --json` prints."""
        found = [
            {"id": a.id, "kind": a.kind, "name": a.name, "depth": a.depth, "basis": a.basis, "path": list(a.path)}
            for a in self.affected
        ]
        return {"id": self.id, "affected": found, "complete": self.complete}


def impact_of(graph: Graph, start: str) -> Impact:
    """Follows `requires` edges backwards from a task, and goes from each task to its rows (contract: Impact).

    A unit, place, plan or action slips with what it answers for, concerns or holds; a row takes its task along and what
    requires that, but not the task's other rows. Of several ways to a node the shortest counts, then the surest.
    """
    bases = schema().codes("basis")
    heap: list[tuple[int, int, tuple[str, ...], bool]] = [(0, 0, (start,), True)]
    seen: set[tuple[str, bool]] = set()
    found: dict[str, Affected] = {}
    while heap:
        depth, doubt, path, itself = heappop(heap)
        here = graph.nodes[path[-1]]
        if (here.id, itself) in seen:
            continue
        seen.add((here.id, itself))
        if here.id != start:
            found.setdefault(here.id, Affected(here.id, here.kind, here.name, bases[doubt], path))
        for each, there, wholly in _steps(graph, here, itself):
            heappush(heap, (depth + 1, max(doubt, _doubt(each)), (*path, there), wholly))
    return Impact(start, tuple(found.values()))


def _doubt(edge: Edge) -> int:
    """The place of the edge's basis among all, surest first; what only gives a plan its order says what is stated."""
    return schema().codes("basis").index(edge.certainty.basis or "stated")


def _steps(graph: Graph, here: Node, itself: bool) -> Iterator[tuple[Edge, str, bool]]:
    """The edges that lead on, where they lead, and whether that slips itself: a task then takes its rows along.

    A row slips itself unless it does so with its task; a task does unless it is only one of its rows that slips.
    """
    if here.kind == "Task":
        needed = graph.into(here.id, "DEPENDS_ON")
        yield from ((each, each.source, True) for each in needed if each.get("strength") == "requires")
        if itself:
            yield from ((each, each.target, False) for each in graph.out(here.id, *_ROWS))
    elif here.kind in ROW_KINDS and itself:
        tasks = (each for each in graph.into(here.id, *_ROWS) if graph.nodes[each.source].kind == "Task")
        yield from ((each, each.source, False) for each in tasks)
        yield from ((each, each.target, True) for each in graph.out(here.id, "SAME_AS"))
        yield from ((each, each.source, True) for each in graph.into(here.id, "SAME_AS"))
    elif here.kind in ("Target", "Observation"):
        yield from ((each, each.source, True) for each in graph.into(here.id, "HAS_TARGET", "HAS_OBSERVATION"))
    elif here.kind in _PLACES:
        yield from ((each, each.source, True) for each in graph.into(here.id, "CONCERNS"))
    else:
        yield from ((each, each.target, True) for each in graph.out(here.id, *_HOLDING))
