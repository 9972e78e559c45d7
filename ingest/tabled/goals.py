"""What a goal's cell in a table of tasks says: one or more figures with what they count, or words.

Such cells tell a goal as a clause (新增公办学位2500个) where a table of indicators has the figure alone.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.claims.annex import Reader
from ingest.claims.clauses import Clause, read_clauses
from ingest.claims.figures import Aim, read_figures
from ingest.claims.prose import uncovered
from ingest.tables.cells import Figure, read_target

_RATIOS = ("%", "‰", "个百分点")
_REACHED = re.compile(r"(?:[到至在为达]|[低少高大多]于|突破|超过?)\s*\d")
_YEAR = 2000  # stands for the column's, so that a cell reads as a sentence


def goal_reader(cells: Sequence[str]) -> Reader:
    """Reads the cells of a row of goals: what is made is new where another year's cell adds up (累计建成…)."""
    adds = any("累计" in cell for cell in cells)

    def read(text: str, row: str, unit: str | None) -> tuple[Figure, ...]:
        return read_goal(text, row, unit, adds)

    return read


def read_goal(text: str, row: str = "", unit: str | None = None, adds: bool = False) -> tuple[Figure, ...]:
    """The figures of a goal's cell (folded text), or one of words; `adds` says that other cells of the row add up.

    >>> [(figure.mode, figure.value, figure.unit) for figure in read_goal("新增公办学位2500个")]
    [('new', 2500, '个')]
    """
    plain = read_target(text, row, unit)
    if any(figure.counts or figure.mode == "unassessed" for figure in plain):
        return plain
    told = _told(text)
    if any(not aims or any(map(_is_progress, aims)) for _, aims in told):
        return plain
    return _figures(text, told, adds)


def read_promise(text: str, row: str = "", unit: str | None = None) -> tuple[Figure, ...]:
    """The same for a cell that says what is done: beside ways of working (清理飞线充电), what is made in a number counts.

    >>> [(figure.mode, figure.value) for figure in read_promise("新建充电棚12处,清理飞线充电。")]
    [('new', 12)]
    """
    whole = read_goal(text, row, unit)
    if any(figure.counts for figure in whole):
        return whole
    made = [(clause, [aim for aim in aims if _is_made(aim)]) for clause, aims in _told(text)]
    return _figures(text, made, False) or whole


def _told(text: str) -> list[tuple[Clause, list[Aim]]]:
    """The clauses of a cell, each with its figures."""
    clauses = read_clauses(_sentence(text), (_YEAR, _YEAR))
    return [(clause, list(read_figures(clause, None, None, ""))) for clause in clauses]


def _sentence(text: str) -> str:
    return f"{_YEAR}年{text.strip()}"


def _figures(text: str, told: Sequence[tuple[Clause, Sequence[Aim]]], adds: bool) -> tuple[Figure, ...]:
    figures = [
        replace(aim.figure, name=uncovered(aim, _sentence(text)).name, mode=_mode(clause, aim, adds))
        for clause, aims in told
        for aim in aims
    ]
    return tuple(figures) if len(figures) > 1 else tuple(replace(figure, name="") for figure in figures)


def _is_made(aim: Aim) -> bool:
    return aim.figure.mode in ("new", "cumulative") and aim.figure.unit not in _RATIOS


def _is_progress(aim: Aim) -> bool:
    """Whether a share tells how far a work has come (完成路基处理30%) and not how things are."""
    return aim.figure.mode == "cumulative" and aim.figure.unit in _RATIOS


def _mode(clause: Clause, aim: Aim, adds: bool) -> str:
    """By the words of a year's column (contract): what prose counts up to a year is new or a level there."""
    if "累计" in clause.text:
        return "cumulative"
    if aim.figure.mode in ("annual", "new") or aim.figure.unit in _RATIOS:
        return aim.figure.mode
    done = aim.figure.mode == "cumulative" and clause.text.startswith(aim.name)  # 修缮村级养老站8个
    if "新增" in clause.text or done or (adds and not _REACHED.search(clause.text)):
        return "new"
    return read_target(clause.text.replace(aim.name, "", 1))[0].mode.replace("milestone", "level")
