"""How the plan's own figures of a row move: from its baseline, or one year's target, to the target of a later year."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations, pairwise
from math import nan

from graph.arithmetic import plain
from graph.change import changed
from graph.condition import Moved
from graph.figures import figures
from graph.items import Item
from graph.view import Graph

_PLAN_ALONE = date.min  # a day before every report


@dataclass(frozen=True, slots=True)
class Move:
    """By how much the figure of `until` is more than that of `since`, and how many times as much (NaN for none).

    A `step` leads from one year's target to that of the next; a row has them only where all of them compare.
    """

    since: int
    until: int
    by: float
    times: float
    step: bool

    def fits(self, wanted: Moved) -> bool:
        """Whether it compares as is wanted."""
        return wanted.number.holds(self.by if wanted.how == "amount" else self.times)


class Moves:
    """The moves of one row; ranks have none, as people don't agree on which of two is the higher."""

    def __init__(self, graph: Graph, item: Item) -> None:
        self._graph, self._item = graph, item
        aims = [each for each in figures(graph, item, "target") if each.get("mode") != "unassessed"]
        self.aimed = sorted({int(each.get("year")) for each in aims if each.get("year")})

    @cached_property
    def base(self) -> int | None:
        """The year of the plan's baseline; None without any."""
        years = {int(each.get("as_of")[:4]) for each in figures(self._graph, self._item, "baseline")}
        return min(years.difference(self.aimed), default=None)

    @property
    def last(self) -> int | None:
        """The year of the last target; None without any."""
        return max(self.aimed, default=None)

    @cached_property
    def steps(self) -> tuple[Move, ...]:
        """The moves from each year's target to the next."""
        told = [self._move(since, until, True) for since, until in pairwise(self.aimed)]
        found = [each for each in told if each]
        return tuple(found) if len(found) == len(told) else ()

    def fit(self, wanted: Moved) -> bool:
        """Whether the row moves as is wanted."""
        if wanted.each:
            return bool(self.steps) and all(step.fits(wanted) for step in self.steps)
        since, until = wanted.since or self.base, wanted.until or self.last
        move = self._move(since, until, False) if since and until else None
        return move is not None and move.fits(wanted)

    def every(self) -> Iterator[Move]:
        """The moves between any two of the years."""
        steps = {(each.since, each.until): each for each in self.steps}
        for since, until in combinations(sorted({*self.aimed, *([self.base] if self.base else [])}), 2):
            if move := steps.get((since, until)) or self._move(since, until, False):
                yield move

    def _move(self, since: int, until: int, step: bool) -> Move | None:
        if until not in self.aimed or not (since in self.aimed or since == self.base) or since >= until:
            return None
        found = changed(self._graph, self._item, (since, until), _PLAN_ALONE)
        if found is None or found.last.get("mode") == "rank":
            return None
        times = float(found.after / found.before) if found.before > 0 and found.after > 0 else nan
        return Move(since, until, float(plain(found.after - found.before)), times, step)
