"""Conditions that can be added to an understood question: what each sort of them says, and what each would leave."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from app.labels import label
from app.page.ask.chip import Choice
from app.page.source import Source
from graph import (
    ANYTHING,
    INVERSE,
    ROW_KINDS,
    Chain,
    Condition,
    Every,
    Graph,
    Has,
    HasFigure,
    HasStatus,
    Is,
    Linked,
    Listing,
    Narrow,
    Not,
    OfKind,
    Query,
    Starred,
    Tally,
    Whether,
    leaves,
    normal_query,
    run,
)
from ontology import Node, schema

MOST = 8  # conditions that can be added
_KEPT = 16  # sets of kinds whose conditions were tried
_WORK = frozenset(("Task", *ROW_KINDS))
_PLACES = {"Platform": "平台", "Park": "园区", "Programme": "计划"}
_Wrap = Callable[[Condition], Condition]
Added = tuple[tuple[str, str], ...]  # the sort and value of each condition, as an address has them


@dataclass(frozen=True, slots=True)
class Plus:
    """A condition that was added: its sort in an address and in words, and what was chosen."""

    sort: str
    said: str
    choice: Choice


@dataclass(frozen=True, slots=True)
class Offer:
    """A sort of condition: its name in an address, its word, its choices and how many things each would leave."""

    sort: str
    said: str
    choices: tuple[Choice, ...]
    left: Mapping[str, int]


def plus(query: Query, added: Added, graph: Graph) -> tuple[Plus, ...]:
    """The conditions that an address adds to a query, each once; what makes no sense for what it finds is left out."""
    kinds = addable(query)
    words = dict(_sorts(kinds))
    meant = ((sort, _choice(graph, kinds, sort, value)) for sort, value in dict.fromkeys(added[:MOST]))
    return tuple(Plus(sort, words[sort], choice) for sort, choice in meant if choice)


def with_added(query: Query, more: Sequence[Plus]) -> Query:
    """The query with these conditions too, put where it speaks of what it finds or counts."""
    parts = tuple(each.choice.part for each in more)
    if not parts:
        return query
    if isinstance(query.give, Tally):
        of = query.give.of
        return replace(query, give=replace(query.give, of=replace(of, to=Every((of.to, *parts)))))
    if query.narrow and not isinstance(query.give, Whether):
        return replace(query, narrow=Narrow(query.narrow.find, Every((query.narrow.where, *parts))))
    return replace(query, where=Every((query.where, *parts)))


def addable(query: Query) -> frozenset[str]:
    """The kinds of what a condition can be added about: what is found, or what is counted; none for a chain."""
    match query.give:
        case Tally(of=of):
            named = [frozenset(part.kinds) for part in leaves(of.to) if isinstance(part, OfKind)]
            return named[0] if len(named) == 1 else frozenset()
        case Chain():
            return frozenset()
    if query.narrow and not isinstance(query.give, Whether):
        return frozenset(query.narrow.find)
    return frozenset(query.find)


def offers(query: Query, shared: Source, day: date | None) -> tuple[Offer, ...]:
    """The conditions that leave something, but not all, of what the query finds; sorts without such a one are left out."""
    kinds = addable(query)
    extents = _extents(shared, day, kinds)
    whole = _whole(query, shared, day) if extents else frozenset()
    found = []
    grouped = {kind.lower() for kind in query.find} if isinstance(query.give, Tally) else set()
    for name, word in _sorts(kinds):
        if name in grouped:
            continue
        left = {choice.value: len(ids & whole) for choice, ids in extents.get(name, ())}
        kept = tuple(choice for choice, _ in extents.get(name, ()) if 0 < left[choice.value] < len(whole))
        if kept:
            found.append(Offer(name, word, kept, left))
    return tuple(found)


# -- what a query finds, and what the conditions hold of


def _whole(query: Query, shared: Source, day: date | None) -> frozenset[str]:
    """The ids of all that the query finds or counts, before any are picked as the most or the first."""
    if isinstance(query.give, Tally):
        of = query.give.of
        counted = Every((of.to, Linked(INVERSE[of.relation], query.where, of.roles)))
        plain = Query(tuple(sorted(addable(query))), counted if query.where != ANYTHING else of.to)
    else:
        plain = Query(query.find, query.where, Listing(), None if isinstance(query.give, Whether) else query.narrow)
    return _ids(plain, shared, day)


def _ids(query: Query, shared: Source, day: date | None) -> frozenset[str]:
    found = run(normal_query(query), shared.relations, shared.status_at(day).by_id())
    return frozenset(hit.node.id for hit in found.hits)


@lru_cache(_KEPT)
def _extents(
    shared: Source, day: date | None, kinds: frozenset[str]
) -> Mapping[str, tuple[tuple[Choice, frozenset[str]], ...]]:
    """For each sort its choices, each with the ids of everything of these kinds for which it holds."""
    return {
        name: tuple(
            (choice, _ids(Query(tuple(sorted(kinds)), choice.part), shared, day))
            for choice in _choices(shared.graph, kinds, name)
        )
        for name, _ in _sorts(kinds)
    }


# -- the sorts, and what each may say of things of these kinds


def _sorts(kinds: frozenset[str]) -> Iterable[tuple[str, str]]:
    """The names and words of the sorts of conditions that can be put about all of these kinds."""
    if not kinds:
        return
    work = kinds <= _WORK
    for name, word in (("unit", "单位"), ("status", "状态" if work else "任务状态"), ("action", "行动")):
        if _wrap(name, kinds):
            yield name, word
    if work:
        yield "year", "有目标的年份"
        yield "star", "星号"
    for kind, word in _PLACES.items():
        if _wrap(kind.lower(), kinds):
            yield kind.lower(), word
    if kinds <= _WORK and len(kinds) > 1:
        yield "kind", "类别"
    if kinds == {"Finding"}:
        yield "severity", "严重程度"


def _choice(graph: Graph, kinds: frozenset[str], sort: str, value: str) -> Choice | None:
    return next((each for each in _choices(graph, kinds, sort) if each.value == value), None)


@lru_cache(_KEPT * 12)
def _choices(graph: Graph, kinds: frozenset[str], sort: str) -> tuple[Choice, ...]:
    if sort not in dict(_sorts(kinds)):
        return ()
    match sort:
        case "year":
            years = sorted({int(node.get("year")) for node in graph.of("Target") if node.get("year")})
            return tuple(Choice(str(year), f"{year}年", HasFigure("target", year)) for year in years)
        case "star":
            return Choice("yes", "带*", Starred()), Choice("no", "不带*", Not(Starred()))
        case "kind":
            ordered = sorted(kinds, key=["Task", *ROW_KINDS].index)
            return tuple(Choice(kind, schema().kind_label(kind), OfKind((kind,))) for kind in ordered)
        case "severity":
            codes = schema().codes(sort)
            return tuple(Choice(code, schema().label(sort, code), Has(sort, (code,))) for code in codes)
    wrap = _wrap(sort, kinds)
    return tuple(Choice(value, word, wrap(leaf)) for value, word, leaf in _leaves(graph, sort)) if wrap else ()


def _leaves(graph: Graph, sort: str) -> Iterable[tuple[str, str, Condition]]:
    if sort == "status":
        return [(code, schema().label("status", code), HasStatus((code,))) for code in schema().codes("status")]
    kind = {"unit": "Unit", "action": "Action"}.get(sort) or sort.capitalize()
    nodes = sorted((node for node in graph.of(kind) if node.name), key=lambda node: _place(graph, node))
    return [(node.id, label(node), Is((node.id,))) for node in nodes]


def _place(graph: Graph, node: Node) -> tuple[int, str, int, str]:
    """The busiest units first; actions and places where the plan names them first."""
    first = min(node.evidence, default=None)
    busy = len(graph.out(node.id, "RESPONSIBLE_FOR")) if node.kind == "Unit" else 0
    return (-busy, first.document if first else "", first.start if first else 0, node.name or "")


def _wrap(sort: str, kinds: frozenset[str]) -> _Wrap | None:
    """What leads from things of these kinds to the unit, action, place or status that a condition names."""
    work, leads = kinds <= _WORK, sort.capitalize() in _PLACES
    match sort, (work, next(iter(kinds), "") if len(kinds) == 1 else ""):
        case "unit", (True, _):
            return _to("responsible")
        case "action", (True, _):
            return _to("part_of")
        case "status", (True, _):
            return lambda leaf: leaf
        case _, (True, _) if leads:
            return _to("concerns")
        case "action", (_, "Unit"):
            return _to("engaged_in")
        case "status", (_, "Unit"):
            return _tasks_of("responsible_for")
        case _, (_, "Unit") if leads:
            return _to("responsible_for", "concerns")
        case "unit", (_, "Action"):
            return _to("engages")
        case "status", (_, "Action"):
            return _tasks_of("has_part")
        case "unit", (_, "Person"):
            return _to("works_in")
        case "unit", (_, "Finding"):
            return lambda leaf: Linked("about", Every((OfKind(tuple(sorted(_WORK))), Linked("responsible", leaf))))
        case "action", (_, "Finding"):
            return _to("about")
        case "unit", (_, "Platform" | "Park" | "Programme"):
            return _to("concerned_by", "responsible")
        case "action", (_, "Platform" | "Park" | "Programme"):
            return _to("concerned_by", "part_of")
    return None


def _to(*relations: str) -> _Wrap:
    def wrap(leaf: Condition) -> Condition:
        for relation in reversed(relations):
            leaf = Linked(relation, leaf)
        return leaf

    return wrap


def _tasks_of(relation: str) -> _Wrap:
    return lambda leaf: Linked(relation, Every((OfKind(("Task",)), leaf)))
