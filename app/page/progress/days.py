"""On which days reports of some items speak, and what that means for a day that is looked at."""

from collections.abc import Iterable, Sequence
from datetime import date

from markupsafe import Markup

from app.page.address import address
from graph import Graph, ItemStatus


def days_of(graph: Graph, shown: Iterable[ItemStatus]) -> list[date]:
    """The days that the reports of the shown items speak of, each once, in their order."""
    members = [ref for each in shown for ref in each.members]
    told = (each for ref in members for each in graph.targets(ref, "HAS_OBSERVATION"))
    return sorted({date.fromisoformat(each.get("as_of")) for each in told if each.get("origin") == "report"})


def day_words(day: date, beside: date | None = None) -> str:
    """A day as people write it; without its year beside a day of the same one."""
    year = "" if beside and beside.year == day.year else f"{day.year}年"
    return f"{year}{day.month}月{day.day}日"


def latest(days: Sequence[date], as_of: date) -> date | None:
    """The last of the days that is not after `as_of`."""
    return max((day for day in days if day <= as_of), default=None)


def counted_by(days: Sequence[date], as_of: date) -> str:
    """By which reports a day is judged, where none speaks of that day itself; empty where one does."""
    last = latest(days, as_of)
    if last is None or last == as_of:
        return ""
    said = day_words(last, as_of)
    if last.year < as_of.year:
        return f"（{as_of.year}年还没有填报，最近一次填报是{said}）"
    several = len([day for day in days if day.year == as_of.year and day <= as_of]) > 1
    return f"（最近一次填报{said}，{'各项按自己最近的填报计' if several else '按它计'}）"


def not_yet(days: Sequence[date], as_of: date, plan: str = "") -> Markup:
    """Says that reports begin only later, with the way to the first of them; nothing where some are there."""
    if not days or latest(days, as_of):
        return Markup("")
    first = days[0]
    link = Markup("<a href='{}' target='_self'>看{}的进展</a>").format(
        address("progress", as_of=first.isoformat(), plan=plan), day_words(first, as_of)
    )
    return Markup("还没有填报，第一次填报是<b>{}</b>的，{}。").format(day_words(first, as_of), link)
