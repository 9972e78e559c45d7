"""What is said twice: 任务任务 区科技局到底有哪些任务, 一起的任务 一起的. One of the two adds nothing."""

import re
from collections.abc import Iterable, Iterator

from search.folding import Folded
from search.grammar.chart import Token

_TWICE = re.compile("(?P<word>[一-鿿]{2,6})(?=(?P=word))")
_CLAUSE = re.compile(r"[^\s,.;:?!、，。；：？！]+")
_ENDING = re.compile("[的了呢啊呀嘛吧吗啦]+$")
_DENIED = frozenset("不没未非无")
_SHORTEST, _TWO, _COST = 2, 2, 0.3


def repeats(text: Folded, solid: Iterable[tuple[int, int]]) -> Iterator[Token]:
    """The words of a text that stand in it once more, as tokens to be skipped; none that cuts into a name."""
    names = list(solid)
    for start, end in (*(match.span("word") for match in _TWICE.finditer(text.text)), *_again(text)):
        if not any(low < end and start < high for low, high in names):
            yield Token(start, end, "PART", text.text[start:end], _COST)
            if text.text.count(text.text[start:end]) > _TWO:
                yield Token(end, 2 * end - start, "PART", text.text[start:end], _COST)


def _again(text: Folded) -> Iterator[tuple[int, int]]:
    """The first or last clause, where all of it stands in another one as well: …任务 一起的."""
    clauses = [match.span() for match in _CLAUSE.finditer(text.origin)]
    for low, high in (clauses[0], clauses[-1]) if len(clauses) > 1 else ():
        inside = [at for at, place in enumerate(text.places) if low <= place < high]
        start, end = (inside[0], inside[-1] + 1) if inside else (0, 0)
        words = _once(_ENDING.sub("", text.text[start:end]))
        others = [match.start() for match in re.finditer(re.escape(words), text.text)]
        if len(words) >= _SHORTEST and any(_apart(text.text, at, start, end) for at in others):
            yield start, end


def _once(words: str) -> str:
    half = words[: len(words) // 2]
    return half if half * 2 == words else words


def _apart(text: str, at: int, start: int, end: int) -> bool:
    """Whether it stands elsewhere, and not denied there: 达标 of 达标 未达标 is none said twice."""
    return not start <= at < end and text[max(0, at - 1) : at] not in _DENIED
