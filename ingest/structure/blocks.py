"""Blocks of lines that look like a table though no header of theirs was understood: short lines, figures among them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.tables.cells import is_figure
from ingest.text.source import Line

_LEAST = 10  # lines
_CELL_LENGTH = 30
_FIGURES = 0.15  # of the lines of a table of a cell a line; the block that tells members has none
_MARKS = re.compile(r"\t|[|│｜]|\s{2,}")
_CELLS = 3
_DATE = re.compile(r"20\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?[底末前]*")
_PROSE = re.compile("。.|:$|.{60}")
_ANNEX = re.compile(r"(?:附[件表]|专栏)\s*[\d一二三四五六七八九十]*")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines `first` to `last` without, and what seems to be their title."""

    title: str
    first: int
    last: int


def strange_tables(lines: Sequence[Line], taken: Sequence[bool]) -> list[Block]:
    """The blocks among the lines that no stage has `taken` which look like tables."""
    found, first = [], 0
    for index in range(len(lines) + 1):
        if index < len(lines) and not taken[index] and _may_be_row(lines[index].text):
            continue
        if _looks_like_table([line.text for line in lines[first:index]]):
            found.append(Block(_title(lines, first), first, index))
        first = index + 1
    return found


def _may_be_row(text: str) -> bool:
    return _is_split(text) or not _PROSE.search(text)


def _is_split(text: str) -> bool:
    return len([cell for cell in _MARKS.split(text) if cell]) >= _CELLS


def _looks_like_table(texts: Sequence[str]) -> bool:
    if sum(map(_is_split, texts)) >= _CELLS:
        figures = [cell for text in texts for cell in _MARKS.split(text) if _tells(cell)]
        return len(figures) >= _CELLS
    if len(texts) < _LEAST:
        return False
    short = sum(len(text) <= _CELL_LENGTH for text in texts)
    figures = [text for text in texts if _tells(text) and not text.isdigit()]
    return short > 0.8 * len(texts) and len(figures) > _FIGURES * len(texts)


def _title(lines: Sequence[Line], first: int) -> str:
    """A block's first line, behind 附件1 where that is right above."""
    above = lines[first - 1].text if first else ""
    return f"{above} {lines[first].text}" if _ANNEX.fullmatch(above) else lines[first].text


def _tells(cell: str) -> bool:
    """Whether a cell is a figure or a date, as only tables have them on their own."""
    return re.search(r"\d", cell) is not None and (is_figure(cell) or _DATE.fullmatch(cell) is not None)
