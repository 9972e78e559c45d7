"""Which columns a row's values stand in, where empty cells were dropped: the assignment with the best score over named features.

Order is kept, so n columns and k values leave C(n, k) readings. A feature says why a value fits a year; the margin
between the best reading and the best one that puts a value elsewhere decides how sure that value's year is.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ingest.tables.cells import Figure, read_target, says_data_year
from ingest.tables.columns import Column

# A reading this much worse than the best is no reading: chosen on rows read by hand, see bench/alignment.py.
MARGIN = 0.9

_CUMULATIVE = re.compile("(?:部级|省级)?累计")
_MONTH = re.compile(r"\d{1,2}月|[上下]半年|年底|年内")
_PAST = re.compile("已|目前|现有|在建|上年|历年")
_WISH = re.compile("争取|力争|拟")
_EARLY = re.compile("启动|谋划|前期|组织申报|筹备|推动|探索|选址|签约|摸底|准备")
_LATE = re.compile("完成建设|建成|投运|投用|稳定|巩固|有效|正常运|成熟|完善|更加|较好|全面")
# What it costs a reading to leave a column empty: plans most often know no baseline, and nearly always the last year.
_EMPTY_BASELINE, _EMPTY_FIRST, _EMPTY_MIDDLE, _EMPTY_LAST = 0.0, 1.3, 1.0, 1.8
# A row that says 累计 in the end, or whose task's neighbours leave the same columns empty, is read like them.
_SAME_SHAPE = 0.6
# Where other rows of the task do tell what had been done, this one more likely tells it too.
_BASELINES_NEAR = 0.5


@dataclass(frozen=True, slots=True)
class Context:
    """What the task's own text says: figures and words for each year; whether other rows of the task are full."""

    figures: Mapping[int, frozenset[float]]
    words: Mapping[int, str]
    baselines: bool = False


NO_CONTEXT = Context({}, {})


@dataclass(frozen=True, slots=True)
class Placed:
    """A value's column: `rule` is None where nothing was missing; `others` are the columns that it may also stand in."""

    column: int
    rule: str | None
    others: tuple[int, ...] = ()


def align(
    cells: Sequence[str], columns: Sequence[Column], context: Context = NO_CONTEXT, shape: tuple[int, ...] | None = None
) -> list[Placed]:
    """The column of each value, in order. `shape` is the reading of a neighbouring row with as many values."""
    if len(cells) == len(columns):
        return [Placed(place, None) for place in range(len(columns))]
    figures = [read_target(cell) for cell in cells]
    readings = list(combinations(range(len(columns)), len(cells)))
    scored = [(score(cells, figures, columns, reading, context, shape), reading) for reading in readings]
    best_score, best = max(scored, key=lambda pair: (pair[0], pair[1]))
    placed = []
    for index, place in enumerate(best):
        near = {reading[index] for value, reading in scored if best_score - value < MARGIN}
        rule = _rule(cells[index], figures[index], columns, place, context)
        placed.append(Placed(place, rule, tuple(sorted(near - {place}))))
    return placed


def score(
    cells: Sequence[str],
    figures: Sequence[tuple[Figure, ...]],
    columns: Sequence[Column],
    reading: tuple[int, ...],
    context: Context,
    shape: tuple[int, ...] | None,
) -> float:
    """How well a reading fits; only differences between readings of one row mean anything."""
    total = sum(
        sum(_features(cell, figure, columns, place, context).values())
        for cell, figure, place in zip(cells, figures, reading, strict=True)
    )
    total -= sum(_empty(columns, place, context) for place in range(len(columns)) if place not in reading)
    return total + (_SAME_SHAPE if shape == reading else 0.0)


def _empty(columns: Sequence[Column], place: int, context: Context) -> float:
    if columns[place].kind == "baseline":
        return _EMPTY_BASELINE + (_BASELINES_NEAR if context.baselines else 0.0)
    if place == _last(columns):
        return _EMPTY_LAST
    return _EMPTY_FIRST if place == _first(columns) else _EMPTY_MIDDLE


def _last(columns: Sequence[Column]) -> int:
    """The place of the latest year, which is printed in front of the others where the goal comes first."""
    return max(range(len(columns)), key=lambda place: (columns[place].year or 0, place))


def _first(columns: Sequence[Column]) -> int:
    """The place of the first year that has targets."""
    targets = [place for place, column in enumerate(columns) if column.kind == "target"]
    return min(targets, key=lambda place: columns[place].year or 0, default=0)


def _features(
    cell: str, figures: Sequence[Figure], columns: Sequence[Column], place: int, context: Context
) -> dict[str, float]:
    """The named reasons for and against a value standing in a column."""
    column, last = columns[place], place == _last(columns)
    baseline = column.kind == "baseline"
    found: dict[str, float] = {}
    if _CUMULATIVE.match(cell):
        found["累计列于末年"] = 4.0 if last else -1.0 if baseline else -3.0
    if says_data_year(cell):
        found["注明数据年份"] = 6.0 if baseline else -6.0
    if column.year and str(column.year) in cell:
        found["格中写明年份"] = 4.0
    if baseline and any(figure.value == 0 for figure in figures):
        found["从零起步"] = 2.0
    if _MONTH.search(cell) and baseline:
        found["限期在后"] = -2.5
    if _PAST.search(cell):
        found["已有状态"] = 2.0 if baseline else -0.5
    if _WISH.search(cell) and baseline:
        found["尚未发生"] = -2.0
    if _EARLY.match(cell) and last:
        found["起步不在末年"] = -1.5
    if _LATE.search(cell) and baseline:
        found["建成不在基期"] = -1.2
    return found | _agreement(figures, cell, column, context)


def _agreement(figures: Sequence[Figure], cell: str, column: Column, context: Context) -> dict[str, float]:
    """What the task's text says for the column's year."""
    found: dict[str, float] = {}
    if column.kind != "target" or column.year is None:
        return found
    told = context.figures.get(column.year, frozenset())
    if any(figure.counts and figure.value in told for figure in figures):
        found["与正文数字一致"] = 2.5
    words = context.words.get(column.year, "")
    overlap = _overlap(cell, words) if words and not any(figure.counts for figure in figures) else 0.0
    if overlap >= 0.5:
        found["与正文措辞一致"] = 2.0 * overlap
    return found


def _overlap(cell: str, words: str) -> float:
    pairs = {cell[i : i + 2] for i in range(len(cell) - 1)}
    return sum(pair in words for pair in pairs) / len(pairs) if pairs else 0.0


def _rule(cell: str, figures: Sequence[Figure], columns: Sequence[Column], place: int, context: Context) -> str:
    reasons = [name for name, weight in _features(cell, figures, columns, place, context).items() if weight > 0]
    return "缺格对齐：" + ("、".join(reasons) if reasons else "基期多缺、末年少缺")
