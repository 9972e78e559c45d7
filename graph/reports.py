"""Rows of a progress sheet and a graph → reports that a store can take, or every reason why not."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from graph.arithmetic import exact
from graph.finder import Finder, NoItemError
from graph.goals import Goal, goals
from graph.items import Item
from graph.measure import converted
from graph.store import Report
from graph.view import Graph
from ontology import Amount, Document, LutuError, Node, Number, amounts

Refuse = Callable[[Graph, str, Node, Iterable[Node]], str | None]
_SHOWN, _LONGEST = 5, 300  # refusals in the message, characters of each
_RANK_UNITS = (None, "位", "名")


class Row(Protocol):
    """A row of a sheet: what it names, and its Observation, which has no id, name and value yet."""

    @property
    def no(self) -> int:
        """The row number as a spreadsheet shows it, from 1."""

    @property
    def plan(self) -> str:
        """The plan as written; empty where the sheet leaves it open."""

    @property
    def task(self) -> str:
        """The task number as written; empty for the plan's own items."""

    @property
    def name(self) -> str:
        """The item's name as written."""

    @property
    def figures(self) -> tuple[Amount, ...]:
        """The numbers of 完成值 as they stand, in their order."""

    @property
    def observation(self) -> Node:
        """The Observation, with evidence; `as_of` is absent where it can't be read."""

    @property
    def problems(self) -> tuple[str, ...]:
        """Chinese clauses, one for each cell that can't be read."""


class Sheet(Protocol):
    """A progress sheet."""

    @property
    def document(self) -> Document:
        """The document that the observations are slices of."""

    @property
    def rows(self) -> Sequence[Row]:
        """The rows that report something."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a row can't be taken; `row` is its number as a spreadsheet shows it."""

    row: int
    why: str


class SheetRefusedError(LutuError):
    """Rows of a sheet can't be taken, so none is; `refusals` has all of them, the message the first few."""

    def __init__(self, name: str, refusals: Sequence[Refusal]) -> None:
        self.refusals = tuple(refusals)
        told = "；".join(f"第{each.row}行{each.why[:_LONGEST]}" for each in refusals[:_SHOWN])
        rest = f"；另有{len(refusals) - _SHOWN}行" if len(refusals) > _SHOWN else ""
        super().__init__(f"{name} 有{len(refusals)}行不能导入，全表都没有保存：{told}{rest}。")


class _MisfitError(Exception):
    """A figure is not what the row's target counts; the message is a clause."""


def accept(_graph: Graph, _item: str, _report: Node, _others: Iterable[Node]) -> None:
    """Refuses no report."""


def fit(sheet: Sheet, graph: Graph, today: date, refuse: Refuse = accept) -> list[Report]:
    """The sheet's rows as reports on the graph's items; all of them, or SheetRefusedError with every bad row.

    `refuse` gives a reason why the arithmetic can't take a report, its last argument being the other reports that the
    sheet has on the same item (contract: Progress reports).
    """
    finder, reports = Finder(graph), dict[int, Report]()
    reasons: dict[int, list[str]] = defaultdict(list)
    for row in sheet.rows:
        reasons[row.no] += [*row.problems, *_not_yet(row, today)]
        try:
            item = finder.find(row.plan, row.task, row.name)
            if row.observation.get("as_of"):
                reports[row.no] = Report(item.node.id, _observation(graph, item, row))
        except (NoItemError, _MisfitError) as error:
            reasons[row.no].append(str(error))
    for no, why in (*_repeated(reports), *_not_taken(reports, graph, refuse)):
        reasons[no].append(why)
    refusals = [Refusal(no, "，".join(why)) for no, why in sorted(reasons.items()) if why]
    if refusals:
        raise SheetRefusedError(sheet.document.name, refusals)
    return list(reports.values())


def _not_yet(row: Row, today: date) -> list[str]:
    as_of = row.observation.get("as_of")
    return [f"截至日期{as_of}还没有到（今天是{today}）"] if as_of and as_of > today.isoformat() else []


def _first(reports: Mapping[int, Report]) -> dict[tuple[str, str], int]:
    """The first row of each item and date."""
    found: dict[tuple[str, str], int] = {}
    for no, report in reports.items():
        found.setdefault(report.key, no)
    return found


def _repeated(reports: Mapping[int, Report]) -> Iterator[tuple[int, str]]:
    first = _first(reports)
    for no, report in reports.items():
        if first[report.key] != no:
            yield no, f"与第{first[report.key]}行是同一事项、同一日期（{report.key[1]}），只能留一行"


def _not_taken(reports: Mapping[int, Report], graph: Graph, refuse: Refuse) -> Iterator[tuple[int, str]]:
    rows = _first(reports).values()
    of_item: dict[str, list[Node]] = defaultdict(list)
    for no in rows:
        of_item[reports[no].item].append(reports[no].observation)
    for no in rows:
        item, observation = reports[no].item, reports[no].observation
        why = refuse(graph, item, observation, [each for each in of_item[item] if each is not observation])
        if why:
            yield no, why


def _observation(graph: Graph, item: Item, row: Row) -> Node:
    """The row's observation as the item's own."""
    as_of: str = row.observation.properties["as_of"]
    told = {"name": f"{item.label}（截至{as_of}）", **row.observation.properties}
    told |= _values(graph, item, row, date.fromisoformat(as_of).year)
    known = {key: value for key, value in told.items() if value is not None}
    return replace(row.observation, id=f"{item.node.id}/report/{as_of}", properties=known)


def _values(graph: Graph, item: Item, row: Row, year: int) -> dict[str, Any]:
    """The properties that hold the row's figures, in the units and the order of the year's targets."""
    if not row.figures:
        return {}
    by_year = goals(graph, item)
    expected = _expected(by_year, year)
    if len(row.figures) != max(len(expected), 1):
        raise _MisfitError(f"完成值“{row.observation.get('text')}”有{len(row.figures)}个数，{_wanted(expected)}")
    if not expected:
        return _worded(row.figures[0])
    units = [goal.unit or (_fallback_unit(graph, item, by_year) if len(expected) == 1 else None) for goal in expected]
    told = zip(expected, units, map(_value, row.figures, expected, units), strict=True)
    ordered = sorted(told, key=lambda figure: figure[0].index)
    values = [value for _, _, value in ordered]
    several = {"values": values} if len(values) > 1 else {}
    return {"value": values[0], "measure_unit": ordered[0][1], **several}


def _expected(by_year: Mapping[int, Sequence[Goal]], year: int) -> list[Goal]:
    """The figures that a report of the year gives, as printed: of its target, else of the nearest year with figures."""
    figures = {each: [goal for goal in found if goal.value is not None] for each, found in by_year.items()}
    nearest = min((each for each in figures if figures[each]), key=lambda each: (abs(each - year), each), default=None)
    if nearest is None:
        return []
    cell = {goal.index: goal for goal in reversed(figures[nearest])}
    return sorted(cell.values(), key=lambda goal: (_position(goal), goal.index))


def _position(goal: Goal) -> int:
    """Where in the printed cell the figure stands, by the figure itself, else by its name (申报数)."""
    for figure in amounts(goal.text):
        if (exact(figure.value), figure.unit or "") == (goal.value, goal.unit):
            return figure.start
    place = goal.text.find(goal.name)
    return place if place >= 0 else len(goal.text)


def _wanted(expected: Sequence[Goal]) -> str:
    if len(expected) < 2:
        return "只应填一个数"
    return f"目标是“{expected[0].text}”，应按“{'/'.join(goal.name for goal in expected)}”的顺序填{len(expected)}个数"


def _fallback_unit(graph: Graph, item: Item, by_year: Mapping[int, Sequence[Goal]]) -> str | None:
    """What the row counts where its year's target lost the unit: as its name, another year or the baseline says."""
    rows = [graph.nodes[member] for member in sorted(item.members)]
    observed = [
        each for row in rows for each in graph.targets(row.id, "HAS_OBSERVATION") if each.get("origin") == "plan"
    ]
    units = [node.get("measure_unit") for node in (*rows, *observed)]
    others = [goal.unit for found in by_year.values() for goal in found if goal.mode != "rank"]
    return next(filter(None, (*others, *units)), None)


def _value(figure: Amount, goal: Goal, unit: str | None) -> Number:
    if goal.mode == "rank":
        if figure.unit not in _RANK_UNITS or figure.value != int(figure.value) or figure.value < 1:
            raise _MisfitError(f"目标“{goal.text}”是位次，完成值应填第几位")
        return figure.value
    value = converted(figure.value, figure.unit, unit)
    if value is None:
        told = f"与“{unit}”不符" if unit else "无从核对，该行没有写明计量单位，请只填数"
        raise _MisfitError(f"完成值的计量单位“{figure.unit}”{told}")
    return value


def _worded(figure: Amount) -> dict[str, Any]:
    """The figure of a row whose targets are words: as it was given."""
    plain = converted(figure.value, figure.unit, None)
    scaled = figure.unit in ("万", "亿") and plain is not None
    return {"value": plain if scaled else figure.value, "measure_unit": None if scaled else figure.unit}
