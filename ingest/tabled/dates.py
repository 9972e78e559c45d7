"""The years that the goals of a table of tasks are meant for: the column's, the cell's own, the deadline's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.tabled.goals import read_promise
from ingest.tables.table import Value
from ingest.tables.titles import Column
from ingest.tables.trace import Cell

Period = tuple[int | None, int | None]

FEWER = "单元格少于列"
DEADLINE, YEARLY, ONLY, LAST = "完成时限所在年份", "每年：期内各年", "按方案年度", "未写年份：按方案末年"
_YEAR = re.compile(r"(?<!\d)20\d\d(?=年|[-/.]\d)")  # and no 2000个
_EVERY = re.compile(r"\D*(?:每年|每学年|逐年)")  # 新增贷款2000万元,每年走访100家 is no goal of every year
_MONTH = re.compile("月|半年|季度|年[底末中]|^[底末]")


def dated(
    column: Column, cell: Cell, deadline: Cell | None, period: Period, free: tuple[Column, ...] = ()
) -> Iterator[Value]:
    """The goal of a cell in each year that it is meant for; none where it names several years or nothing says which.

    It may stand in one of the `free` columns instead of its own: then the deadline decides, if it can.
    """
    if column.year:
        yield _settled(column, cell, deadline, free)
        return
    for year, rule in _dates(cell, deadline, period).items():
        yield Value(cell, replace(column, kind="target", year=year), rule, ())


def promised(measures: Sequence[Cell], deadline: Cell | None, period: Period) -> list[Value]:
    """The goals of a task in a table without any: what is made in a number by the deadline, else the deadline itself.

    None where the deadline gives neither year nor month; a year in the cell is its sentence's own.
    """
    due = _due(deadline, period) if deadline else None
    if deadline is None or due is None:
        return []
    year, rule = due
    column = Column("target", "", year)
    made = [cell for cell in measures if not _YEAR.search(cell.text) and read_promise(cell.text)[0].counts]
    return [Value(cell, column, rule or DEADLINE, ()) for cell in made] or [Value(deadline, column, rule, ())]


def _dates(cell: Cell, deadline: Cell | None, period: Period) -> dict[int, str | None]:
    """The years of a goal in a column without one, each with the rule where the cell does not print it."""
    own, due = {int(year) for year in _YEAR.findall(cell.text)}, _years(deadline)
    if own:
        return dict.fromkeys(own) if len(own) == 1 else {}
    if due:
        return {max(due): DEADLINE}
    first, last = period
    every = _EVERY.match(cell.text) or (deadline and _EVERY.match(deadline.text))
    if every and first and last:
        return dict.fromkeys(range(first, last + 1), YEARLY)
    return {last: ONLY if first == last else LAST} if last else {}


def _settled(column: Column, cell: Cell, deadline: Cell | None, free: tuple[Column, ...]) -> Value:
    if not free:
        return Value(cell, column, None, ())
    by_then = [each for each in (column, *free) if each.year in _years(deadline)]
    if len(by_then) == 1:
        return Value(cell, by_then[0], f"{FEWER}，{DEADLINE}", ())
    return Value(cell, column, FEWER, free)


def _due(deadline: Cell, period: Period) -> tuple[int, str | None] | None:
    """The year of a deadline, and the rule where it prints none."""
    if years := _years(deadline):
        return max(years), None
    only = period[0] == period[1] and _MONTH.search(deadline.text) and not _EVERY.match(deadline.text)
    return (period[1], ONLY) if period[1] and only else None


def _years(deadline: Cell | None) -> list[int]:
    return [int(year) for year in _YEAR.findall(f"{deadline.text}年")] if deadline else []
