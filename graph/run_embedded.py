"""Runs a query on a graph in memory."""

from collections import defaultdict
from collections.abc import Callable, Mapping

from graph.chains import JOINED, chain, far_end
from graph.condition import (
    Aimed,
    Condition,
    Every,
    Has,
    HasFigure,
    HasStatus,
    Is,
    Linked,
    Missing,
    Moved,
    Named,
    Not,
    OfKind,
    Says,
    Some,
    Starred,
)
from graph.facts import Aim, Facts, Figure
from graph.give import Chain, Ranked, Tally
from graph.link import Link
from graph.moves import Moves
from graph.query import Query, leaves
from graph.relations import Relations
from graph.result import Counted, Order, Result, arranged, groups, picks, sizes_of, winners
from graph.view import Graph

_ROWS = ("Indicator", "Project")
_PLACES = ("Platform", "Park", "Programme")
_TROUBLED = ("Plan", "Action", "Task", *_ROWS, "Unit", "Person", "Post", "Group", *_PLACES)
# The kinds that a relation leads to.
REACHED: Mapping[str, tuple[str, ...]] = {
    "responsible": ("Unit",),
    "responsible_for": ("Task", *_ROWS),
    "depends_on": ("Unit", "Task"),
    "needed_by": ("Task",),
    "shares": ("Task",),
    "engaged_in": ("Action",),
    "engages": ("Unit",),
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
    "found": ("Finding",),
    "about": _TROUBLED,
}
Ids = Mapping[str, object]  # looked into, and gone through in the plans' order
_Found = dict[str, tuple[Link, ...]]


def run(query: Query, relations: Relations, statuses: Mapping[str, str]) -> Result:
    """The nodes that the query asks for; `statuses` are codes by the id of a task, indicator or project."""
    return _Run(relations, statuses).result(query)


class _Run:
    def __init__(self, relations: Relations, statuses: Mapping[str, str]) -> None:
        self.relations, self.statuses, self.facts = relations, statuses, Facts(relations)
        self.graph: Graph = relations.graph
        self.order = Order(relations)

    def result(self, query: Query) -> Result:
        found = self.matches(query.where, self.relations.of_kinds(query.find))
        related = self._sharing(query, found)
        before = None
        if query.narrow:
            before = len(found)
            same = query.narrow.find == query.find
            inner = self.matches(query.narrow.where, found if same else self.relations.of_kinds(query.narrow.find))
            found = {ref: (*found.get(ref, ()), *links) for ref, links in inner.items()}
        counted = self._counted(query.give, found) if isinstance(query.give, Tally) else {}
        sizes: Mapping[str, float] = {}
        if isinstance(query.give, Tally | Ranked):
            given = sizes_of(counted) if isinstance(query.give, Tally) else self._measured(query.give, found)
            sizes = {ref: given[ref] for ref in winners(query.give, given)}
            found = {ref: found[ref] for ref in sizes}
        if isinstance(query.give, Chain):
            found = self._chained(query.give, found)
        hits = self.order.hits(found, sizes if picks(query.give) else None)
        return Result(hits, before, groups(query.give, hits, counted, self.statuses, self.order), related)

    def matches(self, condition: Condition, universe: Ids) -> _Found:
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
            case Is(ids):
                wanted = dict.fromkeys(item for ref in ids for item in self.relations.items_of(ref) or (ref,))
                return {ref: () for ref in wanted if ref in universe}
        test = self._test(condition)
        return {ref: () for ref in universe if test(ref)}

    def _every(self, parts: tuple[Condition, ...], universe: Ids) -> _Found:
        found: list[_Found] = [{}] * len(parts)
        for at in sorted(range(len(parts)), key=lambda at: _width(parts[at])):
            universe = found[at] = self.matches(parts[at], universe)
        return {ref: tuple(link for each in found for link in each[ref]) for ref in universe}

    def _some(self, parts: tuple[Condition, ...], universe: Ids) -> _Found:
        found: _Found = {}
        for part in parts:
            for ref, links in self.matches(part, universe).items():
                found[ref] = (*found.get(ref, ()), *links)
        return found

    def _linked(self, condition: Linked, universe: Ids) -> _Found:
        links, number = self._links(condition), condition.number
        if number is None:
            return {ref: arranged(links[ref]) for ref in links if ref in universe}
        count = {ref: len({link.target for link in links.get(ref, ())}) for ref in universe}
        return {ref: arranged(links.get(ref, ())) for ref in universe if number.holds(count[ref])}

    def _links(self, condition: Linked) -> Mapping[str, list[Link]]:
        targets = self.matches(condition.to, self.relations.of_kinds(REACHED[condition.relation]))
        found: dict[str, list[Link]] = defaultdict(list)
        for link in self.relations.links(condition.relation, targets, condition.roles):
            found[link.source].append(link)
        return found

    def _test(self, condition: Condition) -> Callable[[str], bool]:
        nodes = self.graph.nodes
        match condition:
            case Missing():
                return lambda ref: False
            case OfKind(kinds):
                return lambda ref: nodes[ref].kind in kinds
            case HasStatus(codes):
                return lambda ref: self.statuses.get(ref) in codes
            case Starred():
                return self.facts.starred
            case Named(words, first):
                return lambda ref: ("\n" if first else "") + words in "\n" + self.facts.spellings(ref)
            case Says(words):
                return lambda ref: words in self.facts.says(ref)
            case Has(name, values):
                return lambda ref: nodes[ref].get(name) in values
            case HasFigure():
                return lambda ref: any(_fits(condition, each) for each in self.facts.figures(ref, condition.of))
            case Aimed():
                return lambda ref: any(_aims(condition, each) for each in self.facts.aims(ref))
            case Moved():
                items = self.relations.items
                return lambda ref: ref in items and Moves(self.graph, items[ref]).fit(condition)
        raise TypeError(f"no test: {condition}")

    def _counted(self, give: Tally, found: _Found) -> Counted:
        links = self._links(give.of)
        targets = {ref: {link.target for link in links.get(ref, ())} for ref in found}
        if give.share is None:
            return {ref: (tuple(sorted(ids, key=self.order.place)), None) for ref, ids in targets.items()}
        kept = self.matches(give.share, self.relations.of_kinds(REACHED[give.of.relation]))
        parts = {
            ref: sorted((each for each in ids if each in kept), key=self.order.place) for ref, ids in targets.items()
        }
        return {ref: (tuple(ids), len(targets[ref])) for ref, ids in parts.items() if targets[ref]}

    def _measured(self, give: Ranked, found: _Found) -> dict[str, float]:
        """The first figure of the year, of the rows that have one."""
        told = {ref: [e.value for e in self.facts.figures(ref, give.of) if e.year == give.year] for ref in found}
        numbers = {ref: [each for each in values if each is not None] for ref, values in told.items()}
        return {ref: values[0] for ref, values in numbers.items() if values}

    def _chained(self, give: Chain, found: _Found) -> _Found:
        ends = self.matches(give.to, self.relations.of_kinds(JOINED))
        told: _Found = {}
        for ref, links in found.items():
            edges = chain(self.graph, ref, ends)
            told[ref] = (*links, Link(ref, far_end(ref, edges), edges)) if edges else links
        return told

    def _sharing(self, query: Query, found: _Found) -> tuple[Link, ...]:
        """Tasks that share something with a task on which a dependence rests, but don't depend on it."""
        if query.find != ("Task",):
            return ()
        wanted = [part for part in leaves(query.where) if isinstance(part, Linked) and part.relation == "depends_on"]
        known = [ref for part in wanted for ref in self.matches(part.to, self.relations.of_kinds(("Task",)))]
        direct = [ref for ref, links in found.items() if any(link.via == "direct" for link in links)] if wanted else []
        return self.order.related(self.relations.links("shares", dict.fromkeys([*known, *direct])), found)


def _width(part: Condition) -> int:
    """How much a condition leaves, roughly: what names its nodes comes before what has to look at each."""
    if isinstance(part, Is):
        return 0
    return 1 if isinstance(part, Linked) and part.number is None else 2


def _fits(condition: HasFigure, figure: Figure) -> bool:
    if condition.year and figure.year != condition.year:
        return False
    if condition.number is None:
        return True
    right = condition.unit in (None, figure.unit)
    return right and figure.value is not None and condition.number.holds(figure.value)


def _aims(condition: Aimed, aim: Aim) -> bool:
    right = condition.year in (None, aim.year) and (not condition.modes or aim.mode in condition.modes)
    return right and (not condition.words or any(words in aim.words for words in condition.words))
