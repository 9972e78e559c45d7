"""The header of a table: which columns it has, and where the table stands.

Headers come in two forms: one cell a line, as a web page's table reads once it is flattened, or cells between tabs or bars.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.text.patterns import (
    ANNEX_MARK,
    BASELINE_WORDS,
    COLUMN_MEASURE,
    COLUMN_NAME,
    COLUMN_NO,
    COLUMN_OTHER,
    COLUMN_SECTION,
    COLUMN_UNITS,
    NOTE,
    YEAR,
)
from ingest.text.source import Line

_HEADER_LENGTH = 24
_LONGEST_HEADER = 16
_LOOSE_TARGET = re.compile("(?:年度)?目标(?:值)?|计划(?:值)?|年度(?:目标|计划|任务)(?:值)?")
_SECTION_LINE = re.compile(r"(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d{1,3}[.、](?!\d))")
_DELIMITER = re.compile(r"\s*\t\s*|\s*[|│｜]\s*")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `kind` is no, section, name, measure, baseline, target, units or other; `year` of a baseline or target.

    `role` is the role that a column of units gives (lead for 牵头单位).
    """

    kind: str
    title: str
    year: int | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """A table's columns and where its lines lie: `first` and `last` are indices of the header's lines."""

    columns: tuple[Column, ...]
    first: int
    last: int
    delimited: bool

    @property
    def years(self) -> tuple[Column, ...]:
        """The columns of baseline and targets, in order."""
        return tuple(column for column in self.columns if column.kind in ("baseline", "target"))

    @property
    def owned(self) -> bool:
        """Whether the table says who is responsible, as an annex does and a table of headline indicators does not."""
        return any(column.kind == "units" for column in self.columns)


def split_cells(text: str) -> list[str]:
    """The cells of a line that separates them by tabs or bars; a single one where it does not."""
    return _DELIMITER.split(text.strip("|│｜ ")) if _DELIMITER.search(text) else [text]


def find_headers(lines: Sequence[Line], first_year: int | None) -> list[Header]:
    """All table headers among the lines; `first_year` is the plan's first year, if known."""
    found: list[Header] = []
    index = 0
    while index < len(lines):
        header = _delimited(lines[index], index, first_year) or _flattened(lines, index, first_year)
        if header is not None:
            found.append(header)
            index = header.last
        index += 1
    return found


def table_end(lines: Sequence[Line], header: Header) -> int:
    """The index of the first line behind the table: a note, another annex, another table's header, or prose."""
    for index in range(header.last + 1, len(lines)):
        text = lines[index].text
        if NOTE.match(text) or _is_annex(text):
            return index
        if header.delimited:
            if len(split_cells(text)) < 2 and not _in_grid(lines, index):
                return index
        elif _is_prose(lines, index):
            return index
    return len(lines)


def _is_annex(text: str) -> bool:
    match = ANNEX_MARK.fullmatch(text)
    return match is not None and len(text) <= _HEADER_LENGTH + 20


def _in_grid(lines: Sequence[Line], index: int) -> bool:
    """A section row of a delimited table stands alone, with cells again on the next line."""
    return index + 1 < len(lines) and len(lines[index].text) < 60 and len(split_cells(lines[index + 1].text)) > 2


def _is_prose(lines: Sequence[Line], index: int) -> bool:
    """A heading followed by another heading, an item or a paragraph: the text goes on."""
    text = lines[index].text
    follows = lines[index + 1].text if index + 1 < len(lines) else ""
    heading = _SECTION_LINE.match(text) is not None
    return (heading and (len(text) > 60 or _SECTION_LINE.match(follows) is not None or len(follows) > 100)) or (
        len(text) > 120 and text.count("。") > 2
    )


def classify(title: str) -> Column | None:
    """What a header's cell makes of its column; None for a cell that heads none.

    >>> classify("2021年目标").year, classify("责任单位").kind, classify("完成建设")
    (2021, 'units', None)
    """
    title = re.sub(r"\s+", "", title)
    plain = re.sub(r"\([^()]*\)?", "", title)  # 指标(项目) is 指标
    if not title or len(title) > _HEADER_LENGTH:
        return None
    years = YEAR.findall(title)
    if len(years) == 1 and re.sub(r"[年度末底初()]|20\d\d", "", title) == "":
        return Column("target", title, int(years[0]))
    if len(years) == 1 and (BASELINE_WORDS.search(title) or re.search("目标|计划|任务|指标值|值", title)):
        kind = "baseline" if BASELINE_WORDS.search(title) and "目标" not in title else "target"
        return Column(kind, title, int(years[0]))
    for kind, pattern in (
        ("no", COLUMN_NO), ("units", COLUMN_UNITS), ("measure", COLUMN_MEASURE), ("other", COLUMN_OTHER),
        ("section", COLUMN_SECTION), ("name", COLUMN_NAME),
    ):  # fmt: skip
        if pattern.fullmatch(title) or pattern.fullmatch(plain):
            return Column(kind, title, None, _role(title) if kind == "units" else None)
    if BASELINE_WORDS.fullmatch(re.sub("值|数|年", "", title) or title):
        return Column("baseline", title)
    return Column("loose", title) if _LOOSE_TARGET.fullmatch(title) else None


def _role(title: str) -> str:
    words = (
        ("牵头", "lead"),
        ("主办", "lead"),
        ("配合", "support"),
        ("协办", "support"),
        ("参与", "support"),
        ("指导", "guide"),
    )
    return next((role for word, role in words if title.startswith(word)), "responsible")


def _delimited(line: Line, index: int, first_year: int | None) -> Header | None:
    cells = split_cells(line.text)
    if len(cells) < 3:
        return None
    columns = [classify(cell) or Column("other", cell) for cell in cells]
    return _header(columns, index, index, True, first_year)


def _flattened(lines: Sequence[Line], index: int, first_year: int | None) -> Header | None:
    columns: list[Column] = []
    for line in lines[index : index + _LONGEST_HEADER]:
        column = classify(line.text)
        if column is None:
            break
        columns.append(column)
    return _header(columns, index, index + len(columns) - 1, False, first_year) if len(columns) >= 3 else None


def _header(columns: list[Column], first: int, last: int, delimited: bool, first_year: int | None) -> Header | None:
    columns = _spread(columns)
    named = [i for i, column in enumerate(columns) if column.kind in ("name", "section")]
    years = [i for i, column in enumerate(columns) if column.kind in ("baseline", "target")]
    if not named or not years or (len(years) < 2 and not any(c.kind == "units" for c in columns)):
        return None
    final = next((i for i in reversed(named) if columns[i].kind == "name"), named[-1])
    columns = [
        replace(c, kind="name" if i == final else "section") if c.kind in ("name", "section") else c
        for i, c in enumerate(columns)
    ]
    return Header(tuple(_baselines(columns, first_year)), first, last, delimited)


def _spread(columns: list[Column]) -> list[Column]:
    """A spanning 目标值 above several years reads behind the other titles once flattened: its years take its place."""
    loose = [i for i, column in enumerate(columns) if column.kind == "loose"]
    tail = [column for column in columns if column.kind == "target"]
    if len(loose) != 1 or not tail or columns[-len(tail) :] != tail:
        return [replace(column, kind="other") if column.kind == "loose" else column for column in columns]
    rest = columns[: -len(tail)]
    return [*rest[: loose[0]], *tail, *rest[loose[0] + 1 :]]


def _baselines(columns: list[Column], first_year: int | None) -> list[Column]:
    """A bare year before the plan's first is the baseline; so is an undated 现状 of the year before."""
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
        found.append(column)
    return found
