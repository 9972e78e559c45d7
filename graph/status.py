"""Where every item and task stands at a date: the one place where the contract's status rules come together."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from graph.arithmetic import day_of, day_text, is_year_end, shown
from graph.goals import Goal
from graph.items import items
from graph.ledger import Ledger, ledger, number
from graph.milestone import assess_milestone
from graph.pace import Assessment, assess_figure
from graph.view import Graph
from ontology import Node, Number, schema

_PRINTED = ("id", "kind", "name", "level", "task", "status", "reason", "expected", "value", "target")


@dataclass(frozen=True, slots=True)
class ItemStatus:
    """Where an item stands; `reason` is the arithmetic in Chinese words.

    `expected` is what should have been reached by the report's day, `value` what was reported, `target` the year's
    target as printed (the number, where a straight line gave it). `task` is the task's number, `reported` the day of
    the report that was judged, `members` are the ids of all rows that are this item.
    """

    id: str
    kind: str
    name: str
    level: str | None
    task: str | None
    status: str
    reason: str
    expected: Number | str | None
    value: Number | str | None
    target: Number | str | None
    reported: date | None
    members: frozenset[str]


@dataclass(frozen=True, slots=True)
class TaskStatus:
    """Where a task stands: as bad as its worst row."""

    id: str
    no: str
    status: str


@dataclass(frozen=True, slots=True)
class StatusReport:
    """All statuses at the date `as_of`, in the plans' own order."""

    as_of: date
    items: tuple[ItemStatus, ...]
    tasks: tuple[TaskStatus, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many items have each status, worst first; all statuses are there."""
        found = Counter(each.status for each in self.items)
        return {status: found[status] for status in schema().codes("status")}

    def by_id(self) -> dict[str, str]:
        """The status of each task and of each row, whichever of the rows that are one thing it is."""
        return _of_rows(self.items) | {each.id: each.status for each in self.tasks}

    def to_json(self) -> dict[str, Any]:
        """The document that `lutu status --json` prints."""
        return {
            "as_of": self.as_of.isoformat(),
            "items": [{key: getattr(each, key) for key in _PRINTED} for each in self.items],
            "tasks": [asdict(each) for each in self.tasks],
            "counts": self.counts,
        }


def statuses(graph: Graph, as_of: date) -> StatusReport:
    """Judges every item by its latest report of the year of `as_of` that is not later, and every task by its rows."""
    judged = tuple(_item_status(ledger(graph, item), as_of) for item in items(graph))
    return StatusReport(as_of, judged, tuple(_task_statuses(graph, judged)))


def history(graph: Graph) -> dict[str, dict[date, str]]:
    """The status of each task and item on every day on which it may change; until the next such day it stays.

    A status hangs on the day's year and on the latest report alone: it may change at New Year and with a report.
    """
    books = [ledger(graph, item) for item in items(graph)]
    found = {book.item.node.id: {day: _item_status(book, day).status for day in _days(book)} for book in books}
    rows = {member: found[book.item.node.id] for book in books for member in book.item.members}
    for task, counting in _counting_rows(graph, rows):
        days = sorted({date.min}.union(*(rows[row] for row in counting)))
        found[task.id] = {day: _worst_of(_at(rows[row], day) for row in counting) for day in days}
    return found


def _days(book: Ledger) -> list[date]:
    """The days on which the item's status may change, from the first of all days on."""
    reports = [day_of(each) for each in book.reports]
    years = [*book.targets, *(day_of(each).year for each in (*book.baselines, *book.reports))]
    new_years = [date(year, 1, 1) for year in range(min(years), max(years) + 2)] if years else []
    return sorted({date.min, *new_years, *reports})


def _at(changes: Mapping[date, str], day: date) -> str:
    return changes[max(since for since in changes if since <= day)]


def last_report(graph: Graph, today: date) -> date | None:
    """The day of the latest report that is not after `today`; None without any."""
    days = (day_of(each) for each in graph.of("Observation") if each.get("origin") == "report")
    return max((day for day in days if day <= today), default=None)


def default_as_of(graph: Graph, today: date) -> date:
    """The date that status is judged at when none is asked for: that of the latest report, `today` without any."""
    return last_report(graph, today) or today


def refusal(graph: Graph, row: str, report: Node, others: Iterable[Node] = ()) -> str | None:
    """Why the arithmetic can't take a report on this row, in Chinese; None if it can.

    `others` are reports on the same item that are not in the graph yet (other rows of the sheet). A total is refused
    where the year's target counts the year alone and no earlier total is there to be subtracted (contract: Status).
    """
    item = next((each for each in items(graph) if row in each.members), None)
    if item is None:
        return None
    book, year = ledger(graph, item, others), day_of(report).year
    for goal in book.goals(year):
        told = number(report, goal)
        if told is not None and book.reached(goal, report) is None:
            return (
                f"“{item.label}”{year}年目标“{goal.text}”按当年计，而填报的是累计{shown(told, goal.unit)}，"
                f"此前没有累计数可减；请改填当年数（口径“当年”），或先补报{year - 1}年的数"
            )
    return None


def _item_status(book: Ledger, as_of: date) -> ItemStatus:
    goals, report = book.goals(as_of.year), book.report(as_of)
    found = [_assessment(book, goal, report, as_of) for goal in goals]
    found = found or [Assessment("not_assessed", f"{as_of.year}年没有目标，也不能由前后年份推算")]
    status, reason = _worst(goals, found)
    node = book.item.node
    starred = node.kind == "Indicator" and node.get("starred")
    if starred and report is not None and status in ("met", "on_track"):
        status, reason = _starred(book, report, status, reason)
    return ItemStatus(
        id=node.id,
        kind=node.kind,
        name=node.name or "",
        level=node.get("level"),
        task=book.item.no,
        status=status,
        reason=f"{reason}，{_label(status)}。",
        expected=_joined([each.expected for each in found]),
        value=_joined([each.value for each in found]),
        target=_target(goals),
        reported=day_of(report) if report else None,
        members=book.item.members,
    )


def _assessment(book: Ledger, goal: Goal, report: Node | None, as_of: date) -> Assessment:
    if goal.mode == "unassessed":
        return Assessment("not_assessed", goal.said)
    if report is None:
        return Assessment("no_data", _unreported(book, goal, as_of))
    return assess_milestone(goal, report) if goal.mode == "milestone" else assess_figure(book, goal, report)


def _unreported(book: Ledger, goal: Goal, as_of: date) -> str:
    none = f"{goal.said}，截至{day_text(as_of, goal.year)}当年没有填报"
    before = book.reports_before(date(goal.year, 1, 1))
    if not before:
        return f"{none}，此前也没有填报"
    last = before[-1]
    value = number(last, goal)
    told = shown(value, goal.unit) if value is not None else last.get("state") or "排位"
    return f"{none}，最近一次填报是{day_text(day_of(last), goal.year)}的{told}"


def _worst(goals: tuple[Goal, ...], found: list[Assessment]) -> tuple[str, str]:
    """The worst status and the words for all: an item with several figures is as bad as its worst."""
    status = _worst_of(each.status for each in found)
    if len(found) == 1:
        return status, found[0].words
    parts = [f"{goal.name}：{each.words}，{_label(each.status)}" for goal, each in zip(goals, found, strict=True)]
    return status, "；".join(parts) + "；以最差的计"


def _starred(book: Ledger, report: Node, status: str, reason: str) -> tuple[str, str]:
    """A starred indicator also needs its provincial rank to rise (contract: Status)."""
    day, (rank, before) = day_of(report), book.ranks(report)
    if rank is None or before is None:
        why = "没有填报全省排位" if rank is None else f"全省排位第{rank}，没有上期排位可比"
        return ("unknown" if is_year_end(day) else status), f"{reason}，但带*指标还须排位上升，{why}"
    if rank < before:
        return status, f"{reason}，全省排位由第{before}升至第{rank}"
    risen = f"{reason}，但带*指标还须排位上升，全省排位上期第{before}、本期第{rank}"
    return ("off_target" if is_year_end(day) else "at_risk"), risen


def _task_statuses(graph: Graph, judged: Iterable[ItemStatus]) -> Iterable[TaskStatus]:
    of_row = _of_rows(judged)
    for task, counting in _counting_rows(graph, of_row):
        yield TaskStatus(task.id, task.get("no"), _worst_of(of_row[row] for row in counting))


def _counting_rows(graph: Graph, judged: Iterable[str]) -> Iterator[tuple[Node, list[str]]]:
    """Each task with those of its judged rows that decide on its status."""
    known = frozenset(judged)
    scope = _counting_scopes(graph, known)
    for task in graph.tasks():
        plan = graph.plan_of(task.id)
        wanted = scope.get(plan.id if plan else None, "body")
        yield task, [row.id for row in graph.rows(task.id) if row.get("scope") == wanted and row.id in known]


def _counting_scopes(graph: Graph, rows: Iterable[str]) -> dict[str | None, str]:
    """The plans with an annex: there the annex rows decide on the tasks, elsewhere the body's figures do."""
    annex = (row for row in rows if graph.nodes[row].get("scope") == "annex")
    return {plan.id if (plan := graph.plan_of(row)) else None: "annex" for row in annex}


def _of_rows(judged: Iterable[ItemStatus]) -> dict[str, str]:
    return {member: each.status for each in judged for member in each.members}


def _worst_of(found: Iterable[str]) -> str:
    return min(found, key=schema().codes("status").index, default="not_assessed")


def _joined(values: list[Number | str | None]) -> Number | str | None:
    """The value of the one figure; those of several with a stroke between them, as a report has them."""
    if len(values) == 1 or not any(value is not None for value in values):
        return values[0]
    return "/".join("—" if value is None else str(value) for value in values)


def _target(goals: tuple[Goal, ...]) -> Number | str | None:
    if not goals:
        return None
    texts = dict.fromkeys(shown(goal.value, goal.unit) if goal.line and goal.value else goal.text for goal in goals)
    return "；".join(texts)


def _label(status: str) -> str:
    return schema().label("status", status)
