"""How a question was understood, piece by piece: what each piece says, what else it may say, and the query so changed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from app.page.ask.chip import Chip, Held
from app.page.ask.chip_choices import chip_of
from graph import (
    ANYTHING,
    Chain,
    Condition,
    Every,
    Figures,
    Graph,
    Linked,
    Not,
    OfKind,
    Query,
    Ranked,
    Some,
    Tally,
)


def chips(query: Query, graph: Graph) -> tuple[Chip, ...]:
    """The pieces of a query in the order in which it names them, each once."""
    found: dict[Any, Chip] = {}
    for part, denied in _pieces(query):
        if part not in found and (chip := chip_of(part, denied, graph)):
            found[part] = chip
    return tuple(found.values())


def changed(query: Query, chip: Chip, value: str) -> Query:
    """The query with another value for one piece; the same query where the piece doesn't take it."""
    return applied(query, ((chip, value),))


def applied(query: Query, changes: Iterable[tuple[Chip, str | None]]) -> Query:
    """The query with all changes made at once, so that none is met by the next; what a piece doesn't take is left out."""
    swaps: dict[Any, Any] = {}
    for chip, value in changes:
        if chip.takes(value):
            swaps[chip.part] = next((each.part for each in chip.choices if each.value == value), None)
    narrow = query.narrow
    if narrow:
        where = _swapped(narrow.where, swaps)
        narrow = replace(narrow, where=where) if where is not None else None
    where = _swapped(query.where, swaps)
    return Query(query.find, ANYTHING if where is None else where, _given(query.give, swaps), narrow)


# -- walking through a query


def _pieces(query: Query) -> Iterator[tuple[Any, bool]]:
    yield from _of(query.where, False)
    if query.narrow:
        yield from _of(query.narrow.where, False)
    match query.give:
        case Tally(of=of, share=share):
            yield from _of(of, False)
            yield from () if share is None else _of(share, False)
        case Figures() | Ranked():
            yield query.give, False
        case Chain(to):
            yield from ((part, denied) for part, denied in _of(to, False))


def _of(condition: Condition, denied: bool) -> Iterator[tuple[Any, bool]]:
    """The leaves of a condition, and the manner of each responsibility behind what it is about."""
    match condition:
        case Every(parts) | Some(parts):
            for part in parts:
                yield from _of(part, denied)
        case Not(part):
            yield from _of(part, not denied)
        case Linked(relation, to, roles):
            yield from _of(to, denied)
            if relation in ("responsible", "responsible_for"):
                yield Held(relation, roles), denied
        case _:
            yield condition, denied


def _swapped(condition: Condition, swaps: Mapping[Any, Any]) -> Condition | None:
    """The condition with its parts exchanged; None where nothing of it is left."""
    if condition in swaps:
        other: Condition | None = swaps[condition]
        return other
    match condition:
        case Every(parts) | Some(parts):
            kept = tuple(new for part in parts if (new := _swapped(part, swaps)) is not None)
            return replace(condition, parts=kept) if kept or not parts else None
        case Not(part):
            inner = _swapped(part, swaps)
            return None if inner is None else Not(inner)
        case Linked(relation, to, roles):
            inner = _swapped(to, swaps)
            if inner is None or (inner != to and _says_nothing(inner)):
                return None
            held = swaps.get(Held(relation, roles))
            return replace(condition, to=inner, roles=held.roles if held else roles)
    return condition


def _says_nothing(condition: Condition) -> bool:
    """Whether it only names a kind: what is left where the thing itself was taken away."""
    parts = condition.parts if isinstance(condition, Every) else (condition,)
    return all(isinstance(part, OfKind) or part == ANYTHING for part in parts)


def _given(give: Any, swaps: Mapping[Any, Any]) -> Any:
    if give in swaps:
        return swaps[give] or give
    match give:
        case Tally(of=of, share=share):
            part = None if share is None else _swapped(share, swaps)
            held = swaps.get(Held(of.relation, of.roles))
            to = _swapped(of.to, swaps)
            return replace(give, of=replace(of, to=to or ANYTHING, roles=held.roles if held else of.roles), share=part)
        case Chain(to):
            return Chain(_swapped(to, swaps) or to)
    return give
