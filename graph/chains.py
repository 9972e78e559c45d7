"""How one node hangs together with another: the shortest chain of edges between them, whichever way each edge leads."""

from collections.abc import Iterable, Mapping

from graph.give import LONGEST
from graph.view import Graph
from ontology import Edge

# Who answers for what, what needs what, what stands under what, which places, who works where.
_STRUCTURE = ("HAS_ACTION", "HAS_TASK", "HAS_INDICATOR", "HAS_PROJECT")
JOINING = ("RESPONSIBLE_FOR", "DEPENDS_ON", *_STRUCTURE, "CONCERNS", "HOLDS", "IN_UNIT")
JOINED = ("Plan", "Action", "Task", "Indicator", "Project", "Unit", "Person", "Post", "Platform", "Park", "Programme")


def chain(graph: Graph, start: str, ends: Iterable[str]) -> tuple[Edge, ...]:
    """The edges from `start` to the nearest of `ends` other than itself; nothing where LONGEST edges don't reach.

    Of several that are as short, the one whose nodes come first by their ids, then its edges.
    """
    steps = _steps_to(graph, start, {end for end in ends if end != start and end in graph.nodes})
    found: list[Edge] = []
    here = start
    for left in range(steps.get(start, 0) - 1, -1, -1):
        near = ((there, each) for there, each in _near(graph, here) if steps.get(there) == left)
        here, each = min(near, key=lambda step: (step[0], step[1].id))
        found.append(each)
    return tuple(found)


def far_end(start: str, edges: Iterable[Edge]) -> str:
    """Where a chain of edges from `start` leads to."""
    for each in edges:
        start = each.target if each.source == start else each.source
    return start


def _steps_to(graph: Graph, start: str, ends: set[str]) -> Mapping[str, int]:
    """How many edges nodes are away from the nearest end, as far out as the start is."""
    found, edge_of_it = dict.fromkeys(ends, 0), sorted(ends)
    for so_far in range(1, LONGEST + 1):
        if start in found:
            break
        near = (there for here in edge_of_it for there, _ in _near(graph, here))
        edge_of_it = [there for there in dict.fromkeys(near) if there not in found]
        found |= dict.fromkeys(edge_of_it, so_far)
    return found


def _near(graph: Graph, here: str) -> list[tuple[str, Edge]]:
    into = [(each.source, each) for each in graph.into(here, *JOINING)]
    return into + [(each.target, each) for each in graph.out(here, *JOINING)]
