"""What the columns of a whole header are: which of them names the rows, and which year each has."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.tables.titles import Column, classify, year_of_term
from ingest.text.patterns import YEAR
from ingest.text.source import Line

_NAMED = ("name", "section")
_CONTENT = re.compile("内容|措施|举措")


def with_names(columns: Sequence[Column]) -> list[Column]:
    """The columns with one of kind name, if any can be: those that might be, too, are sections before it and words behind."""
    final = _names(columns)
    if final is None:
        return list(columns)
    found = [_beside(c, i - final) if c.kind in _NAMED else c for i, c in enumerate(columns)]
    found[final] = replace(columns[final], kind="name")
    return found


def dated(columns: Sequence[Column], lines: Sequence[Line], first: int, first_year: int | None) -> list[Column]:
    """The columns with their years; `first` is the header's line. What gets no year holds no targets.

    近期目标 takes the year that the text gives it, a lone 目标值 that of the table's title.
    """
    loose = [column for column in columns if column.kind in ("loose", "target", "term")]
    titles = "".join(line.text for line in lines[max(first - 2, 0) : first])
    of_title = set(YEAR.findall(titles)) if len(loose) == 1 else set()
    found = []
    for column in columns:
        year = None
        if column.kind == "term":
            year = year_of_term(column.title, "\n".join(line.text for line in lines))
        elif column.kind == "loose" and len(of_title) == 1:
            year = int(min(of_title))
        if column.kind in ("term", "loose"):
            column = replace(column, kind="target" if year else "other", year=year)
        found.append(column)
    return with_baselines(found, first_year)


def with_baselines(columns: Sequence[Column], first_year: int | None) -> list[Column]:
    """A bare year before the plan's first is the baseline; an undated 现状 is of the year before, 本年目标 of the first."""
    targets = [c.year for c in columns if c.kind == "target" and c.year]
    start = first_year or (
        min(targets) + 1 if len(targets) > 1 and not any(c.kind == "baseline" for c in columns) else 0
    )
    found = []
    for column in columns:
        if column.kind == "target" and column.year and column.year < start and not re.search("目标|计划", column.title):
            column = replace(column, kind="baseline")
        if column.kind == "baseline" and column.year is None:
            column = replace(column, year=(first_year or min(targets)) - 1 if first_year or targets else None)
        if column.kind == "target" and column.year is None:
            column = replace(column, kind="target" if first_year else "other", year=first_year)
        found.append(column)
    return found


def _names(columns: Sequence[Column]) -> int | None:
    """The place of the rows' names: the last title of names, unless it tells what the thing named before it holds.

    Where there is none, the last one of sections, or the first that says nothing to us in front of two years or more.
    """
    names = [i for i, column in enumerate(columns) if column.kind == "name"]
    exact = [i for i in names if columns[i].title.endswith("名称")]
    if names:
        return exact[-1] if exact and _CONTENT.search(columns[names[-1]].title) else names[-1]
    sections = [i for i, column in enumerate(columns) if column.kind == "section"]
    if sections:
        return sections[-1]
    years = [i for i, column in enumerate(columns) if column.kind in ("baseline", "target")]
    unknown = [i for i, c in enumerate(columns[: years[0]]) if c.title and not classify(c.title)] if years else []
    return unknown[0] if unknown and len(years) > 1 else None


def _beside(column: Column, places: int) -> Column:
    """What a column is that might have held the names, by how far it stands from the one that does."""
    return replace(column, kind="section" if places < 0 else "other")
