"""Runs a query on a graph in memory."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from graph.figures import figures
from graph.query import (
    Condition,
    Every,
    HasFigure,
    HasStatus,
    Is,
    Linked,
    Missing,
    Named,
    Not,
    OfKind,
    Query,
    Says,
    Some,
    Spread,
    Starred,
    Tally,
    leaves,
)
from graph.relations import Link, Relations
from graph.view import ROW_KINDS, Graph
from graph.words import folded
from ontology import Node

_ROWS = ("Indicator", "Project")
_PLACES = ("Platform", "Park", "Programme")
# The kinds that a relation can lead to.
_REACHED: Mapping[str, tuple[str, ...]] = {
    "responsible": ("Unit",),
    "responsible_for": ("Task", *_ROWS),
    "depends_on": ("Unit", "Task"),
    "needed_by": ("Task",),
    "shares": ("Task",),
    "part_of": ("Plan", "Action", "Task"),
    "has_part": ("Action", "Task", *_ROWS),
    "concerns": _PLACES,
    "concerned_by": ("Task", *_ROWS),
    "works_in": ("Unit",),
    "employs": ("Person",),
    "serves_on": ("Group",),
    "has_member": ("Person",),
    "holds": ("Post",),
    "held_by": ("Person",),
}
_Found = dict[str, tuple[Link, ...]]


@dataclass(frozen=True, slots=True)
class Hit:
    """A node that was found; the links prove the conditions that lead to other nodes."""

    node: Node
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """How many of those counted belong to `key`: a node's id, or a status."""

    key: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What a query found, in the plans' order. `before` counts what a second clause narrowed.

    `groups` are sorted by size; `related` are tasks that only share something with what a dependence asks for.
    """

    hits: tuple[Hit, ...]
    before: int | None = None
    groups: tuple[Group, ...] = ()
    related: tuple[Link, ...] = ()


def run(query: Query, relations: Relations, statuses: Mapping[str, str]) -> Result:
    """The nodes that the query asks for; `statuses` are codes by the id of a task, indicator or project."""
    return _Run(relations, statuses).result(query)


class _Run:
    def __init__(self, relations: Relations, statuses: Mapping[str, str]) -> None:
        self.relations, self.statuses = relations, statuses
        self.graph: Graph = relations.graph
        self._order = {ref: place for place, ref in enumerate(relations.items)}

    def result(self, query: Query) -> Result:
        found = self.matches(query.where, self.universe(query.find))
        related = self._sharing(query, found)
        before = None
        if query.narrow:
            before = len(found)
            same = query.narrow.find == query.find
            inner = self.matches(query.narrow.where, list(found) if same else self.universe(query.narrow.find))
            found = {ref: (*found.get(ref, ()), *links) for ref, links in inner.items()}
        groups = self._groups(query, found)
        if isinstance(query.give, Tally) and query.give.pick != "all" and groups:
            best = groups[0 if query.give.pick == "most" else -1]
            won = {group.key for group in groups if len(group.members) == len(best.members)}
            found = {ref: links for ref, links in found.items() if ref in won}
        return Result(self._hits(found), before, groups, related)

    def universe(self, kinds: Iterable[str]) -> list[str]:
        """The ids of all nodes of these kinds; of rows, only the items that they are."""
        wanted = frozenset(kinds)
        rows = [ref for ref, item in self.relations.items.items() if item.node.kind in wanted]
        return [*(node.id for node in self.graph.of(*sorted(wanted.difference(ROW_KINDS)))), *rows]

    def matches(self, condition: Condition, universe: list[str]) -> _Found:
        """The nodes of the universe that fulfil the condition, with the links that prove it."""
        match condition:
            case Every(parts):
                return self._every(parts, universe)
            case Some(parts):
                return self._some(parts, universe)
            case Not(part):
                found = self.matches(part, universe)
                return {ref: () for ref in universe if ref not in found}
            case Linked():
                return self._linked(condition, universe)
        test = self._test(condition)
        return {ref: () for ref in universe if test(ref)}

    def _every(self, parts: tuple[Condition, ...], universe: list[str]) -> _Found:
        found: _Found = dict.fromkeys(universe, ())
        for part in parts:
            more = self.matches(part, list(found))
            found = {ref: (*found[ref], *links) for ref, links in more.items()}
        return found

    def _some(self, parts: tuple[Condition, ...], universe: list[str]) -> _Found:
        found: _Found = {}
        for part in parts:
            for ref, links in self.matches(part, universe).items():
                found[ref] = (*found.get(ref, ()), *links)
        return {ref: found[ref] for ref in universe if ref in found}

    def _linked(self, condition: Linked, universe: list[str]) -> _Found:
        links = self._links(condition)
        number = condition.number
        if number is None:
            return {ref: tuple(links[ref]) for ref in universe if ref in links}
        count = {ref: len({link.target for link in links.get(ref, ())}) for ref in universe}
        return {ref: tuple(links.get(ref, ())) for ref in universe if number.holds(count[ref])}

    def _links(self, condition: Linked) -> Mapping[str, list[Link]]:
        targets = self.matches(condition.to, self.universe(_REACHED[condition.relation]))
        found: dict[str, list[Link]] = defaultdict(list)
        for link in self.relations.links(condition.relation, targets, condition.roles):
            found[link.source].append(link)
        return found

    def _test(self, condition: Condition) -> Callable[[str], bool]:
        nodes = self.graph.nodes
        match condition:
            case Is(ids):
                wanted = {self.relations.item(ref) for ref in ids}
                return lambda ref: ref in wanted
            case Missing():
                return lambda ref: False
            case OfKind(kinds):
                return lambda ref: nodes[ref].kind in kinds
            case HasStatus(codes):
                return lambda ref: self.statuses.get(ref) in codes
            case Starred():
                return lambda ref: any(node.get("starred") for node in self._around(ref))
            case Named(words):
                return lambda ref: words in self._spellings(nodes[ref])
            case Says(words):
                return lambda ref: any(words in text for text in self._texts(ref))
            case HasFigure():
                return lambda ref: any(self._has(condition, row) for row in self._items_of(ref))
        raise TypeError(f"no test: {condition}")

    def _around(self, ref: str) -> list[Node]:
        return [self.graph.nodes[member] for row in self._items_of(ref) for member in self.relations.items[row].members]

    def _items_of(self, ref: str) -> list[str]:
        if ref in self.relations.items:
            return [ref]
        return list(dict.fromkeys(self.relations.item(row.id) for row in self.graph.rows(ref)))

    def _spellings(self, node: Node) -> str:
        return "\n".join(folded(text) for text in (node.name or "", *(node.get("aliases") or ())))

    def _texts(self, ref: str) -> list[str]:
        node = self.graph.nodes[ref]
        rows = [self.graph.nodes[row].name or "" for row in self._items_of(ref)]
        targets = [t.get("text") for near in self._around(ref) for t in self.graph.targets(near.id, "HAS_TARGET")]
        return [self._spellings(node), *(folded(text) for text in (node.get("text") or "", *rows, *targets))]

    def _has(self, condition: HasFigure, row: str) -> bool:
        years = (condition.year,) if condition.year else ()
        for each in figures(self.graph, self.relations.items[row], condition.of, years):
            if each.get("mode") == "unassessed" or each.get("preferred") is False:
                continue
            if condition.number is None:
                return True
            value, unit = each.get("value"), each.get("measure_unit") or self.graph.nodes[row].get("measure_unit")
            if value is not None and condition.number.holds(value) and condition.unit in (None, unit):
                return True
        return False

    def _hits(self, found: _Found) -> tuple[Hit, ...]:
        return tuple(sorted((Hit(self.graph.nodes[ref], links) for ref, links in found.items()), key=self._place))

    def _place(self, hit: Hit) -> tuple[str, int, int, str]:
        """Where the plan names it: units and people where the words that prove the link stand."""
        own = min(hit.node.evidence, default=None)
        if own and hit.node.id in self._order:
            return own.document, own.start, self._order[hit.node.id], hit.node.id
        if hit.node.kind == "Unit":
            edges = [link.edges[0] for link in hit.links if link.edges]
            told = min(((e.evidence[0], e.get("order") or 0) for e in edges if e.evidence), default=None)
            if told:
                return told[0].document, told[0].start, told[1], hit.node.id
        return (own.document, own.start, 0, hit.node.id) if own else ("", 0, 0, hit.node.id)

    def _groups(self, query: Query, found: _Found) -> tuple[Group, ...]:
        match query.give:
            case Tally(of):
                links = self._links(of)
                groups = [Group(ref, tuple(dict.fromkeys(link.target for link in links.get(ref, ())))) for ref in found]
            case Spread():
                codes = dict.fromkeys(code for ref in found if (code := self.statuses.get(ref)))
                groups = [Group(code, tuple(ref for ref in found if self.statuses.get(ref) == code)) for code in codes]
            case _:
                return ()
        at = {hit.node.id: place for place, hit in enumerate(self._hits(found))}
        return tuple(sorted(groups, key=lambda group: (-len(group.members), at.get(group.key, 0))))

    def _sharing(self, query: Query, found: _Found) -> tuple[Link, ...]:
        """Tasks that share something with a task on which a dependence rests, but don't depend on it."""
        wanted = [part for part in leaves(query.where) if isinstance(part, Linked) and part.relation == "depends_on"]
        if query.find != ("Task",):
            return ()
        near: dict[str, Link] = {}
        for part in wanted:
            known = self.matches(part.to, self.universe(("Task",)))
            direct = [ref for ref, links in found.items() if any(link.via == "direct" for link in links)]
            for link in self.relations.links("shares", dict.fromkeys([*known, *direct])):
                if link.source not in found:
                    near.setdefault(link.source, link)
        return tuple(near[ref] for ref in sorted(near, key=lambda ref: self._place(Hit(self.graph.nodes[ref]))))
