"""What is due when: days that the plan's words name, and years' ends; what is overdue and what comes next."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from markupsafe import Markup

from app.page.address import address
from app.page.pieces import SHAPES, joined, light, named
from app.page.progress.board import State, so_many
from app.page.progress.days import day_words, days_of, latest
from graph import Due, Graph, ItemStatus, StatusReport, dues
from ontology import schema

SOON, NEXT = 30, 90  # days
_COMING = "◷"
_FOLDED = 15  # of more, the rest is folded


@dataclass(frozen=True, slots=True)
class Task:
    """A thing that is due, with where it stands; without a status in years that are yet to come."""

    due: Due
    status: ItemStatus | None

    @property
    def is_told(self) -> bool:
        """Whether a report speaks of its day or a later one."""
        reported = self.status.reported if self.status else None
        return reported is not None and reported >= self.due.day


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is not done yet: overdue, due today, due within 30 and 90 days, later in the year; the later years' counts.

    Of what is overdue, nothing was reported since its day of the `silent` ones: whether they are done is not known.
    """

    as_of: date
    overdue: tuple[Task, ...]
    silent: tuple[Task, ...]
    today: tuple[Task, ...]
    soon: tuple[Task, ...]
    next: tuple[Task, ...]
    later: tuple[Task, ...]
    years: tuple[tuple[int, int], ...]
    done: int


@lru_cache(2)
def _dues(graph: Graph) -> tuple[Due, ...]:
    return tuple(dues(graph))


def timeline(graph: Graph, shown: Iterable[str], status_at: Callable[[date], StatusReport], as_of: date) -> Timeline:
    """The dues of the items that are shown, as things stand at `as_of`; a past year is judged at its own end."""
    wanted = frozenset(shown)
    own = [due for due in _dues(graph) if due.item.node.id in wanted]
    known = [due for due in own if due.day.year <= as_of.year]
    standing = {
        year: {each.id: each for each in status_at(min(as_of, date(year, 12, 31))).items}
        for year in {due.day.year for due in known}
    }
    told = [Task(due, standing[due.day.year].get(due.item.node.id)) for due in known]
    judged = [each for each in told if each.status and each.status.status != "not_assessed"]
    open_ones = sorted((each for each in judged if each.status and each.status.status != "met"), key=_urgency)
    later = [due for due in own if due.day.year > as_of.year]
    coming = [*open_ones, *(Task(due, None) for due in later if due.day <= as_of + timedelta(NEXT))]

    def within(first: int, last: int) -> tuple[Task, ...]:
        return tuple(each for each in coming if first <= (each.due.day - as_of).days <= last)

    late = [each for each in open_ones if each.due.day < as_of]
    year_end = (date(as_of.year, 12, 31) - as_of).days
    counts = {due.day.year: sum(1 for other in later if other.day.year == due.day.year) for due in later}
    return Timeline(
        as_of,
        tuple(each for each in late if each.is_told),
        tuple(each for each in late if not each.is_told),
        within(0, 0),
        within(1, SOON),
        within(SOON + 1, NEXT),
        within(NEXT + 1, max(year_end, NEXT)),
        tuple(counts.items()),
        len(judged) - len(open_ones),
    )


def _urgency(task: Task) -> tuple[date, int]:
    codes = schema().codes("status")
    return task.due.day, codes.index(task.status.status) if task.status else len(codes)


def told(found: Timeline) -> str:
    """The timeline in one sentence."""
    parts = [f"{len(found.overdue)}项过期没有完成"] if found.overdue else []
    parts += [f"{len(found.silent)}项过期后还没有填报"] if found.silent else []
    parts = parts or ["没有过期未完成的事项"]
    parts += [f"当天到期{len(found.today)}项"] if found.today else []
    parts += [f"{SOON}天内到期{len(found.soon)}项"] if found.soon else []
    parts += [f"{NEXT}天内再到期{len(found.next)}项"] if found.next else []
    parts += [f"此后到年底{len(found.later)}项"] if found.later else []
    return "，".join(parts) + "。"


def late_line(graph: Graph, report: StatusReport, status_at: Callable[[date], StatusReport], state: State) -> Markup:
    """What is past its day, beside the statuses of the year, which do not tell it.

    Nothing where nothing is, or where nothing was reported up to the day.
    """
    days = days_of(graph, report.items)
    if latest(days, report.as_of) is None:
        return Markup("")

    def standing(day: date) -> StatusReport:
        return report if day == report.as_of else status_at(day)

    found = timeline(graph, [each.id for each in report.items], standing, report.as_of)
    if not (parts := _late(found)):
        return Markup("")
    link = Markup('<a href="{}" target="_self">看到期</a>').format(address("progress", **{**state, "show": "到期"}))
    return Markup('<p class="late">按期限看：{}（一件事的一个期限算一项），{}。</p>').format(joined(parts, "、"), link)


def _late(found: Timeline) -> list[Markup]:
    sorts = (("off_target", found.overdue, "过期没有完成"), ("no_data", found.silent, "过期后还没有填报"))
    return [so_many(code, len(tasks), words) for code, tasks, words in sorts if tasks]


def months(found: Timeline) -> Markup:
    """The year as twelve boxes with how much is due in each and not done yet."""
    year = found.as_of.year
    return Markup('<ol class="months" aria-label="{}">{}</ol><p class="quiet">{}</p>').format(
        f"{year}年各月到期而没有完成的事项",
        joined(_month(found, month) for month in range(1, 13)),
        f"{SHAPES['off_target']} 过期没有完成，{SHAPES['no_data']} 过期后还没有填报，{_COMING} 还没有到期",
    )


def _month(found: Timeline, month: int) -> Markup:
    now = found.as_of.month
    css = "past" if month < now else "now" if month == now else "coming"
    sorts = (
        (SHAPES["off_target"], found.overdue),
        (SHAPES["no_data"], found.silent),
        (_COMING, (*found.today, *found.soon, *found.next, *found.later)),
    )
    counts = [(shape, sum(_is_in(each, found.as_of.year, month) for each in tasks)) for shape, tasks in sorts]
    said = " ".join(f"{shape} {times}项" for shape, times in counts if times) or "·"
    return Markup('<li class="{}{}"><span>{}月{}</span><b>{}</b></li>').format(
        css, " late" if counts[0][1] else "", month, "（本月）" if css == "now" else "", said
    )


def _is_in(task: Task, year: int, month: int) -> bool:
    return (task.due.day.year, task.due.day.month) == (year, month)


def why_lit(tasks: Sequence[Task], as_of: date) -> str:
    """Says by which report the lights stand where it is older than the day that things were due; empty where none is."""
    due = [each.status for each in tasks if each.status and each.due.day <= as_of and not each.is_told]
    days = [each.reported for each in due if each.reported]
    if not days:
        return "这些事项当年都没有填报。" if due else ""
    last = max(days)
    said = f"到期那天还没有填报，灯按各自最近的填报（最近{day_words(last, as_of)}）与当时应有的进度比"
    return f"{said}；到期时完成没有，要等填报。"


def rest(found: Timeline) -> Markup:
    """What needs no list: what is done, and how much the later years hold."""
    years = "，".join(f"{year}年{times}项" for year, times in found.years)
    done = f"到今年底为止的目标已有{found.done}项达标。" if found.done else ""
    return Markup('<p class="quiet">{}{}</p>').format(done, f"以后各年的目标：{years}。" if years else "")


def listed(tasks: Sequence[Task], graph: Graph) -> Markup:
    """The tasks as a list by day; many of one day are folded."""
    days: dict[date, list[Task]] = {}
    for each in tasks:
        days.setdefault(each.due.day, []).append(each)
    return Markup('<ol class="days">{}</ol>').format(joined(_day(day, own, graph) for day, own in days.items()))


def _day(day: date, tasks: Sequence[Task], graph: Graph) -> Markup:
    head = Markup("<b>{}</b>{}").format(f"{day.year}年{day.month}月{day.day}日", f" · {len(tasks)}项")
    first, rest = tasks[:_FOLDED], tasks[_FOLDED:]
    shown = Markup("<ul>{}</ul>").format(joined(_task(each, graph) for each in first))
    if rest:
        shown += Markup('<details class="proof"><summary>其余{}项</summary><ul>{}</ul></details>').format(
            len(rest), joined(_task(each, graph) for each in rest)
        )
    return Markup("<li>{}{}</li>").format(head, shown)


def _task(task: Task, graph: Graph) -> Markup:
    due = task.due
    no = Markup('<span class="quiet">任务{} </span>').format(due.item.no) if due.item.no else ""
    words = Markup('<span class="why">{}{}</span>').format(due.text, "" if due.named else "（年度目标）")
    return Markup("<li>{} {}{}<br>{}</li>").format(
        light(task.status.status if task.status else None), no, named(graph.nodes[due.item.node.id]), words
    )
