"""What the rows of a table tell of a column whose title may mean two things."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.tables.titles import Column
from ingest.text.numerals import task_number, task_reference
from ontology import UNIT

_NUMBERED_ROWS = 3
_BODY = re.compile(r"[省市区县州旗镇乡各].{1,20}(?:局|委|办|办公室|政府|集团|公司|中心|分局)")
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
    """A column of 任务 may hold the tasks' numbers: these tell a row's task, and 序号 behind it only counts the rows."""
    for place, column in enumerate(columns):
        cells = [row[place] for row in rows if len(row) == len(columns) and row[place]]
        numbers = [cell for cell in cells if task_reference(cell)]
        if column.kind == "section" and cells and 2 * len(numbers) >= len(cells):
            behind = [replace(each, kind="other") if each.kind == "no" else each for each in columns[place + 1 :]]
            return (*columns[:place], replace(column, kind="no"), *behind)
    return columns


def with_numbers(columns: _Columns, cells: Sequence[str]) -> _Columns:
    """The same of a table of a cell a line, where it is the first column."""
    if columns[0].kind != "section" or any(column.kind == "no" for column in columns):
        return columns
    if not any(map(task_number, cells[:2])) or sum(map(bool, map(task_number, cells))) < _NUMBERED_ROWS:
        return columns
    return (replace(columns[0], kind="no"), *columns[1:])
