"""Titles of a table's header that stand above several columns: gone, with the titles below them in their place.

A flattened header is read row by row: a spanning title may stand right before its own titles (分年度计划, 2023年, 2024年),
or all titles of the second row come behind those of the first.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from ingest.tables.titles import Column, may_span

_SHARED = re.compile("(?:责任|工作|职责|任务)分工")
_YEARLY = re.compile("年|计划|进度|分解")
_EXACT = re.compile(r"(?:指标|项目|名称)(?:\(.*\))?$")


def spans(column: Column | None) -> bool:
    """Whether a title may stand above others: 目标值, 基数, 责任分工."""
    if column is None:
        return False
    undated = column.kind == "baseline" and column.year is None
    return undated or column.kind == "loose" or _is_shared(column)


def without_spanning(columns: Sequence[Column], start: int | None) -> list[Column]:
    """The columns in order once spanning titles are gone; `start` is the plan's first year, if known."""
    return _placed(_undoubled(_read_as_spanning(columns), start), start)


def _is_shared(column: Column) -> bool:
    return column.kind == "units" and _SHARED.fullmatch(column.title) is not None


def _is_dated(column: Column) -> bool:
    return column.kind == "term" or (column.kind in ("baseline", "target") and column.year is not None)


def _read_as_spanning(columns: Sequence[Column]) -> list[Column]:
    """目标任务 or 年度任务 names rows, but behind their names it stands above years."""
    found: list[Column] = []
    for place, column in enumerate(columns):
        before = [each for each in columns[:place] if each.kind in ("name", "section")]
        above = place + 1 < len(columns) and _is_dated(columns[place + 1])
        if column.kind == "name" and before and may_span(column.title):
            behind = any(each.kind == "baseline" for each in columns[:place])
            sure = _YEARLY.search(column.title) or any(_EXACT.search(each.title) for each in before)
            if behind or (above and sure):
                column = replace(column, kind="loose")
        found.append(column)
    return found


def _undoubled(columns: Sequence[Column], start: int | None) -> list[Column]:
    """Without the titles that stand right before the first of their own."""
    told = any(column.kind == "units" and not _is_shared(column) for column in columns)
    kept = []
    for column, after in zip(columns, [*columns[1:], None], strict=True):
        fits = after is not None and _belongs(after, column, start)
        if not (told and _is_shared(column)) and not (column.kind in ("loose", "baseline") and spans(column) and fits):
            kept.append(column)
    return kept


def _belongs(column: Column, above: Column, start: int | None) -> bool:
    if above.kind == "loose":
        return _is_dated(column)
    return column.kind == "baseline" or (column.kind == "target" and (column.year or 0) < (start or 0))


def _placed(columns: list[Column], start: int | None) -> list[Column]:
    """With the years that stand behind all other titles under the titles that span them."""
    tail = list(takewhile(_is_dated, reversed(columns)))[::-1]
    rest = columns[: len(columns) - len(tail)]
    open_ = [place for place, column in enumerate(rest) if column.kind in ("loose", "baseline") and spans(column)]
    if not tail or not open_:
        return columns
    past = [column for column in tail if _is_past(column, start)]
    under = _shared_out([rest[place].kind for place in open_], past, [each for each in tail if each not in past])
    if under is None:
        return columns
    below = dict(zip(open_, under, strict=True))
    return [each for place, column in enumerate(rest) for each in (below.get(place) or [column])]


def _is_past(column: Column, start: int | None) -> bool:
    return column.kind == "baseline" or (column.kind == "target" and (column.year or 0) < (start or 0))


def _shared_out(kinds: Sequence[str], past: list[Column], coming: list[Column]) -> list[list[Column]] | None:
    """Which years stand under each title, by whether it is of aims or of what has been; None where they don't go up."""
    aims, bases = kinds.count("loose"), len(kinds) - kinds.count("loose")
    if (coming and not aims) or len(past) > bases or (aims > 1 and len(coming) not in (0, aims)):
        return None
    found: list[list[Column]] = []
    for kind in kinds:
        if kind != "loose":
            found.append([past.pop(0)] if past else [])
        elif aims > 1:
            found.append([coming.pop(0)] if coming else [])
        else:
            found.append(coming)
    return found
