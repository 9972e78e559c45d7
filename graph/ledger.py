"""What is known of one item over the years: its goals, its reports and baselines, and what they add up to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from graph.arithmetic import day_of, day_text, exact, shown
from graph.goals import AMOUNTS, Goal, closeness, goals, in_unit, line_goals, numbers, unit_of
from graph.items import Item
from graph.view import Graph
from ontology import Node


@dataclass(frozen=True, slots=True)
class Total:
    """A number with the Chinese words for where it comes from."""

    value: Fraction
    words: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """An item's goals by year, and its observations by date: the plan's own are `baselines`.

    `first_year` is the plan's; None where the plan names no period and no date of issue.
    """

    item: Item
    targets: dict[int, tuple[Goal, ...]]
    baselines: tuple[Node, ...]
    reports: tuple[Node, ...]
    first_year: int | None

    def goals(self, year: int) -> tuple[Goal, ...]:
        """What is to be reached in the year: printed, or on a straight line; nothing where neither is."""
        return self.targets.get(year) or line_goals(year, self.targets, self.baselines)

    def report(self, as_of: date) -> Node | None:
        """The latest report of the day's year that is not later than the day."""
        told = [each for each in self.reports if day_of(each).year == as_of.year and day_of(each) <= as_of]
        return told[-1] if told else None

    def reports_before(self, day: date) -> list[Node]:
        """All reports of earlier days, by date."""
        return [each for each in self.reports if day_of(each) < day]

    def ranks(self, report: Node) -> tuple[int | None, int | None]:
        """The report's provincial rank, and the one to compare it with: its own, else that of the last earlier report."""
        rank, before = report.get("rank"), report.get("rank_before")
        if before is None:
            told = (each.get("rank") for each in reversed(self.reports_before(day_of(report))))
            before = next((each for each in told if each is not None), None)
        return rank, before

    def last_value(self, goal: Goal) -> tuple[date, Fraction] | None:
        """The last value of a year before the goal's, reported or in the plan, and its day. A rank is no value."""
        known = sorted(
            (*self.baselines, *self.reports), key=lambda each: (day_of(each), each.get("origin") == "report")
        )
        for each in reversed(known):
            value = number(each, goal)
            if day_of(each).year < goal.year and value is not None and self.mode(each) != "rank":
                return day_of(each), value
        return None

    def reached(self, goal: Goal, report: Node) -> Total | None:
        """The report's figure in the goal's own sense, so that the two compare (contract: Status).

        None where the report has no such figure, or is a total from which nothing can be subtracted.
        """
        value = number(report, goal)
        if value is None:
            return None
        mode, day = self.mode(report), day_of(report)
        if goal.is_amount and mode == "cumulative":
            return self._year_amount(goal, value, day)
        if goal.mode == "cumulative" and mode == "new":
            before = self.total_before(goal)
            if before is not None:
                total = before.value + value
                return Total(total, f"当年{shown(value)}，加上{_told(before)}，累计{shown(total, goal.unit)}")
        return Total(value)

    def _year_amount(self, goal: Goal, value: Fraction, day: date) -> Total | None:
        before = self.total_before(goal)
        if before is not None:
            amount = value - before.value
            return Total(amount, f"累计{shown(value)}，减去{_told(before)}，当年{shown(amount, goal.unit)}")
        if self.first_year is not None and day.year <= self.first_year:
            return Total(value, f"累计{shown(value, goal.unit)}（方案首年，此前为0）")
        return None

    def total_before(self, goal: Goal) -> Total | None:
        """The last total before the goal's year: a 累计 report or baseline, with later 当年 reports added up."""
        total = None
        for value, mode, words in self._figures_before(goal):
            base = None if mode == "cumulative" else total
            total = Total(base.value + value, f"{base.words}、{words}") if base else Total(value, words)
        return total

    def _figures_before(self, goal: Goal) -> Iterator[tuple[Fraction, str, str]]:
        """Totals and yearly amounts by date: the last baseline printed as 累计, then each later year's last report."""
        since, year = 0, goal.year
        for each in reversed(self.baselines):
            value = number(each, goal)
            if value is not None and each.get("mode") == "cumulative" and day_of(each).year < year:
                since = day_of(each).year
                yield value, "cumulative", f"{day_text(day_of(each), year)}基数累计{shown(value)}"
                break
        told = {day_of(each).year: each for each in self.reports if number(each, goal) is not None}
        for other, report in told.items():
            value, mode = number(report, goal), self.mode(report)
            if since < other < year and value is not None and mode in ("new", "cumulative"):
                what = "累计" if mode == "cumulative" else "当年"
                yield value, mode, f"{day_text(day_of(report), year)}填报{what}{shown(value)}"

    def mode(self, observation: Node) -> str | None:
        """What an observation counts: its 口径, or where that was left empty, what its year's target does."""
        said: str | None = observation.get("mode")
        modes = [goal.mode for goal in self.goals(day_of(observation).year)]
        if said is None and any(mode in AMOUNTS for mode in modes):
            return "new"
        return said or next(iter(modes), None)


def ledger(graph: Graph, item: Item, more: Iterable[Node] = ()) -> Ledger:
    """All that the graph knows of an item; `more` are reports that are not in the graph yet and go before its own."""
    told = {(day_of(each), each.get("origin")): each for each in _observations(graph, item)}
    told |= {(day_of(each), each.get("origin")): each for each in more}
    ordered = [each for _, each in sorted(told.items(), key=lambda pair: pair[0])]
    return Ledger(
        item,
        goals(graph, item),
        tuple(each for each in ordered if each.get("origin") == "plan"),
        tuple(each for each in ordered if each.get("origin") == "report"),
        _first_year(item.plan),
    )


def number(observation: Node, goal: Goal) -> Fraction | None:
    """The observation's figure for the goal, in its unit of measure; None where it has none that fits.

    A report was checked when it was taken in: its figure stands even where the two units are no known pair.
    """
    told = numbers(observation)
    if goal.index >= len(told):
        return None
    value = exact(told[goal.index])
    changed = in_unit(value, unit_of(observation, goal.index), goal.unit)
    return value if changed is None and observation.get("origin") == "report" else changed


def _told(before: Total) -> str:
    return f"此前累计{shown(before.value)}（{before.words}）"


def _observations(graph: Graph, item: Item) -> list[Node]:
    """The observations of all rows that are the item, worse before better: of two on one day the later one is kept.

    Better is what has a figure, then what hangs on the item's own row, then the better scope.
    """
    rows = [graph.nodes[member] for member in item.members]
    told = [(row, each) for row in rows for each in graph.targets(row.id, "HAS_OBSERVATION")]
    order = {
        row.id: place for place, row in enumerate(sorted(rows, key=lambda row: closeness(item, row), reverse=True))
    }
    return [
        each for row, each in sorted(told, key=lambda pair: (bool(numbers(pair[1])), order[pair[0].id], pair[1].id))
    ]


def _first_year(plan: Node | None) -> int | None:
    if plan is None:
        return None
    issued = plan.get("issued")
    return plan.get("period_start") or (date.fromisoformat(issued).year if issued else None)
