"""On which days reports of some items speak, and what that means for a day that is looked at."""

from collections.abc import Iterable, Sequence
from datetime import date

from markupsafe import Markup

from app.page.address import address
from graph import Graph, ItemStatus, StatusReport


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


def counted_by(in_force: Sequence[date], days: Sequence[date], as_of: date) -> str:
    """By which reports a day is judged, where not all speak of that day itself; empty where they do.

    `in_force` holds the day of the report by which each item is judged, `days` all days of reports.
    """
    last = latest(days, as_of)
    if last is None:
        return ""
    if not in_force:
        if last.year == as_of.year:
            return ""
        return f"（{as_of.year}年还没有填报，最近一次填报是{day_words(last, as_of)}的，{_ago(last, as_of)}）"
    first, newest, own = min(in_force), max(in_force), in_force.count(as_of)
    if first == as_of:
        return ""
    since = f"最早{day_words(first, as_of)}，{_ago(first, as_of)}"
    if own:
        rest = len(in_force) - own
        return f"（其中{own}个指标和项目在这一天填报，其余{rest}个按各自最近的填报（{since}）判断）"
    if first == newest:
        return f"（这一天没有填报，按{day_words(first, as_of)}的填报判断，{_ago(first, as_of)}）"
    return f"（这一天没有填报，各项按自己最近的填报判断：最近{day_words(newest, as_of)}，{since}）"


def _ago(day: date, as_of: date) -> str:
    return f"已过去{(as_of - day).days}天"


def in_force(report: StatusReport) -> list[date]:
    """The day of the report by which each item is judged that has one."""
    return [each.reported for each in report.items if each.reported]


def shown_day(graph: Graph, report: StatusReport) -> Markup:
    """Which day's statuses a view shows that lets nobody choose one, by which reports, and where one can be chosen."""
    by = counted_by(in_force(report), days_of(graph, report.items), report.as_of)
    link = Markup("<a href='{}' target='_self'>进展</a>").format(address("progress"))
    return Markup("<p class='quiet shown-day'>这里的状态截至{}{}；要看别的日期，请到{}。</p>").format(
        day_words(report.as_of), by, link
    )


def not_yet(days: Sequence[date], as_of: date, plan: str = "") -> Markup:
    """Says that reports begin only later, with the way to the first of them; nothing where some are there."""
    if not days or latest(days, as_of):
        return Markup("")
    first = days[0]
    link = Markup("<a href='{}' target='_self'>看{}的进展</a>").format(
        address("progress", as_of=first.isoformat(), plan=plan), day_words(first, as_of)
    )
    return Markup("还没有填报，第一次填报是<b>{}</b>的，{}。").format(day_words(first, as_of), link)
