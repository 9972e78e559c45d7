"""What a query gives of the nodes that it finds."""

from dataclasses import dataclass
from typing import TypeAlias

from graph.condition import Comparison, Condition, Linked


@dataclass(frozen=True, slots=True)
class Listing:
    """Give the nodes; with `apart` they are told for each of the things by which they were found."""

    apart: bool = False


@dataclass(frozen=True, slots=True)
class Counting:
    """Give how many they are."""


@dataclass(frozen=True, slots=True)
class Whether:
    """Give 是 or 否: is there any? With a second clause: is it so of all? With `none`: is there none?"""

    none: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """Give the rows' figures of these years (all where empty); `of` is target, actual, baseline, rank, latest or either.

    The latest is the last that is known of what was reached.

    With `until`, an amount (80万, >80万) or words of a milestone (建成投产), the first year whose target comes to it. With
    `pick` (most or fewest) whoever tells them keeps the years of the highest or lowest figure. `called` are the ids of
    rows that bear the very name by which one thing was called: of what was reached, their figure is told first.
    """

    of: str
    years: tuple[int, ...] = ()
    until: str = ""
    pick: str = ""
    called: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Give the status and its reason."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Give the plan's own words."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Count, for each node, those that `of` leads to.

    `pick` is all; names: tell them all by name; mean: how many they are on average; most or fewest, of which the
    `first` so many and all that are tied with the last of them are kept; or gap: by how much the counts of two nodes
    differ, where `than` are the ids of the one that is taken away. With `asked` the answer is whether these ids are
    among the best; with a gap, whether it has more, or of two ids whether they have as many. With `share` not their
    number is told, and picked by, but how many in a hundred of them fulfil it; a node without any is left out.
    """

    of: Linked
    pick: str = "all"
    first: int = 1
    than: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    share: Condition | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """Give how many in a hundred of the nodes are those that the second clause keeps."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """Keep the `first` so many rows, by most or fewest, by their figure of the year; `of` is target or actual."""

    of: str
    year: int
    pick: str = "most"
    first: int = 1


@dataclass(frozen=True, slots=True)
class Change:
    """Give by how much the rows' figures differ between two years; without one, since the earliest, to the last target.

    `how` is amount, drop (the amount downwards), percent, times or doublings; with `number` whether that compares so.
    left is what the later year's target is still ahead of the last that is known of what was reached; reached is how
    many in a hundred of that target this comes to.
    With `pick` (most or fewest) whoever tells it keeps the `first` so many rows, and all that are tied with the last;
    those keeps the rows whose figure compares so with `number`.
    """

    years: tuple[int | None, int | None]
    how: str = "amount"
    number: Comparison | None = None
    pick: str = ""
    first: int = 1


@dataclass(frozen=True, slots=True)
class Fact:
    """Give a property of the nodes, by its name in the vocabulary; of rows the mode of their targets.

    period is the years from first to last.
    """

    name: str


@dataclass(frozen=True, slots=True)
class Chain:
    """Give the shortest chain of edges, of at most LONGEST, from each node to one that fulfils `to`."""

    to: Condition


@dataclass(frozen=True, slots=True)
class Spread:
    """Count the nodes by their status."""


Give: TypeAlias = (
    Listing
    | Counting
    | Whether
    | Figures
    | Standing
    | Wording
    | Tally
    | Share
    | Ranked
    | Change
    | Fact
    | Chain
    | Spread
)
LONGEST = 6  # edges of a chain
