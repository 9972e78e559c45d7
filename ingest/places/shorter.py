"""Short forms of a name: words of it in order and its end, as 城运中心 for 城市运行中心 and 云岭园区 for 云岭茶产业园."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ingest.text.cutting import tokens
from ingest.text.source import Span

_BLOCKS = 3  # in more pieces than that, any words would be found
# 县域中心 in 县域中心药房 is no short form
_GOES_ON = re.compile(
    "(?![和与及])[一-鿿]{0,2}(?:药房|医院|学校|大楼|大厦|广场|[馆库站港]|所(?![需用在有属])|园区|中心|平台|基地|办公室|大道|[一-鿿]路)"
)
_PAIRS = 4  # a word of four characters is two of two: 技术创新


def short_forms(text: str, name: str) -> Iterator[Span]:
    """Where the text holds the name's end and before it words of the name in order; the whole name is one of them.

    `text` and `name` come without marks. What is found begins with the beginning of a word, and so does each of its
    pieces but the end.
    """
    end = end_of(name)
    if end not in text:
        return
    starts = starts_of(name)
    for match in re.finditer(f"{re.escape(end)}{'区?' if end == '园' else ''}", text):
        begin = _begin(text[: match.start()], name, len(name) - len(end), starts)
        if begin is not None and (text[begin : match.end()] == name or not _GOES_ON.match(text, match.end())):
            yield begin, match.end()


def _begin(text: str, name: str, place: int, starts: frozenset[int]) -> int | None:
    """Where the short form that goes on to the text's end begins; `place` is where the name's end begins in the name."""
    at, blocks = len(text), 1
    best = at if place in starts else None
    while at > 0 and (found := name.rfind(text[at - 1], 0, place)) >= 0:
        if found != place - 1:
            if blocks == _BLOCKS or (place not in starts and blocks > 1):
                break
            blocks += 1
        at, place = at - 1, found
        if place in starts:
            best = at
    return best


def end_of(name: str) -> str:
    """The characters that every short form ends in."""
    return name[-1:] if one_ends(name) else name[-2:]


def one_ends(name: str) -> bool:
    """Whether the last character alone says what it is: 园, 站, 库."""
    return name[-1:] in tuple("网库站圃馆院所园城港云")


@lru_cache(maxsize=4096)
def starts_of(name: str) -> frozenset[int]:
    """Where the words of the name begin."""
    starts, place = set(), 0
    for token in tokens(name):
        starts |= {place, place + 2} if len(token) == _PAIRS else {place}
        place += len(token)
    return frozenset(starts)
