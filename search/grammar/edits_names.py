"""Another name in place of one that an earlier question told: 那区经信局呢, 换成飞龙湖."""

from dataclasses import replace
from typing import Any

from graph import (
    Condition,
    Counting,
    Every,
    Figures,
    Graph,
    Is,
    Linked,
    Listing,
    Missing,
    Named,
    Query,
    Says,
    Some,
    Spread,
    Standing,
    Tally,
    Whether,
    Wording,
    folded,
    leaves,
    rebuilt,
)
from search.grammar.facts import Asked, figures, progress
from search.grammar.meaning import Gap, Predicate, Thing, bond, parts_of, qualified
from search.grammar.said import Figure
from search.grammar.ways import PLACES, ROWS, WORK


def _sort(kind: str) -> tuple[str, ...]:
    return next((sort for sort in (ROWS, PLACES) if kind in sort), (kind,))


def _of(part: Any, sort: tuple[str, ...], graph: Graph) -> bool:
    """Whether a leaf names things of the sort."""
    if isinstance(part, Is):
        return all(ref in graph.nodes and graph.nodes[ref].kind in sort for ref in part.ids)
    return isinstance(part, Missing) and part.kind in sort


def swapped(query: Query, thing: Thing, old: Thing | None, graph: Graph) -> Query | None:
    """The query with the thing in place of the one of its sort, or of `old`; None where that is none, or several."""
    if thing.partly:
        words = [part.words for part in thing.parts if isinstance(part, Named)]
        return other_words(query, words[0]) if words else None
    sort = _sort(thing.kinds[0])
    held = {part for part in leaves(query) if _of(part, _sort(old.kinds[0]) if old and old.kinds else sort, graph)}
    if old is not None:
        held &= set(leaves(old.parts))
    if not held and not old and set(thing.kinds) <= set(WORK) and not set(query.find) <= set(WORK):
        held = {part for part in leaves(query) if _of(part, WORK, graph)}
    if len(held) == 1:
        return _put(query, held.pop(), thing)
    if not held and not old and (like := _like_named(query, thing, graph)):
        return like
    return None if held or old else _asked_of(query, thing)


def _like_named(query: Query, thing: Thing, graph: Graph) -> Query | None:
    """The row that is called as the earlier one, but for the place in its name: 甲产业园入驻企业数, 乙产业园呢."""
    rows = [ref for part in leaves(query) if isinstance(part, Is) for ref in part.ids if _of(part, ROWS, graph)]
    to = [graph.nodes[ref].name or "" for part in thing.parts if isinstance(part, Is) for ref in part.ids]
    if len(rows) != 1 or len(to) != 1 or not set(thing.kinds) <= set(PLACES):
        return None
    own = graph.nodes[rows[0]].name or ""
    for place in graph.of(*PLACES):
        if place.name and place.name in own:
            called = folded(own.replace(place.name, to[0]))
            same = [row for row in graph.of(*ROWS) if folded(row.name or "") == called]
            if same:
                return _put(
                    query, Is((rows[0],)), Thing((same[0].kind,), (Is(tuple(row.id for row in same)),), named=True)
                )
    return None


def _put(query: Query, old: Condition, thing: Thing) -> Query | None:
    """The thing in the place of the one leaf; of several that are meant at once, each answers for it."""
    each = thing.parts if thing.joint == "all" else (Some(thing.parts),)
    if isinstance(query.give, Tally) and query.give.than:
        return None

    def change(part: Any) -> Any:
        if isinstance(part, Linked) and part.to == old:
            return Every(tuple(replace(part, to=to) for to in each))
        return part

    made: Query = rebuilt(query, change)
    made = rebuilt(made, lambda part: thing.where if part == old else part)
    own = any(part == old for part in parts_of(query.where))
    return replace(made, find=thing.kinds) if own else made


def other_words(query: Query, words: str) -> Query | None:
    """The query with other words to look for in the text, or in names, in place of words or of a place."""
    held = {part for part in leaves(query) if isinstance(part, Says | Named)}
    if not held:
        return _in_place(query, {part for part in leaves(query) if _concerning(part)}, Says(words))
    if len({part.words for part in held}) != 1:
        return None
    made: Query = rebuilt(query, lambda part: replace(part, words=words) if part in held else part)
    return made


def _concerning(part: Any) -> bool:
    return isinstance(part, Linked) and part.relation == "concerns"


def _in_place(query: Query, held: set[Any], new: Condition | None) -> Query | None:
    """The query with another condition in place of the only one of its sort."""
    if len(held) != 1 or new is None:
        return None
    made: Query = rebuilt(query, lambda part: new if part in held else part)
    return made


def _asked_of(query: Query, thing: Thing) -> Query | None:
    """The same asked of a thing of another kind; of a list, what of it belongs to the thing, or whether it is on it."""
    if isinstance(query.give, Figures):
        return figures(Asked(thing, Figure(query.give.of, query.give.years)))
    if isinstance(query.give, Standing | Spread):
        return progress(thing)
    if isinstance(query.give, Wording):
        fits = all(kind in (*WORK, "Action", "Plan") for kind in thing.kinds)
        return Query(thing.kinds, thing.where, Wording()) if fits else None
    if not isinstance(query.give, Listing | Counting) or query.narrow:
        return None
    if set(thing.kinds) <= set(PLACES) and set(query.find) <= set(WORK):
        words = {part for part in leaves(query) if isinstance(part, Says | Named)}
        condition = (bond(thing) or Predicate(())).of(query.find[0])
        if words and not isinstance(condition, Gap):
            return _in_place(query, words, condition)
    work = {part for part in leaves(query) if isinstance(part, Is)}
    if thing.kinds == query.find:
        return Query(query.find, Every((query.where, thing.where)), Whether()) if len(thing.parts) == 1 else None
    predicate = bond(replace(thing, joint="")) if not work else None
    found = qualified(Thing(query.find, (query.where,)), predicate) if predicate else None
    return replace(query, find=found.kinds, where=found.where) if found else None
