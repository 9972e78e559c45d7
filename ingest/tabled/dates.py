"""The years that the goals of a table of tasks are meant for: the column's, the cell's own, the deadline's."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.tables.table import Value
from ingest.tables.titles import Column
from ingest.tables.trace import Cell
from ingest.text.patterns import YEAR

Period = tuple[int | None, int | None]

FEWER = "单元格少于列"
DEADLINE, YEARLY, ONLY, LAST = "完成时限所在年份", "每年：期内各年", "按方案年度", "未写年份：按方案末年"
_EVERY = re.compile("每年|每学年|逐年")
_MONTH = re.compile("月|半年|季度|年[底末中]|^[底末]")


def dated(
    column: Column, cell: Cell, deadline: Cell | None, period: Period, free: tuple[Column, ...] = ()
) -> Iterator[Value]:
    """The goal of a cell in each year that it is meant for; none where it names several years or nothing says which.

    It may stand in one of the `free` columns instead of its own: then the deadline decides, if it can.
    """
    own = {int(year) for year in YEAR.findall(cell.text)}
    if column.year:
        yield _settled(column, cell, deadline, free)
    if column.year or len(own) > 1:
        return
    if own:
        yield Value(cell, replace(column, kind="target", year=own.pop()), None, ())
        return
    due = [int(year) for year in YEAR.findall(deadline.text)] if deadline else []
    every = _EVERY.search(cell.text) or (deadline and _EVERY.search(deadline.text))
    if every and not due and period[0] and period[1]:
        for each in range(period[0], period[1] + 1):
            yield Value(cell, replace(column, kind="target", year=each), YEARLY, ())
        return
    year = max(due) if due else period[1]
    rule = DEADLINE if due else ONLY if period[0] == period[1] else LAST
    if year:
        yield Value(cell, replace(column, kind="target", year=year), rule, ())


def _settled(column: Column, cell: Cell, deadline: Cell | None, free: tuple[Column, ...]) -> Value:
    if not free:
        return Value(cell, column, None, ())
    years = [int(year) for year in YEAR.findall(deadline.text)] if deadline else []
    by_then = [each for each in (column, *free) if each.year in years]
    if len(by_then) == 1:
        return Value(cell, by_then[0], f"{FEWER}，{DEADLINE}", ())
    return Value(cell, column, FEWER, free)


def due(deadline: Cell | None, period: Period) -> Iterator[Value]:
    """A deadline as the one goal of a task without others; none where it gives neither year nor month."""
    if deadline is None:
        return
    years = [int(year) for year in YEAR.findall(deadline.text)]
    if years:
        yield Value(deadline, Column("target", "", max(years)), None, ())
    elif period[0] == period[1] and period[1] and _MONTH.search(deadline.text) and not _EVERY.search(deadline.text):
        yield Value(deadline, Column("target", "", period[1]), ONLY, ())
