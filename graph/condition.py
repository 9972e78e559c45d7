"""The conditions of queries: what has to be true of one node. `Linked` leads to other nodes and what has to be true there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import eq, ge, gt, le, lt
from typing import TypeAlias

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
    ("engaged_in", "engages"),  # unit → action: by a task of it
    ("found", "about"),  # anything → finding: on it, on what stands under it, on their figures
)
INVERSE: Mapping[str, str] = {a: b for pair in _PAIRS for a, b in (pair, pair[::-1])}
_COMPARATORS: Mapping[str, Callable[[float, float], bool]] = {"=": eq, ">": gt, ">=": ge, "<": lt, "<=": le}
FACETS = ("rule", "severity", "type", "frequency", "scope")  # of findings, of what a plan lays down, of rows
FIGURES = ("target", "actual", "baseline", "rival", "rise")
MOVES = ("amount", "times")
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
    """The node's name, or another spelling of it, holds these words; with `first` it begins with them."""

    words: str
    first: bool = False


@dataclass(frozen=True, slots=True)
class Says:
    """The plan's text of the node, or of its rows, holds these words."""

    words: str


@dataclass(frozen=True, slots=True)
class HasFigure:
    """The row, or a row of the task, has a figure of the year (any where None); `of` is one of FIGURES.

    A rival is a target that differs from the preferred one of its year; a rise is by how many places the rank of the
    last report is better than the one before. With `number` a figure that compares so, in `unit` where one is named.
    """

    of: str
    year: int | None = None
    number: Comparison | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Aimed:
    """The row, or a row of the task, has a target of the year (any where None) that says one of these words.

    With `modes` the target is of one of these; without words, or modes, any will do.
    """

    year: int | None = None
    words: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """The plan's own figures of the row move so: the later one is that much more, or so many times as much.

    They are those of two years: `since` is the baseline where None, `until` the last target. With `each` they are those
    of every step from one year's target to the next. `how` is amount or times. Ranks don't move.
    """

    number: Comparison
    how: str = "amount"
    since: int | None = None
    until: int | None = None
    each: bool = False


@dataclass(frozen=True, slots=True)
class Has:
    """The node's property is one of these values; `name` is one of FACETS."""

    name: str
    values: tuple[str, ...]


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
    Is
    | Missing
    | OfKind
    | HasStatus
    | Starred
    | Named
    | Says
    | HasFigure
    | Aimed
    | Moved
    | Has
    | Linked
    | Every
    | Some
    | Not
)
ANYTHING, NOTHING = Every(), Some()
