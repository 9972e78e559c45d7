"""The algebra of questions: what to find, under which conditions, and what to give. Equal meanings are equal data.

A condition (graph/condition.py) speaks of one node; graph/give.py says what is told of those found. `Linked` leads
over a named relation to other nodes that have to fulfil a condition of their own, so that every question is a tree that
one Cypher statement can follow.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from graph.condition import (
    ANYTHING,
    Aimed,
    Comparison,
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
from graph.give import (
    Chain,
    Change,
    Counting,
    Fact,
    Figures,
    Give,
    Listing,
    Ranked,
    Share,
    Spread,
    Standing,
    Tally,
    Whether,
    Wording,
)

_LISTED = Listing()


@dataclass(frozen=True, slots=True)
class Narrow:
    """A second clause (其中…): of what was found, or of its parts where the kinds differ, those that fulfil `where`."""

    find: tuple[str, ...]
    where: Condition


@dataclass(frozen=True, slots=True)
class Query:
    """A question as data: the kinds to find, their condition, what to give of them, and a second clause.

    `then` is another question that was asked in the same sentence, of the same thing.
    """

    find: tuple[str, ...]
    where: Condition = ANYTHING
    give: Give = _LISTED
    narrow: Narrow | None = None
    then: "Query | None" = None

    def to_json(self, as_of: date | None = None) -> dict[str, Any]:
        """The query as JSON data, with the `parameters` of its statement; `as_of` is the day of the statuses."""
        return {**_plain(self), "parameters": parameters(self, as_of)}

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> "Query":
        """The query that `to_json` wrote; ValueError for anything else."""
        query = _read({key: value for key, value in data.items() if key != "parameters"})
        if not isinstance(query, Query):
            raise ValueError("no query")
        return query


_CONDITIONS = (
    Comparison,
    Is,
    Missing,
    OfKind,
    HasStatus,
    Starred,
    Named,
    Says,
    HasFigure,
    Aimed,
    Moved,
    Has,
    Linked,
    Every,
    Some,
    Not,
)
_GIVES = (Listing, Counting, Whether, Figures, Standing, Wording, Tally, Share, Ranked, Change, Fact, Chain, Spread)
_TYPES: Mapping[str, type] = {each.__name__.lower(): each for each in (*_CONDITIONS, *_GIVES, Narrow, Query)}
# What a Cypher statement takes as a parameter: the leaves' own values, never a kind or a relation.
_VALUES: Mapping[type, tuple[str, ...]] = {
    Is: ("ids",),
    HasStatus: ("statuses",),
    Named: ("words",),
    Says: ("words",),
    Comparison: ("value",),
    Has: ("values",),
    Ranked: ("year",),
    HasFigure: ("year", "unit"),
    Aimed: ("year", "words", "modes"),
    Moved: ("since", "until"),
    Linked: ("roles",),
}
_OPTIONAL = ("roles", "words", "modes")  # nothing is asked of these where they are empty
DAY = "day"  # the parameter for the day of the statuses


def _plain(value: Any) -> Any:
    if type(value) in _TYPES.values():
        own = {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
        return {"op": type(value).__name__.lower(), **own}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _read(data: Any) -> Any:
    if isinstance(data, list):
        return tuple(_read(each) for each in data)
    if not isinstance(data, Mapping):
        return data
    made = _TYPES.get(data.get("op", ""))
    if made is None:
        raise ValueError(f"unknown part of a query: {data.get('op')!r}")
    return made(**{key: _read(value) for key, value in data.items() if key != "op"})


def leaves(part: Any) -> Iterable[Any]:
    """Every dataclass in a query or condition, from the top down, in the order of fields."""
    if isinstance(part, tuple):
        for each in part:
            yield from leaves(each)
    elif type(part) in _TYPES.values():
        yield part
        for each in fields(part):
            yield from leaves(getattr(part, each.name))


def rebuilt(part: Any, change: Callable[[Any], Any]) -> Any:
    """A query or condition with each of its parts changed, from the leaves up; `change` gives what it leaves alone."""
    if isinstance(part, tuple):
        return tuple(rebuilt(each, change) for each in part)
    if type(part) not in _TYPES.values():
        return part
    return change(replace(part, **{each.name: rebuilt(getattr(part, each.name), change) for each in fields(part)}))


def values(query: Query) -> Iterable[tuple[Any, str, Any]]:
    """What a statement takes as parameters, in order: the leaf, the name of its field and the value."""
    for leaf in leaves(query):
        for field in _VALUES.get(type(leaf), ()):
            value = getattr(leaf, field)
            if value is not None and (value != () or field not in _OPTIONAL):
                yield leaf, field, _plain(value)


def parameters(query: Query, as_of: date | None = None) -> dict[str, Any]:
    """The parameters of the query's statement: p1, p2, … in the order of the leaves.

    Where the query speaks of statuses, `day` is the ISO date at which they are meant; None where there are none.
    """
    found = {f"p{at}": value for at, (_, _, value) in enumerate(values(query), 1)}
    judged = any(isinstance(part, HasStatus | Spread) for part in leaves(query))
    return found | ({DAY: as_of.isoformat() if as_of else None} if judged else {})


def key(part: Any) -> str:
    """A text that orders conditions, the same on every machine."""
    return json.dumps(_plain(part), ensure_ascii=False, sort_keys=True)
