"""The place of a document that shows best why it was found."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from search.analyzer import is_han
from search.fulltext.documents import KIND, TEXT, ZONES
from search.fulltext.passage import Passage
from search.fulltext.wanted import Chunk, Word

WIDTH = 80  # characters
_BEFORE = 20  # of them before the first find, so that it stands in its sentence
_STOPS = "。；;！？!?\n"
_BREAKS = re.compile(r"\s")  # one blank each, so that places stay
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of text; `marks` are the places in it of what was searched for, in order and without overlap."""

    text: str
    marks: tuple[tuple[int, int], ...]


def snippet(passages: Sequence[Passage], wanted: Sequence[Chunk]) -> Snippet:
    """The stretch that shows the most of the words, in the text before other zones; its beginning where it shows none."""
    shown = [passage for passage in passages if passage.zone != KIND]
    best = max(shown, key=lambda passage: _worth(passage, wanted), default=None)
    if best is None:
        return Snippet("", ())
    terms = dict.fromkeys(term for chunk in wanted for term in _marked(chunk))
    spans = (best.plain.span(*found) for term in terms for found in best.finds(term))
    return _cut(best.origin, _merged(sorted(spans)))


def _worth(passage: Passage, wanted: Sequence[Chunk]) -> tuple[int, int, bool, float]:
    words = [word for chunk in wanted for word in chunk.words]
    found = sum(any(passage.holds(term) for term in _spellings(word)) for word in words)
    together = sum(passage.holds(chunk.text) for chunk in wanted)
    return found, together, passage.zone == TEXT, ZONES[passage.zone].boost


def _marked(chunk: Chunk) -> Iterator[str]:
    """The chunk side by side, neighbours in it, its words; not every 的 and 湖, unless that is all there is."""
    yield chunk.text
    yield from (one.text + other.text for one, other in pairwise(chunk.words))
    single = all(len(word.text) == 1 for word in chunk.words)
    for word in chunk.words:
        yield from (term for term in _spellings(word) if single or len(term) > 1 or not is_han(term))


def _spellings(word: Word) -> Iterator[str]:
    yield from word.spellings
    yield from (spelling for part in word.parts for spelling in part.spellings)


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping places become one; places that only touch stay apart."""
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _cut(text: str, marks: Sequence[tuple[int, int]]) -> Snippet:
    start, end = _window(text, marks)
    inside = [(a, b) for a, b in marks if start <= a and b <= end]
    head, tail = _ELLIPSIS if start else "", _ELLIPSIS if end < len(text) else ""
    shift = len(head) - start
    return Snippet(f"{head}{_BREAKS.sub(' ', text[start:end])}{tail}", tuple((a + shift, b + shift) for a, b in inside))


def _window(text: str, marks: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The stretch of about WIDTH characters that holds the most marks whole."""
    if len(text) <= WIDTH or not marks:
        return 0, min(len(text), WIDTH)
    first = max(range(len(marks)), key=lambda at: (_covered(marks, at), -at))
    start = max(0, marks[first][0] - _BEFORE)
    sentence = max(text.rfind(stop, start, marks[first][0]) for stop in _STOPS) + 1
    start = max(start, sentence)
    start = max(0, min(start, len(text) - WIDTH)) if start + WIDTH > len(text) else start
    end = max(min(len(text), start + WIDTH), marks[first][1])
    for a, b in marks:
        if a < start < b:
            start = a
        if a < end < b:
            end = b
    return start, end


def _covered(marks: Sequence[tuple[int, int]], first: int) -> int:
    """How many characters are marked in the stretch that begins before this mark."""
    limit = marks[first][0] + WIDTH - _BEFORE
    return sum(end - start for start, end in marks[first:] if end <= limit)
