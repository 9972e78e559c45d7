"""What is near to a thing in the graph: the part around it, what slips with it, what it waits for, and ways between two."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from graph import ROW_KINDS, Chain, Graph, Impact, Is, Link, Query, Relations, impact_of, run
from ontology import Edge, Node

MOST = 60  # nodes of a picture; of more the names have no room
# What counts first where not all can be drawn.
_EDGES = (
    "DEPENDS_ON",
    "RESPONSIBLE_FOR",
    "HAS_ACTION",
    "HAS_TASK",
    "HAS_INDICATOR",
    "HAS_PROJECT",
    "CONCERNS",
    "IN_UNIT",
    "HOLDS",
    "SERVES_ON",
    "SAME_AS",
    "ABOUT",
)
_HOLDING = frozenset({"HAS_ACTION", "HAS_TASK"})  # a plan and an action hold all that stands in them
_PARTS = ("HAS_ACTION", "HAS_TASK", "HAS_INDICATOR", "HAS_PROJECT", "HAS_TARGET", "HAS_OBSERVATION")
_HUB = 15  # neighbours; what has more is a crossroads that says little, and is left to be opened by a click
_UNDRAWN = frozenset({"Target", "Observation", "Provision"})  # they belong to the page of what they hang on


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the graph: ids of nodes in the order in which they were reached, and the edges between them.

    `highlighted` are ids of nodes and edges that the others only surround; `left_out` counts by kind what was cut;
    `closed` are nodes with more neighbours than are shown.
    """

    start: str
    nodes: tuple[str, ...]
    edges: tuple[Edge, ...]
    highlighted: frozenset[str] = frozenset()
    left_out: Mapping[str, int] = field(default_factory=dict)
    closed: tuple[str, ...] = ()


def around(
    relations: Relations, start: str, steps: int, off: Collection[str] = (), opened: Collection[str] = ()
) -> Part:
    """All that is at most so many edges away, and one edge from those `opened`; kinds and bases that are `off` are left out.

    What has very many neighbours is not gone on from, unless it is the start or opened.
    """
    graph, rings = relations.graph, _Rings(relations, start, off)
    for step in range(steps):
        rings.widen(frozenset({start}) if step == 0 else frozenset(opened))
    if opened:
        rings.open([ref for ref in opened if ref in rings.reached])
    for each in (e for ref in rings.reached for e in graph.out(ref, "DEPENDS_ON")):
        if each.target in rings.reached and _is_on(graph, each, each.target, frozenset(off)):
            rings.edges[each.id] = each
    closed = tuple(ref for ref in rings.closed if ref not in opened)
    return Part(start, tuple(rings.reached), tuple(rings.edges.values()), closed=closed)


class _Rings:
    """What was reached so far from a start, the outermost ring of it, and what was not gone on from."""

    def __init__(self, relations: Relations, start: str, off: Collection[str]) -> None:
        self._relations, self._off = relations, frozenset(off)
        self.reached: dict[str, None] = {start: None}
        self.edges: dict[str, Edge] = {}
        self.closed: list[str] = []
        self._outer = [start]

    def widen(self, always: Collection[str]) -> None:
        """Goes one edge on from the outermost ring, from those with few neighbours first; from hubs only if `always`."""
        near = {here: list(_near(self._relations, here, self._off)) for here in self._outer}
        self.closed += [here for here, ends in near.items() if len(ends) > _HUB and here not in always]
        self._outer = []
        for here in sorted(near, key=lambda ref: len(near[ref])):
            if len(near[here]) <= _HUB or here in always:
                self._reach(near[here])

    def open(self, heres: Iterable[str]) -> None:
        """Goes one edge on from these."""
        for here in heres:
            self._reach(list(_near(self._relations, here, self._off)))

    def _reach(self, ends: Iterable[tuple[Edge, str]]) -> None:
        for each, there in ends:
            self.edges[each.id] = each
            if there not in self.reached:
                self.reached[there] = None
                self._outer.append(there)


def _near(relations: Relations, here: str, off: frozenset[str]) -> Iterator[tuple[Edge, str]]:
    graph = relations.graph
    for kind in _EDGES:
        ends = [(each, each.target) for each in graph.out(here, kind)] + [(e, e.source) for e in graph.into(here, kind)]
        for each, there in ends:
            if _is_on(graph, each, there, off) and _is_itself(relations, there):
                yield each, there


def _is_on(graph: Graph, each: Edge, there: str, off: frozenset[str]) -> bool:
    kind = graph.nodes[there].kind
    return kind not in _UNDRAWN and not {kind, each.kind, each.certainty.basis or "stated"} & off


def _is_itself(relations: Relations, ref: str) -> bool:
    """Whether the node is the one that stands for the real thing, and not another row of it."""
    return relations.graph.nodes[ref].kind not in ROW_KINDS or relations.item(ref) == ref


def counts(graph: Graph, part: Part) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """How many there are of each kind of node, kind of edge, and basis; the start itself is not counted."""
    nodes = Counter(graph.nodes[ref].kind for ref in part.nodes if ref != part.start)
    return nodes, Counter(e.kind for e in part.edges), Counter(e.certainty.basis or "stated" for e in part.edges)


def cut(graph: Graph, part: Part, most: int = MOST) -> Part:
    """What can be drawn of it: the nodes reached first, highlighted ones before others, and the edges between them."""
    order = sorted(part.nodes, key=lambda ref: bool(part.highlighted) and ref not in part.highlighted)
    kept = frozenset(order[:most])
    edges = tuple(each for each in part.edges if each.source in kept and each.target in kept)
    left = Counter(graph.nodes[ref].kind for ref in order[most:])
    nodes = tuple(ref for ref in part.nodes if ref in kept)
    return Part(part.start, nodes, edges, part.highlighted & _ids(kept, edges), left, part.closed)


def _ids(nodes: Iterable[str], edges: Iterable[Edge]) -> frozenset[str]:
    return frozenset(nodes) | {each.id for each in edges}


def impacted(relations: Relations, start: str) -> tuple[Part, Impact]:
    """What slips with the start: highlighted in its surroundings, each with the way that leads to it."""
    found, graph = impact_of(relations.graph, start), relations.graph
    own = [each for each in found.affected if _is_itself(relations, each.id)]
    steps = {pair: None for each in own for pair in zip(each.path, each.path[1:], strict=False)}
    edges = {each.id: each for one, other in steps for each in _between(graph, one, other)}
    nodes = dict.fromkeys((start, *(ref for each in own for ref in each.path)))
    marked = _ids(nodes, edges.values())
    near = around(relations, start, 1)
    part = Part(start, tuple(nodes | dict.fromkeys(near.nodes)), tuple((edges | _by_id(near.edges)).values()), marked)
    return part, Impact(found.id, tuple(own), found.complete)


def _by_id(edges: Iterable[Edge]) -> dict[str, Edge]:
    return {each.id: each for each in edges}


def _between(graph: Graph, one: str, other: str) -> list[Edge]:
    """The edge that joins the two, whichever way it leads; what counts first where there are several."""
    found = [
        e for kind in (*_EDGES, "HAS_TARGET", "HAS_OBSERVATION") for e in graph.out(one, kind) if e.target == other
    ]
    back = [
        e for kind in (*_EDGES, "HAS_TARGET", "HAS_OBSERVATION") for e in graph.into(one, kind) if e.source == other
    ]
    return (found + back)[:1]


def tasks_of(relations: Relations, ref: str) -> list[Node]:
    """The tasks that a thing is, stands under, answers for, holds or concerns, in the plan's order."""
    graph, node = relations.graph, relations.graph.nodes[ref]
    if node.kind == "Task":
        return [node]
    relation = {"Unit": "responsible", "Plan": "part_of", "Action": "part_of"}.get(node.kind, "concerns")
    if node.kind in ROW_KINDS:
        owner = graph.owner(ref)
        found = {owner.id} if owner and owner.kind == "Task" else set()
    elif relation != "concerns" or node.kind in ("Platform", "Park", "Programme"):
        found = {link.source for link in relations.links(relation, [ref])}
    else:
        found = set()
    return [task for task in graph.tasks() if task.id in found]


def needs(relations: Relations, start: str) -> tuple[Part, list[Link]]:
    """What the start waits for: the tasks that its tasks require, directly or by others, and who answers for these."""
    graph = relations.graph
    own = [task.id for task in tasks_of(relations, start)]
    links = [
        link
        for link in relations.links("needed_by", own)
        if graph.nodes[link.source].kind == "Task" and link.source not in own
    ]
    each_once = list({(link.source, link.target): link for link in reversed(links)}.values())[::-1]
    edges = _by_id(each for link in each_once for each in link.edges)
    tasks = dict.fromkeys(ref for each in edges.values() for ref in (each.target, each.source))
    answer = _by_id(link.edges[0] for link in relations.links("responsible_for", tasks) if link.edges)
    units = {key: each for key, each in answer.items() if each.target in tasks and each.target not in own}
    to_start = {e.id: e for ref in tasks if ref in own and ref != start for e in _between(graph, ref, start)}
    nodes = dict.fromkeys((start, *tasks, *(each.source for each in units.values())))
    return Part(start, tuple(nodes), (*to_start.values(), *edges.values(), *units.values())), each_once


def its_own(graph: Graph, impact: Impact) -> frozenset[str]:
    """Of what is affected, all that is a part of the start: an action's tasks, a task's indicators and projects."""
    found = {impact.id}
    for each in impact.affected:
        if each.path[-2] in found and any(e.target == each.id for e in graph.out(each.path[-2], *_PARTS)):
            found.add(each.id)
    return frozenset(found - {impact.id})


def way(relations: Relations, start: str, end: str) -> Part | None:
    """The shortest chain of edges between the two; None where none is short enough.

    That two stand in one plan or action says little: only where nothing else joins them the chain leads through these.
    """
    return _way(_without_parts(relations), start, end) or _way(relations, start, end)


def only_together(part: Part) -> bool:
    """Whether a way holds because both ends stand in one plan or action, and for no other reason."""
    return any(each.kind in _HOLDING for each in part.edges)


@lru_cache(2)
def _without_parts(relations: Relations) -> Relations:
    graph = relations.graph
    edges = (each for each in graph.edges.values() if each.kind not in _HOLDING)
    return Relations(Graph(graph.documents.values(), graph.nodes.values(), edges))


def _way(relations: Relations, start: str, end: str) -> Part | None:
    graph = relations.graph
    query = Query((graph.nodes[start].kind,), Is((start,)), Chain(Is((end,))))
    hits = run(query, relations, {}).hits
    links = [link for hit in hits for link in hit.links if link.target == end]
    if not links:
        return None
    nodes = [start]
    for each in links[0].edges:
        nodes.append(each.target if each.source == nodes[-1] else each.source)
    return Part(start, tuple(nodes), links[0].edges)


def dependencies(graph: Graph) -> Part:
    """All dependencies between tasks, in the plan's order of those that depend."""
    edges = [each for task in graph.tasks() for each in graph.out(task.id, "DEPENDS_ON")]
    nodes = dict.fromkeys(ref for each in edges for ref in (each.source, each.target))
    return Part("", tuple(nodes), tuple(edges))


def most_needed(relations: Relations, most: int = 10) -> list[tuple[Node, int, int]]:
    """The tasks that others require, most first: how many do so directly, and in all."""
    found = []
    for task in relations.graph.tasks():
        links = list(relations.links("depends_on", [task.id]))
        if links:
            found.append((task, sum(link.via == "direct" for link in links), len(links)))
    return sorted(found, key=lambda each: (-each[2], -each[1]))[:most]
