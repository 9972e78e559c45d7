"""The header of a table: which columns it has, and where the table stands.

Headers come in three forms: one cell a line, as a web page's table reads once it is flattened; cells between tabs, bars
or wide blanks, on one line or two; and years down the side with the indicators across.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from ingest.tables.contents import with_bodies, with_numbers, with_references
from ingest.tables.settling import dated, with_baselines, with_names
from ingest.tables.spans import spans, without_spanning
from ingest.tables.titles import BASELINE_WORDS, Column, classify, classify_among, may_span, refers
from ingest.text.numerals import task_number
from ingest.text.patterns import ANNEX_MARK, NOTE, YEAR
from ingest.text.source import Line

__all__ = ["Column", "Header", "classify", "find_headers", "is_annex", "split_cells", "table_end"]

_HEADER_LENGTH = 24
_LONGEST_HEADER = 16
_UNKNOWN_TITLE = 8
_UNDER = ("baseline", "target", "units", "term")
_NEXT_ROWS = 4
# What a list of projects without yearly goals tells of each
_PROJECT = re.compile("投资|建设(?:年限|周期|期限|起止|内容|规模|地点)")
_SECTION_LINE = re.compile(r"(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d{1,3}[.、](?!\d))")
_MARKS = {"|": re.compile(r"\s*[|│｜]\s*"), "\t": re.compile(r"\s*\t\s*"), " ": re.compile(r"\s{2,}")}
_YEARS_DOWN = re.compile(r"年度|年份|时间|阶段|(?:指标|年[度份]?|项目)\s*[/\\]\s*(?:指标|年[度份]?|项目)")


@dataclass(frozen=True, slots=True)
class Header:
    """A table's columns and where its lines lie: `first` and `last` are indices of the header's lines.

    `mark` is what parts the cells of a line (|, tab or blank; empty: a cell a line). In a `turned` table the lines are
    the years, and the first line names the rows.
    """

    columns: tuple[Column, ...]
    first: int
    last: int
    mark: str = ""
    turned: bool = False

    @property
    def delimited(self) -> bool:
        """Whether a line holds a whole row."""
        return self.mark != ""

    @property
    def years(self) -> tuple[Column, ...]:
        """The columns of baseline and targets, in order."""
        return tuple(column for column in self.columns if column.kind in ("baseline", "target"))

    @property
    def owned(self) -> bool:
        """Whether the table says who is responsible, as an annex does and a table of headline indicators does not."""
        return any(column.kind == "units" for column in self.columns)


def split_cells(text: str, mark: str) -> list[str]:
    """The cells of a line that `mark` parts; a single one where it does not."""
    if mark == "|":
        text = re.sub(r"^\s*[|│｜]|[|│｜]\s*$", "", text)
    return [cell.strip() for cell in _MARKS[mark].split(text)]


def find_headers(lines: Sequence[Line], first_year: int | None) -> list[Header]:
    """All table headers among the lines; `first_year` is the plan's first year, if known."""
    found: list[Header] = []
    index = 0
    while index < len(lines):
        header = _on_lines(lines, index, first_year) or _flattened(lines, index, first_year)
        if header is not None:
            found.append(_told_by_rows(lines, header))
            index = header.last
        index += 1
    return found


def _told_by_rows(lines: Sequence[Line], header: Header) -> Header:
    below = [line.text for line in lines[header.last + 1 : table_end(lines, header)]]
    rows = [split_cells(text, header.mark) if header.mark else [text] for text in below]
    columns = header.columns if header.owned else with_bodies(header.columns, rows)
    told = with_references(columns, rows) if header.delimited else with_numbers(columns, below)
    return replace(header, columns=told)


def table_end(lines: Sequence[Line], header: Header) -> int:
    """The index of the first line behind the table: a note, another annex, another table's header, or prose."""
    for index in range(header.last + 1, len(lines)):
        text = lines[index].text
        if NOTE.match(text) or is_annex(text):
            return index
        if header.turned:
            if not YEAR.search(split_cells(text, header.mark)[0]):
                return index
        elif header.delimited:
            if len(split_cells(text, header.mark)) < 2 and not _in_grid(lines, index, header.mark):
                return index
        elif _is_prose(lines, index):
            return index
    return len(lines)


def is_annex(text: str) -> bool:
    """Whether a line heads another annex."""
    match = ANNEX_MARK.fullmatch(text)
    return match is not None and len(text) <= _HEADER_LENGTH + 20


def _in_grid(lines: Sequence[Line], index: int, mark: str) -> bool:
    """A section row of a delimited table stands alone, or above another, with cells again on the next line."""
    for line in lines[index : index + 3]:
        if len(split_cells(line.text, mark)) > 2:
            return True
        if len(line.text) >= 60 or is_annex(line.text):
            break
    return False


def _is_prose(lines: Sequence[Line], index: int) -> bool:
    """A heading followed by another heading, an item or a paragraph: the text goes on."""
    text = lines[index].text
    follows = lines[index + 1].text if index + 1 < len(lines) else ""
    heading = _SECTION_LINE.match(text) is not None
    return (heading and (len(text) > 60 or _opens(follows) or len(follows) > 100)) or (
        len(text) > 120 and text.count("。") > 2
    )


def _opens(text: str) -> bool:
    """Whether a line is a heading or an item, and no number alone in a cell."""
    return _SECTION_LINE.match(text) is not None and task_number(text) is None


# ---- headers on one line or two


def _on_lines(lines: Sequence[Line], index: int, first_year: int | None) -> Header | None:
    text = lines[index].text
    for mark, pattern in _MARKS.items():
        if not pattern.search(text):
            continue
        titles = split_cells(text, mark)
        if len(titles) < 3:
            continue
        turned = _turned(lines, index, mark, titles, first_year)
        below = _below(lines, index, mark, titles, first_year)
        header = turned or _header(lines, below or _columns(titles), index, index + bool(below), mark, first_year)
        if header:
            return header
    return None


def _below(lines: Sequence[Line], index: int, mark: str, titles: Sequence[str], first_year: int | None) -> list[Column]:
    """The columns of two lines, the second line's under the ones that span several (目标值 over 2025年, 2027年)."""
    under = [title for title in split_cells(lines[index + 1].text, mark) if title] if index + 1 < len(lines) else []
    known = [classify(title) for title in under]
    if not under or not all(each and each.kind in _UNDER for each in known):
        return []
    open_ = [place for place, title in enumerate(titles) if not title or spans(classify(title))]
    if each_under := _under_titles(titles, under):
        return _columns(each_under)
    if len(open_) != len(under):
        return _closed_up(lines, index, mark, [*filter(None, titles), *under], first_year)
    joined, above = list(titles), ""
    for place, title in zip(open_, under, strict=True):
        above = titles[place] or above
        joined[place] = f"{above}{title}" if classify(f"{above}{title}") else title
    return _columns(joined)


def _under_titles(titles: Sequence[str], under: Sequence[str]) -> list[str]:
    """The titles with 基数 below a bare year and years below 目标值; empty where it is not so or some are left over."""
    left, found = list(under), list[str]()
    for title in titles:
        if left and YEAR.fullmatch(title.rstrip("年")) and BASELINE_WORDS.fullmatch(left[0]):
            found.append(f"{title}{left.pop(0)}")
        elif (column := classify(title)) and column.kind == "loose" and left and YEAR.match(left[0]):
            years = list(takewhile(YEAR.match, left))
            found += years
            left = left[len(years) :]
        else:
            found.append(title)
    dated = any(YEAR.fullmatch(title.rstrip("年")) for title in titles)
    return found if dated and not left and "" not in titles else []


def _closed_up(
    lines: Sequence[Line], index: int, mark: str, titles: Sequence[str], first_year: int | None
) -> list[Column]:
    """The same where no blank cells are left under or beside a spanning title: the rows tell how many columns there are."""
    columns = without_spanning(_columns(titles), first_year)
    widths = [len(split_cells(line.text, mark)) for line in lines[index + 2 : index + 2 + _NEXT_ROWS]]
    return columns if len(columns) < len(titles) and len(columns) in widths else []


def _columns(titles: Sequence[str]) -> list[Column]:
    return [classify_among(title) for title in titles]


def _turned(
    lines: Sequence[Line], index: int, mark: str, titles: Sequence[str], first_year: int | None
) -> Header | None:
    """A table whose lines are years: 年度, then the indicators' names."""
    if not _YEARS_DOWN.fullmatch(titles[0]) or any(_is_dated(title) for title in titles[1:]):
        return None
    columns = [Column("name", titles[0])]
    for line in lines[index + 1 :]:
        told = split_cells(line.text, mark)[0]
        years = YEAR.findall(told)
        if len(years) != 1:
            break
        kind = "baseline" if BASELINE_WORDS.search(told) and "目标" not in told else "target"
        columns.append(Column(kind, told, int(years[0])))
    return Header(tuple(with_baselines(columns, first_year)), index, index, mark, True) if len(columns) > 2 else None


def _is_dated(title: str) -> bool:
    column = classify(title)
    return column is not None and column.kind in ("baseline", "target", "units", "no")


# ---- headers of a cell a line


def _flattened(lines: Sequence[Line], index: int, first_year: int | None) -> Header | None:
    columns: list[Column] = []
    for place, line in enumerate(lines[index : index + _LONGEST_HEADER], index):
        column = classify(line.text) or (_unknown(lines, place, _is_row(columns)) if columns else None)
        named = column is not None and column.kind in ("name", "section") and not refers(line.text)
        if column is None or (named and _is_row(columns) and not _above(lines, place)):
            break
        columns.append(column)
    last = index + len(columns) - 1
    return _header(lines, columns, index, last, "", first_year) if len(columns) >= 3 else None


def _is_row(columns: Sequence[Column]) -> bool:
    """Whether the header is over where another name follows: names stand before the years, 兜底工程 behind is a row's."""
    dated = any(column.kind == "target" or column.year is not None for column in columns)
    return dated and any(column.kind in ("name", "section") for column in columns)


def _above(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is a title over others rather than a row's name: 目标任务 in front of further titles."""
    after = classify(lines[place + 1].text) if place + 1 < len(lines) else None
    return may_span(lines[place].text) and after is not None and after.kind in ("baseline", "target", "units")


def _unknown(lines: Sequence[Line], place: int, named: bool) -> Column | None:
    """A title that says nothing to us, between two that do; behind the rows' names and years fewer can follow."""
    text = lines[place].text
    after = classify(lines[place + 1].text) if place + 1 < len(lines) else None
    plain = len(text) <= _UNKNOWN_TITLE and re.fullmatch("[一-鿿()]+", text) and not _SECTION_LINE.match(text)
    known = after is not None and (after.kind not in ("name", "section") or not named) and after.kind != "no"
    return Column("other", text) if plain and known else None


# ---- the columns of a header


def _header(
    lines: Sequence[Line], columns: list[Column], first: int, last: int, mark: str, first_year: int | None
) -> Header | None:
    columns = dated(with_names(without_spanning(columns, first_year)), lines, first, first_year)
    named = any(column.kind == "name" for column in columns)
    years = sum(column.kind in ("baseline", "target") for column in columns)
    owned = any(column.kind == "units" for column in columns)
    listed = mark != "" and owned and any(_PROJECT.search(column.title) for column in columns)
    told = years > 1 or (owned and (years or listed))
    return Header(tuple(columns), first, last, mark) if named and told else None
