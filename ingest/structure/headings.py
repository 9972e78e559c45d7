"""The numbered lines of a text as a tree: each with the headings above it and where what stands below it ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.text.markers import Mark, mark_of
from ingest.text.source import Line
from ontology import number

HEADING_LENGTH = 40
_Rank = tuple[int, ...]  # of a style: (2,) is above (3,), (2, 1) between them
_OUTERMOST: _Rank = (-1,)
_UNNUMBERED: dict[str, _Rank] = {"part": (1,), "title": (1, 1)}  # below what is open and has a number
_CLAUSE_END = re.compile("[,。;:!?]")
_OPENING_TIME = re.compile(r"(?:到|力争)?(?:20\d\d年|“十[一二三四五六]五”)[^,。;]{0,6}")


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered line that heads a section: its marker's style and number, its words, where the words stand."""

    style: str
    no: str
    title: str
    start: int
    end: int


@dataclass
class Block:
    """A marked line with the lines that follow it up to the next marker of its level or above."""

    heading: Heading
    rank: _Rank
    start: int
    end: int
    above: tuple[Heading, ...]


def find_blocks(lines: Sequence[Line], end: int) -> list[Block]:
    """The numbered lines of a text that ends at `end`, each with what stands below it."""
    blocks: list[Block] = []
    open_: list[Block] = []
    ranks: dict[str, _Rank] = {}
    for line in lines:
        mark = line.mark
        if mark is None or mark.end == len(line.text):
            continue
        rank = ranks.setdefault(mark.style, _rank(mark, open_))
        while open_ and open_[-1].rank >= rank:
            open_.pop().end = line.start
        words = mark.end + _named(line.text[mark.end :])
        title = _title(line.text[words:])
        title = _unnumbered(title) if mark.kind in _UNNUMBERED else title
        start = line.start + words
        heading = Heading(mark.style, _counter(mark), title, start, start + len(title))
        block = Block(heading, rank, line.start, end, tuple(each.heading for each in open_))
        blocks.append(block)
        open_.append(block)
    return blocks


def _rank(mark: Mark, open_: Sequence[Block]) -> _Rank:
    """A style's place among the others; that of one which floats is right below what is open where it begins."""
    if mark.kind in _UNNUMBERED:
        numbered = [block.rank for block in open_ if block.heading.style not in _UNNUMBERED]
        return (*(numbered[-1] if numbered else _OUTERMOST), *_UNNUMBERED[mark.kind])
    if mark.floats:
        return (*open_[-1].rank, 1) if open_ else (-1,)
    return (mark.place,)


def _unnumbered(title: str) -> str:
    """甲专班(召集人:…) and 甲行动] without what is no name."""
    return re.split(r"[(\]]", title, maxsplit=1)[0].rstrip() or title


def _counter(mark: Mark) -> str:
    """A mark's number; 一是 only counts."""
    return str(number(mark.no)) if mark.kind == "counted" else mark.no


def _named(text: str) -> int:
    """How long what only counts is behind the number: (一)行动一:保护."""
    mark = mark_of(text)
    return mark.end if mark and mark.kind == "word" and mark.end < len(text) else 0


def _title(text: str) -> str:
    return text.rstrip("。:;") if len(text) <= HEADING_LENGTH else first_clause(text)


def first_clause(text: str) -> str:
    """A task's name: its first clause (folded text), commas inside quotes and brackets aside.

    >>> first_clause("建设小镇客厅。推进……"), first_clause("到2025年,建成中心。")
    ('建设小镇客厅', '到2025年,建成中心')
    """
    depth, begin = 0, len(match.group()) + 1 if (match := _OPENING_TIME.match(text)) else 0
    for place, char in enumerate(text):
        depth += (char in "“‘《([") - (char in "”’》)]")
        if depth <= 0 and place >= max(begin, 4) and _CLAUSE_END.match(char):
            return text[:place]
    return text if "[" in text else text.rstrip("]")
