"""The header of a table: which columns it has, and where the table stands.

Headers come in three forms: one cell a line, as a web page's table reads once it is flattened; cells between tabs, bars
or wide blanks, on one line or two; and years down the side with the indicators across.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.tables.titles import Column, classify, year_of_term
from ingest.text.patterns import ANNEX_MARK, BASELINE_WORDS, NOTE, YEAR
from ingest.text.source import Line
from ontology import UNIT

__all__ = ["Column", "Header", "classify", "find_headers", "split_cells", "table_end"]

_HEADER_LENGTH = 24
_LONGEST_HEADER = 16
_UNKNOWN_TITLE = 8
_SECTION_LINE = re.compile(r"(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d{1,3}[.、](?!\d))")
_MARKS = {"|": re.compile(r"\s*[|│｜]\s*"), "\t": re.compile(r"\s*\t\s*"), " ": re.compile(r"\s{2,}")}
_YEARS_DOWN = re.compile(r"年度|年份|时间|阶段|(?:指标|年[度份]?|项目)\s*[/\\]\s*(?:指标|年[度份]?|项目)")
_SHARED = re.compile("责任分工|工作分工")
_BODY = re.compile(r"[省市区县州旗镇乡各].{1,20}(?:局|委|办|办公室|政府|集团|公司|中心|分局)")


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
            found.append(_with_bodies(lines, header))
            index = header.last
        index += 1
    return found


def table_end(lines: Sequence[Line], header: Header) -> int:
    """The index of the first line behind the table: a note, another annex, another table's header, or prose."""
    for index in range(header.last + 1, len(lines)):
        text = lines[index].text
        if NOTE.match(text) or _is_annex(text):
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


def _is_annex(text: str) -> bool:
    match = ANNEX_MARK.fullmatch(text)
    return match is not None and len(text) <= _HEADER_LENGTH + 20


def _in_grid(lines: Sequence[Line], index: int, mark: str) -> bool:
    """A section row of a delimited table stands alone, or above another, with cells again on the next line."""
    for line in lines[index : index + 3]:
        if len(split_cells(line.text, mark)) > 2:
            return True
        if len(line.text) >= 60 or _is_annex(line.text):
            break
    return False


def _is_prose(lines: Sequence[Line], index: int) -> bool:
    """A heading followed by another heading, an item or a paragraph: the text goes on."""
    text = lines[index].text
    follows = lines[index + 1].text if index + 1 < len(lines) else ""
    heading = _SECTION_LINE.match(text) is not None
    return (heading and (len(text) > 60 or _SECTION_LINE.match(follows) is not None or len(follows) > 100)) or (
        len(text) > 120 and text.count("。") > 2
    )


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
        below = _below(lines, index, mark, titles)
        columns = [classify(title) or Column("other", title) for title in below or titles]
        header = turned or _header(lines, columns, index, index + bool(below), mark, first_year)
        if header:
            return header
    return None


def _below(lines: Sequence[Line], index: int, mark: str, titles: Sequence[str]) -> list[str]:
    """The titles with those of a second line under the ones that span several columns (目标值 over 2025年, 2027年)."""
    under = [title for title in split_cells(lines[index + 1].text, mark) if title] if index + 1 < len(lines) else []
    open_ = [place for place, title in enumerate(titles) if not title or _spans(classify(title))]
    known = [classify(title) for title in under]
    if not under or len(open_) != len(under) or not all(each and each.kind in _UNDER for each in known):
        return []
    joined, above = list(titles), ""
    for place, title in zip(open_, under, strict=True):
        above = titles[place] or above
        joined[place] = f"{above}{title}" if classify(f"{above}{title}") else title
    return joined


_UNDER = ("baseline", "target", "units", "term")


def _spans(column: Column | None) -> bool:
    undated = column is not None and column.kind == "baseline" and column.year is None
    return undated or (column is not None and (column.kind == "loose" or _SHARED.fullmatch(column.title) is not None))


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
    return Header(tuple(_baselines(columns, first_year)), index, index, mark, True) if len(columns) > 2 else None


def _is_dated(title: str) -> bool:
    column = classify(title)
    return column is not None and column.kind in ("baseline", "target", "units", "no")


# ---- headers of a cell a line


def _flattened(lines: Sequence[Line], index: int, first_year: int | None) -> Header | None:
    columns: list[Column] = []
    for place, line in enumerate(lines[index : index + _LONGEST_HEADER], index):
        column = classify(line.text) or (_unknown(lines, place) if len(columns) > 1 else None)
        if column is None or (column.kind in ("name", "section") and _is_row(columns)):
            break
        columns.append(column)
    last = index + len(columns) - 1
    return _header(lines, columns, index, last, "", first_year) if len(columns) >= 3 else None


def _is_row(columns: Sequence[Column]) -> bool:
    """Whether the header is over where another name follows: names stand before the years, 兜底工程 behind is a row's."""
    kinds = {column.kind for column in columns}
    return bool(kinds & {"baseline", "target"}) and bool(kinds & {"name", "section"})


def _unknown(lines: Sequence[Line], place: int) -> Column | None:
    """A title that says nothing to us, between two that do."""
    text = lines[place].text
    after = classify(lines[place + 1].text) if place + 1 < len(lines) else None
    plain = len(text) <= _UNKNOWN_TITLE and re.fullmatch("[一-鿿()]+", text) and not _SECTION_LINE.match(text)
    known = after is not None and after.kind in ("baseline", "target", "units", "other", "measure")
    return Column("other", text) if plain and known else None


# ---- the columns of a header


def _header(
    lines: Sequence[Line], columns: list[Column], first: int, last: int, mark: str, first_year: int | None
) -> Header | None:
    columns = _dated(_spread(_unshared(columns)), lines, first)
    named = [i for i, column in enumerate(columns) if column.kind in ("name", "section")]
    years = [i for i, column in enumerate(columns) if column.kind in ("baseline", "target")]
    if not named or not years or (len(years) < 2 and not any(c.kind == "units" for c in columns)):
        return None
    final = next((i for i in reversed(named) if columns[i].kind == "name"), named[-1])
    columns = [
        replace(c, kind="name" if i == final else "section") if c.kind in ("name", "section") else c
        for i, c in enumerate(columns)
    ]
    return Header(tuple(_baselines(columns, first_year)), first, last, mark)


def _unshared(columns: list[Column]) -> list[Column]:
    """责任分工 above 牵头单位 and 配合单位 is no column of its own."""
    told = [column for column in columns if column.kind == "units" and not _SHARED.fullmatch(column.title)]
    return [column for column in columns if not told or not _SHARED.fullmatch(column.title)]


def _spread(columns: list[Column]) -> list[Column]:
    """A spanning 目标值 above several years reads behind the other titles once flattened: its years take its place."""
    loose = [i for i, column in enumerate(columns) if column.kind == "loose"]
    tail = [column for column in columns if column.kind == "target"]
    if len(loose) != 1 or not tail:
        return columns
    if columns[-len(tail) :] != tail:
        above = columns[loose[0] + 1 : loose[0] + 2] == tail[:1]
        return [column for column in columns if column.kind != "loose" or not above]
    rest = columns[: -len(tail)]
    return [*rest[: loose[0]], *tail, *rest[loose[0] + 1 :]]


def _dated(columns: list[Column], lines: Sequence[Line], first: int) -> list[Column]:
    """近期目标 takes the year that the text gives it, a lone 目标值 that of the table's title; others hold no targets."""
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
    return found


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


def _with_bodies(lines: Sequence[Line], header: Header) -> Header:
    """单位 may head units of measure or bodies: what stands in the table tells."""
    if header.owned or all(column.kind != "measure" for column in header.columns):
        return header
    below = lines[header.last + 1 : table_end(lines, header)]
    cells = [cell for line in below for cell in (split_cells(line.text, header.mark) if header.mark else [line.text])]
    bodies = sum(all(map(_BODY.fullmatch, re.split("[、,;]", cell))) for cell in cells)
    measures = sum(UNIT.fullmatch(cell) is not None for cell in cells)
    if bodies <= measures:
        return header
    columns = (replace(c, kind="units", role="responsible") if c.kind == "measure" else c for c in header.columns)
    return replace(header, columns=tuple(columns))
