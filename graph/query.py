"""The algebra of questions: what to find, under which conditions, and what to give. Equal meanings are equal data.

A condition speaks of one node. `Linked` leads over a named relation to other nodes that have to fulfil a condition of
their own, so that every question is a tree that one Cypher statement can follow.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from operator import eq, ge, gt, le, lt
from typing import Any, TypeAlias

# Each relation and its inverse; what they mean on the graph stands in graph/relations.py.
_PAIRS = (
    ("responsible", "responsible_for"),  # task, indicator, project → unit
    ("depends_on", "needed_by"),  # task → unit or task; over `requires` edges, to any depth
    ("shares", "shares"),  # task ↔ task
    ("part_of", "has_part"),  # action, task, indicator, project → task, action, plan
    ("concerns", "concerned_by"),  # task, indicator, project → platform, park, programme
    ("works_in", "employs"),  # person → unit
    ("serves_on", "has_member"),  # person → group
    ("holds", "held_by"),  # person → post
)
INVERSE: Mapping[str, str] = {a: b for pair in _PAIRS for a, b in (pair, pair[::-1])}
_COMPARATORS: Mapping[str, Callable[[float, float], bool]] = {"=": eq, ">": gt, ">=": ge, "<": lt, "<=": le}
HEAD = "head"  # a role of works_in: the unit's first persons, whatever their title


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparison with a number; `comparator` is one of = > >= < <=."""

    comparator: str
    value: float

    def holds(self, value: float) -> bool:
        """Whether the value stands in this relation to the number."""
        return _COMPARATORS[self.comparator](value, self.value)


@dataclass(frozen=True, slots=True)
class Is:
    """The node is one of these ids."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """A thing that the question names and the graph doesn't hold; true of nothing."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class OfKind:
    """The node is of one of these kinds."""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HasStatus:
    """The node's status is one of these."""

    statuses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Starred:
    """An indicator or project with a star, or a task that has one."""


@dataclass(frozen=True, slots=True)
class Named:
    """The node's name, or another spelling of it, holds these words."""

    words: str


@dataclass(frozen=True, slots=True)
class Says:
    """The plan's text of the node, or of its rows, holds these words."""

    words: str


@dataclass(frozen=True, slots=True)
class HasFigure:
    """The row, or a row of the task, has a figure of the year (any year where None); `of` is target or actual.

    With `number` a figure that compares so, in `unit` where one is named.
    """

    of: str
    year: int | None = None
    number: Comparison | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """Some node that the relation leads to fulfils `to`; with `number` that many of them do.

    `roles` narrow the relation: roles of responsibility, titles of posts, roles in a group.
    """

    relation: str
    to: "Condition"
    roles: tuple[str, ...] = ()
    number: Comparison | None = None


@dataclass(frozen=True, slots=True)
class Every:
    """All parts hold; without parts, anything does."""

    parts: tuple["Condition", ...] = ()


@dataclass(frozen=True, slots=True)
class Some:
    """One of the parts holds; without parts, nothing does."""

    parts: tuple["Condition", ...] = ()


@dataclass(frozen=True, slots=True)
class Not:
    """The part doesn't hold."""

    part: "Condition"


Condition: TypeAlias = (
    Is | Missing | OfKind | HasStatus | Starred | Named | Says | HasFigure | Linked | Every | Some | Not
)
ANYTHING, NOTHING = Every(), Some()


@dataclass(frozen=True, slots=True)
class Listing:
    """Give the nodes."""


@dataclass(frozen=True, slots=True)
class Counting:
    """Give how many they are."""


@dataclass(frozen=True, slots=True)
class Whether:
    """Give 是 or 否: is there any? With a second clause: is it so of all?"""


@dataclass(frozen=True, slots=True)
class Figures:
    """Give the rows' figures of these years (all where empty); `of` is target, actual, baseline or either."""

    of: str
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Give the status and its reason."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Give the plan's own words."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Count, for each node, those that `of` leads to; `pick` is all, most or fewest."""

    of: Linked
    pick: str = "all"


@dataclass(frozen=True, slots=True)
class Spread:
    """Count the nodes by their status."""


Give: TypeAlias = Listing | Counting | Whether | Figures | Standing | Wording | Tally | Spread


@dataclass(frozen=True, slots=True)
class Narrow:
    """A second clause (其中…): of what was found, or of its parts where the kinds differ, those that fulfil `where`."""

    find: tuple[str, ...]
    where: Condition


@dataclass(frozen=True, slots=True)
class Query:
    """A question as data: the kinds to find, their condition, what to give of them, and a second clause."""

    find: tuple[str, ...]
    where: Condition = ANYTHING
    give: Give = Listing()
    narrow: Narrow | None = None

    def to_json(self) -> dict[str, Any]:
        """The query as JSON data, with the values of its leaves as `parameters` (p1, p2, … in order)."""
        return {**_plain(self), "parameters": parameters(self)}

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> "Query":
        """The query that `to_json` wrote; ValueError for anything else."""
        query = _read({key: value for key, value in data.items() if key != "parameters"})
        if not isinstance(query, Query):
            raise ValueError("no query")
        return query


_CONDITIONS = (Comparison, Is, Missing, OfKind, HasStatus, Starred, Named, Says, HasFigure, Linked, Every, Some, Not)
_GIVES = (Listing, Counting, Whether, Figures, Standing, Wording, Tally, Spread)
_TYPES: Mapping[str, type] = {each.__name__.lower(): each for each in (*_CONDITIONS, *_GIVES, Narrow, Query)}
# What a Cypher statement takes as a parameter: the leaves' own values, never a kind or a relation.
_VALUES = {Is: "ids", HasStatus: "statuses", Named: "words", Says: "words", Comparison: "value", Missing: "words"}


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


def parameters(query: Query) -> dict[str, Any]:
    """The values of the leaves under the names that a compiled statement gives them: p1, p2, … in order."""
    values = [getattr(each, _VALUES[type(each)]) for each in leaves(query) if type(each) in _VALUES]
    return {f"p{at}": _plain(value) for at, value in enumerate(values, 1)}


def key(part: Any) -> str:
    """A text that orders conditions, the same on every machine."""
    return json.dumps(_plain(part), ensure_ascii=False, sort_keys=True)
