"""By how much a row's figures differ between two years, where they are figures of one sort."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import log2

from graph.arithmetic import day_of, exact, plain
from graph.figures import figures
from graph.goals import in_unit
from graph.items import Item
from graph.ledger import Ledger, ledger
from graph.view import Graph
from ontology import Node, Number

# What stands at a year's end, and what is counted within it; a bare figure may be of either sort.
_SORTS = ({"level", "cumulative"}, {"new", "annual"}, {"level", "annual"}, {"rank"})


@dataclass(frozen=True, slots=True)
class Changed:
    """The figures of two years that were compared, in the unit of the later one; `down` where less is better."""

    first: Node
    last: Node
    before: Fraction
    after: Fraction
    unit: str
    down: bool = False

    def measure(self, how: str) -> Number | None:
        """The change as an amount, in percent, as how many times as much, or in doublings; None where there is none.

        reached is how many in a hundred of the later figure the earlier one comes to, of what is better for being more.
        """
        if how in ("amount", "drop"):
            return plain(self.after - self.before if how == "amount" else self.before - self.after)
        if how == "left":
            return plain(self.before - self.after if self.down else self.after - self.before)
        if how == "reached":
            return None if self.down or self.after <= 0 else round(float(self.before / self.after) * 100, 2)
        if self.before <= 0 or self.after <= 0:
            return None
        times = self.after / self.before
        return {
            "percent": round(float(times - 1) * 100, 2),
            "times": round(float(times), 2),
            "doublings": round(log2(times), 2),
        }[how]


def changed(graph: Graph, item: Item, years: tuple[int | None, int | None], as_of: date | None) -> Changed | None:
    """The first figures of the two years that compare, preferred ones first; None where none do.

    Without a first year it is the earliest that has a figure which compares, without a last that of the last target.
    """
    since, until = years[0], years[1] or last_year(graph, item)
    if until is None:
        return None
    for year in [since] if since is not None else _years_before(graph, item, until):
        for last in told_in(graph, item, until, as_of):
            for first in told_in(graph, item, year, as_of):
                if found := _compared(item, first, last):
                    return found
    return None


def left(graph: Graph, item: Item, year: int | None, as_of: date | None) -> Changed | None:
    """What was reached last, and the target of the year that it is measured by; None where they don't compare.

    Without a year it is the day's, else the next that has a target. What was reported in the target's own year is taken
    in the target's sense; of another year it has to be in that sense as it stands.
    """
    book = ledger(graph, item)
    wanted = year or aimed_year(graph, item, as_of)
    aims = book.targets.get(wanted, ()) if wanted else ()
    told = told_in(graph, item, wanted, as_of)
    last = last_told(book, as_of)
    if len(aims) != 1 or aims[0].value is None or last is None or not told or told[0].kind != "Target":
        return None
    same_year = last.get("origin") == "report" and day_of(last).year == wanted
    level = aims[0].mode == "level" and book.mode(last) in (None, "level")
    if not (same_year or level or (aims[0].mode == "cumulative" == last.get("mode"))) or aims[0].mode == "rank":
        return None
    reached = book.reached(aims[0], last)
    if reached is None or told[0].get("values") or told[0].get("value_max") is not None:
        return None
    return Changed(last, told[0], reached.value, aims[0].value, aims[0].unit, aims[0].lower_is_better)


def last_told(book: Ledger, as_of: date | None) -> Node | None:
    """The last that is known of what was reached by the day: of the year's report, else of the plan's own figures."""
    told = [each for each in book.reports if as_of and day_of(each) <= as_of]
    return [*book.baselines, *told][-1] if book.baselines or told else None


def aimed_year(graph: Graph, item: Item, as_of: date | None) -> int | None:
    """The year whose target a day looks at: its own, else the next that has one, else the last."""
    years = sorted({each.get("year") for each in figures(graph, item, "target") if each.get("year")})
    return next((year for year in years if as_of and year >= as_of.year), max(years, default=None))


def last_year(graph: Graph, item: Item) -> int | None:
    """The last year for which the row has a target; None without any."""
    return max((each.get("year") for each in figures(graph, item, "target") if each.get("year")), default=None)


def told_in(graph: Graph, item: Item, year: int | None, as_of: date | None) -> list[Node]:
    """The targets of a year where there are any, else what was observed by `as_of`, the latest first."""
    found = figures(graph, item, "either", (year,)) if year else []
    if found and found[0].kind == "Target":
        return [each for each in found if each.get("mode") != "unassessed"]
    known = [each for each in found if each.get("origin") == "plan" or not as_of or each.get("as_of") <= str(as_of)]
    return sorted(known, key=lambda each: each.get("as_of"), reverse=True)


def _years_before(graph: Graph, item: Item, until: int) -> list[int]:
    years = {int(each.get("as_of")[:4]) for each in figures(graph, item, "actual")}
    years |= {each.get("year") or until for each in figures(graph, item, "target")}
    return sorted(year for year in years if year < until)


def _figure(target: Node) -> str:
    """Which of a row's figures it is: 申报数 is not 通过初评数; empty where the row has but one."""
    told = target.id.rpartition("/target/")[2].partition("/")[2]
    return "" if told in ("body", "headline") else told


def _compared(item: Item, first: Node, last: Node) -> Changed | None:
    one, other = first.get("mode") or last.get("mode"), last.get("mode") or first.get("mode")
    sole = all(each.get("value") is not None and not each.get("values") for each in (first, last))
    told_apart = first.kind == last.kind == "Target" and _figure(first) != _figure(last)
    if told_apart or not sole or first.get("value_max") is not None or last.get("value_max") is not None:
        return None
    if not any({one, other} <= sort for sort in _SORTS):
        return None
    unit = last.get("measure_unit") or item.node.get("measure_unit") or first.get("measure_unit") or ""
    before = in_unit(exact(first.get("value")), first.get("measure_unit") or unit, unit)
    return None if before is None else Changed(first, last, before, exact(last.get("value")), unit)
