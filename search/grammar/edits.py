"""What a short question that leans on the one before it changes in its query: a name, a year, a role, a status."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from graph import (
    ANYTHING,
    Change,
    Condition,
    Counting,
    Every,
    Figures,
    Give,
    Graph,
    HasFigure,
    HasStatus,
    Is,
    Linked,
    Listing,
    Missing,
    Not,
    OfKind,
    Query,
    Ranked,
    Some,
    Spread,
    Standing,
    Starred,
    Tally,
    Whether,
    leaves,
    rebuilt,
)
from search.grammar.clauses import narrowed
from search.grammar.duty import Verb
from search.grammar.edits_names import swapped
from search.grammar.facts import Asked, figures
from search.grammar.meaning import Thing, parts_of, settled
from search.grammar.said import Figure, Year
from search.grammar.ways import WORK

_WORK_LINKS = ("responsible", "concerns", "found")  # mean the same of a task, an indicator and a project
_ANSWERING = ("responsible", "responsible_for")


@dataclass(frozen=True, slots=True)
class Swap:
    """Another thing in place of the one of its sort, or of `old`."""

    thing: Thing
    old: Thing | None = None


@dataclass(frozen=True, slots=True)
class Then:
    """The same of other years, or of another day."""

    years: tuple[Year, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """Other figures of the same things."""

    figure: Figure


@dataclass(frozen=True, slots=True)
class Only:
    """Of what was found those of which this is true; in place of what was said of the same sort, as a status."""

    thing: Thing


@dataclass(frozen=True, slots=True)
class InRole:
    """The same in another role; a `noun` such as 牵头单位 is said of units alone."""

    verb: Verb
    noun: bool = False


@dataclass(frozen=True, slots=True)
class OfSort:
    """The same of another kind of things."""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Giving:
    """The same things, given otherwise: counted, listed."""

    give: Give


@dataclass(frozen=True, slots=True)
class Best:
    """Another number of the best, or the other end of them."""

    first: int | None = None
    pick: str = ""


Edit = Swap | Then | Shown | Only | InRole | OfSort | Giving | Best


def edited(query: Query, edit: Edit, graph: Graph, topic: Thing) -> Query | None:
    """The query with the change; None where the change has nothing to take hold of, or more than one thing.

    `topic` is what the query is about: the one thing that it names, else what it finds.
    """
    match edit:
        case Swap(thing, old):
            return swapped(query, thing, old, graph)
        case Then(years):
            return _then(query, years)
        case Shown(figure):
            return _shown(query, figure, topic)
        case Only(thing):
            return _only(query, thing)
        case InRole(verb, noun):
            return _in_role(query, verb) if query.find == ("Unit",) or not noun else None
        case OfSort(kinds):
            return _of_sort(query, kinds)
        case Giving(give):
            plain = isinstance(query.give, Listing | Counting | Whether) and type(query.give) is not type(give)
            return replace(query, give=give) if plain else None
        case Best(first, pick):
            return _best(query, first, pick)


def whole(query: Query, found: tuple[str, ...] = ()) -> Query:
    """What an earlier query found, as a list of its own; `found` are the ids where only running it tells them."""
    if isinstance(query.give, Tally | Ranked) and query.give.pick in ("most", "fewest"):
        return Query(query.find, Is(found))
    if isinstance(query.give, Whether):
        own = next((part for part in parts_of(query.where) if isinstance(part, Is)), query.where)
        return Query(query.find, own)
    if query.narrow is None:
        return Query(query.find, query.where)
    same = query.narrow.find == query.find
    return Query(query.narrow.find, Every((query.where, query.narrow.where)) if same else query.narrow.where)


# -- years


def _then(query: Query, years: tuple[Year, ...]) -> Query | None:
    numbers = tuple(year.number for year in years)
    match query.give:
        case Figures(of, _):
            return replace(query, give=Figures(of, numbers))
        case Ranked() if len(numbers) == 1:
            return replace(query, give=replace(query.give, year=numbers[0]))
        case Change(since, how, number) if len(numbers) == 1:
            return replace(query, give=Change((since[0], numbers[0]), how, number))
        case Change(_, how, number) if len(numbers) == 2:
            return replace(query, give=Change((min(numbers), max(numbers)), how, number))
    if len(years) != 1:
        return None
    if _judged(query):
        return _judged_then(query, years[0])
    told = {part.year for part in leaves(query) if isinstance(part, HasFigure)}
    if len(told) == 1:
        made: Query = rebuilt(query, lambda p: replace(p, year=numbers[0]) if isinstance(p, HasFigure) else p)
        return made
    plain = not told and isinstance(query.give, Listing | Counting) and set(query.find) <= set(WORK)
    return replace(query, where=Every((query.where, HasFigure("target", numbers[0])))) if plain else None


def _shown(query: Query, figure: Figure, topic: Thing) -> Query | None:
    if isinstance(query.give, Figures):
        return replace(query, give=Figures(figure.of, figure.years or query.give.years))
    fits = set(topic.kinds) <= {*WORK, "Unit", "Action"}
    return figures(Asked(topic, figure)) if fits else None


def _judged(query: Query) -> bool:
    given = isinstance(query.give, Standing | Spread)
    return given or any(isinstance(part, HasStatus) or _is_day(part) for part in leaves(query))


def _is_day(part: Any) -> bool:
    return isinstance(part, Missing) and part.kind == "Status"


def _judged_then(query: Query, year: Year) -> Query:
    """The same at another day, in place of the day that was asked for; the statuses at hand need no day."""
    made: Query = rebuilt(query, lambda part: ANYTHING if _is_day(part) else part)
    return made if year.judged else replace(made, where=Every((made.where, year.unjudged)))


# -- what is said


def _only(query: Query, thing: Thing) -> Query | None:
    known = settled(thing, whole(query).find)
    if known is None:
        return None
    new = known.parts[0] if len(known.parts) == 1 else None
    for part in leaves(query):
        if new is not None and _same_sort(part, _bare(new)):
            return _given(_with(query, part, _bare(new)), thing, query)
    base = whole(query) if isinstance(query.give, Listing | Counting | Whether) else None
    more = narrowed(base, thing) if base else None
    return _given(more, thing, query) if more else None


def _with(query: Query, old: Condition, new: Condition) -> Query:
    made: Query = rebuilt(query, lambda part: new if part == old else part)
    return made


def _bare(condition: Condition) -> Condition:
    """The one thing that is said, without what holds of anything."""
    parts = [part for part in parts_of(condition) if part != ANYTHING and not isinstance(part, OfKind)]
    return parts[0] if len(parts) == 1 else condition


def _same_sort(part: Any, new: Condition) -> bool:
    """Whether both are statuses, or both stars, so that the one takes the other's place."""
    inner, own = (each.part if isinstance(each, Not) else each for each in (part, new))
    return isinstance(inner, HasStatus | Starred) and type(inner) is type(own)


def _given(query: Query, thing: Thing, before: Query) -> Query:
    """A count stays a count unless the things are asked for."""
    if thing.asked == "count":
        return replace(query, give=Counting())
    counted = isinstance(before.give, Counting) and thing.asked != "which"
    return replace(query, give=before.give if counted else Listing()) if not isinstance(query.give, Tally) else query


def _in_role(query: Query, verb: Verb) -> Query | None:
    plain = not (verb.negated or verb.joint or verb.only or verb.apart)
    held = {(p.relation, p.to) for p in leaves(query) if isinstance(p, Linked) and p.relation in _ANSWERING}
    if not plain or len(held) != 1:
        return None

    def change(part: Any) -> Any:
        return replace(part, roles=verb.roles) if isinstance(part, Linked) and part.relation in _ANSWERING else part

    made: Query = rebuilt(query, change)
    return made


# -- kinds, counts, the best


def _of_sort(query: Query, kinds: tuple[str, ...]) -> Query | None:
    if not set(kinds) <= set(WORK):
        return None
    give = query.give
    if isinstance(give, Tally) and give.of.relation == "responsible_for":
        made: Query = rebuilt(
            query, lambda p: OfKind(kinds) if isinstance(p, OfKind) and set(p.kinds) <= set(WORK) else p
        )
        return made
    if not set(query.find) <= set(WORK) or not isinstance(give, Listing | Counting) or not _fit(query.where):
        return None
    narrow = query.narrow
    if narrow and (narrow.find != query.find or not _fit(narrow.where)):
        return None
    return replace(query, find=kinds, narrow=narrow and replace(narrow, find=kinds))


def _fit(condition: Condition) -> bool:
    """Whether it means the same of tasks, indicators and projects."""
    return all(
        (part.relation in _WORK_LINKS if isinstance(part, Linked) else not isinstance(part, Is | Missing))
        for part in _outer(condition)
    )


def _outer(condition: Condition) -> Iterator[Condition]:
    """The conditions on the node itself, none that its links lead to."""
    inner: Iterable[Condition]
    match condition:
        case Every(inner) | Some(inner):
            for part in inner:
                yield from _outer(part)
        case Not(part):
            yield from _outer(part)
        case _:
            yield condition


def _best(query: Query, first: int | None, pick: str) -> Query | None:
    if not isinstance(query.give, Tally | Ranked) or query.give.pick not in ("most", "fewest"):
        return None
    give = query.give
    return replace(query, give=replace(give, first=first or give.first, pick=pick or give.pick))
