"""A list cut into the pieces between its separators, and the ends of a piece trimmed.

All of it works on folded text (see `ingest.source.fold`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.text.patterns import OTHER_LABEL, ROLE_LABEL, ROLE_VERB
from ingest.text.source import Span
from ingest.units.shape import COLLECTIVE, is_unit

MARKS = "*★▲☆△●◆■#※✱"
_BLANKS = " \t\r\n\xa0\u3000"
_CLOSING = {")": "(", "]": "[", ">": "<", "》": "《", "”": "“"}
# 各县(市、区政府: a class whose bracket was not closed
_BROKEN_CLASS = re.compile(r"[市县区旗镇乡][(\[][市县区旗镇乡街道、,]+")
_SEPARATOR = re.compile(r"[、,;。/|]|\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch between two separators; `after` is the separator before it, empty at the beginning."""

    start: int
    end: int
    after: str


def pieces(folded: str, start: int, end: int) -> Iterator[Piece]:
    """The stretches of a list, cut at separators and labels that stand in no bracket, quotation or class of places."""
    flags = closed(folded, start, end)
    cuts = {match.start(): match.start() for match in _labels(folded, start, end) if not flags[match.start() - start]}
    for match in _SEPARATOR.finditer(folded, start, end):
        inside = flags[match.start() - start]
        if not inside and (match.group().strip() or _parts_names(folded, start, match, end)):
            cuts[match.start()] = match.end()
    at, after = start, ""
    for cut in sorted(cuts):
        if at < cut:
            yield Piece(at, cut, after)
        after = folded[cut] if cuts[cut] > cut else after if at == cut else ";"
        at = max(at, cuts[cut])
    if at < end:
        yield Piece(at, end, after)


def _labels(folded: str, start: int, end: int) -> Iterator[re.Match[str]]:
    found = ROLE_LABEL.finditer(folded, start, end)
    return (match for match in found if match.start() == start or folded[match.start() - 1] not in "各本由第")


def closed(folded: str, start: int, end: int) -> bytearray:
    """A flag for each character between the offsets: whether separators there part nothing."""
    flags, opened = bytearray(end - start), list[int]()
    for place in range(start, end):
        char = folded[place]
        if char in _CLOSING.values():
            opened.append(place)
        elif char in _CLOSING and any(folded[at] == _CLOSING[char] for at in opened):
            while folded[opened[-1]] != _CLOSING[char]:
                opened.pop()
            first = opened.pop()
            flags[first - start + 1 : place - start + 1] = b"\1" * (place - first)
    for pattern in (COLLECTIVE, _BROKEN_CLASS):
        for match in pattern.finditer(folded, start, end):
            flags[match.start() - start + 1 : match.end() - start] = b"\1" * (match.end() - match.start() - 1)
    return flags


def _parts_names(folded: str, start: int, gap: re.Match[str], end: int) -> bool:
    """Whether blanks part two names (市甲局 市乙局) or what another label says (市甲局 完成时限:…), not the characters of one."""
    if OTHER_LABEL.match(folded, gap.end(), end):
        return True
    before = re.split(r"[、,;。:/\s]", folded[start : gap.start()])[-1]
    behind = re.split(r"[、,;。/\s]", folded[gap.end() : end])[0]
    return is_unit(before) and is_unit(ROLE_VERB.sub("", behind))


def trim(folded: str, start: int, end: int, also: str = "") -> Span:
    """The span without blanks, and without the characters of `also`, at its ends."""
    while start < end and folded[start] in _BLANKS + also:
        start += 1
    while end > start and folded[end - 1] in _BLANKS + also:
        end -= 1
    return start, end
