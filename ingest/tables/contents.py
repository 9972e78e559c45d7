"""What the rows of a table tell of a column whose title may mean two things."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from ingest.tables.titles import Column
from ingest.text.numerals import task_number, task_reference
from ontology import UNIT

_NUMBERED_ROWS = 3
_BODY = re.compile(r"[省市区县州旗镇乡各].{1,20}(?:局|委|办|办公室|政府|集团|公司|中心|分局)")
_OF_TASKS = re.compile("任务|工作|[条章][目款节文]|对应|所属")
_Columns = tuple[Column, ...]


def with_bodies(columns: _Columns, rows: Sequence[Sequence[str]]) -> _Columns:
    """单位 may head units of measure or bodies; `rows` are the cells of each line."""
    if all(column.kind != "measure" for column in columns):
        return columns
    cells = [cell for row in rows for cell in row]
    bodies = sum(all(map(_BODY.fullmatch, re.split("[、,;]", cell))) for cell in cells)
    measures = sum(UNIT.fullmatch(cell) is not None for cell in cells)
    if bodies <= measures:
        return columns
    return tuple(replace(c, kind="units", role="responsible") if c.kind == "measure" else c for c in columns)


def with_references(columns: _Columns, rows: Sequence[Sequence[str]]) -> _Columns:
    """条目 and 对应任务 may hold the tasks' numbers: these tell a row's task, and 序号 beside them only counts the rows."""

    def numbers(place: int) -> bool:
        cells = [row[place] for row in rows if len(row) == len(columns) and row[place]]
        return 0 < len(cells) <= 2 * sum(task_reference(cell) is not None for cell in cells)

    place = _reference(columns, numbers)
    if place is None:
        return columns
    behind = [replace(each, kind="other") if each.kind == "no" else each for each in columns[place + 1 :]]
    return (*columns[:place], replace(columns[place], kind="no"), *behind)


def with_numbers(columns: _Columns, cells: Sequence[str]) -> _Columns:
    """The same of a table of a cell a line: a first column is that of numbers, one beside 序号 refers to tasks."""
    named = sum(task_reference(cell) is not None and cell.startswith(("任务", "第")) for cell in cells)
    place = _reference(columns, lambda _: named >= max(_NUMBERED_ROWS, len(cells) / len(columns) / 2))
    if place is not None and any(each.kind == "no" for each in (*columns[:place], *columns[place + 1 :])):
        return (*columns[:place], replace(columns[place], kind="reference"), *columns[place + 1 :])
    if columns[0].kind != "section" or any(column.kind == "no" for column in columns):
        return columns
    if not any(map(task_number, cells[:2])) or sum(map(bool, map(task_number, cells))) < _NUMBERED_ROWS:
        return columns
    return (replace(columns[0], kind="no"), *columns[1:])


def _reference(columns: _Columns, numbers: Callable[[int], bool]) -> int | None:
    """Which column refers to tasks: of several of numbers the one whose title says so, else the last."""
    counted = [place for place, column in enumerate(columns) if column.kind == "no"]
    titled = [place for place, column in enumerate(columns) if _OF_TASKS.search(column.title)]
    found = [p for p in titled if p in counted or (columns[p].kind in ("section", "other") and numbers(p))]
    if found:
        return found[-1]
    return counted[-1] if len(counted) > 1 else None
