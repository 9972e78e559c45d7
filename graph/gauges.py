"""How far each figure of an item is: what was reached, what should be by then and what is wanted, in one sense."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from graph.arithmetic import day_of, plain
from graph.goals import Goal
from graph.items import Item, items
from graph.ledger import Ledger, ledger
from graph.milestone import due_day
from graph.pace import assess_figure
from graph.view import Graph
from ontology import Node, Number


@dataclass(frozen=True, slots=True)
class Gauge:
    """One figure of an item in a year: numbers of one sense and unit, so that they may be drawn on one line.

    `reached` is what a report makes of the goal's own sense (this year's of a total, a total of this year's), None
    without one; `expected` is what should have been reached on the report's day. `drawn` says that the target itself
    is a point of a straight line between two years. `status` is that of this figure alone.
    """

    text: str
    name: str
    mode: str
    unit: str
    target: Number
    reached: Number | None
    expected: Number | None
    lower_is_better: bool
    drawn: bool
    status: str = "no_data"


@dataclass(frozen=True, slots=True)
class Ranks:
    """The provincial rank of a starred indicator's report, and the one that it is compared with."""

    now: int | None
    before: int | None

    @property
    def risen(self) -> bool | None:
        """Whether the rank is better than before; None where that can't be said."""
        return None if self.now is None or self.before is None else self.now < self.before


@dataclass(frozen=True, slots=True)
class Due:
    """A day on which something has to be done; `named` where the words name it, else it is the year's end."""

    item: Item
    day: date
    text: str
    named: bool


def gauges(graph: Graph, item: Item, as_of: date) -> tuple[Gauge, ...]:
    """The item's figures in the year of `as_of`; nothing where its goals are words or there are none."""
    book = ledger(graph, item)
    report = book.report(as_of)
    wanted = (goal for goal in book.goals(as_of.year) if goal.mode not in ("milestone", "unassessed"))
    return tuple(_gauge(book, goal, goal.value, report) for goal in wanted if goal.value is not None)


def _gauge(book: Ledger, goal: Goal, target: Fraction, report: Node | None) -> Gauge:
    judged = assess_figure(book, goal, report) if report else None
    reached = book.reached(goal, report) if report else None
    rank = judged.value if judged and goal.mode == "rank" and not isinstance(judged.value, str) else None
    expected = judged.expected if judged and not isinstance(judged.expected, str) else None
    return Gauge(
        text=goal.text,
        name=goal.name,
        mode=goal.mode,
        unit=goal.unit,
        target=plain(target),
        reached=plain(reached.value) if reached else rank,
        expected=expected,
        lower_is_better=goal.lower_is_better,
        drawn=bool(goal.line),
        status=judged.status if judged else "no_data",
    )


def ranks(graph: Graph, item: Item, as_of: date) -> Ranks | None:
    """Where a starred indicator ranks by its report of the day's year; None for all others."""
    if item.node.kind != "Indicator" or not item.node.get("starred"):
        return None
    book = ledger(graph, item)
    report = book.report(as_of)
    return Ranks(*book.ranks(report)) if report else Ranks(None, None)


def dues(graph: Graph) -> list[Due]:
    """What each item has to have done by which day, over all years of its targets, by day."""
    found = [each for item in items(graph) for each in _dues(ledger(graph, item))]
    return sorted(found, key=lambda due: due.day)


def _dues(book: Ledger) -> list[Due]:
    told = [(goal, year) for year, goals in book.targets.items() for goal in goals if goal.mode != "unassessed"]
    each_once: dict[tuple[int, str], Due] = {}
    for goal, year in told:
        named = due_day(goal.text, year) if goal.mode == "milestone" else None
        due = Due(book.item, named or date(year, 12, 31), goal.text, named is not None)
        each_once.setdefault((year, goal.text), due)
    return list(each_once.values())


def reported_days(graph: Graph) -> list[date]:
    """The days that reports speak of, each once, in their order."""
    return sorted({day_of(each) for each in graph.of("Observation") if each.get("origin") == "report"})
