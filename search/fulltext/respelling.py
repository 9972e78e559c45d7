"""Slips of the pen in general words: 创新卷 for 创新券, where the texts hold the one and not the other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from search.alike import same_sound, taken_for
from search.analyzer import GRAMMAR, Tokenizer, is_han
from search.fulltext.documents import NAME, TEXT, Document
from search.fulltext.matching import Library
from search.plain import HAN_RUN, plain

_SHORTEST, _LONGEST = 3, 20  # characters of what may be a slip by look; and of what is looked at
_TRIED = 24  # stretches whose place in the texts is looked up


def neighbours(documents: Iterable[Document]) -> str:
    """Every two characters that stand side by side in names and texts, one pair behind the other, in order."""
    found: set[str] = set()
    for document in documents:
        for zone in (NAME, TEXT):
            for text in document.zones.get(zone, ()):
                for run in HAN_RUN.findall(plain(text).text):
                    found.update(a + b for a, b in pairwise(run))
    return "".join(sorted(found))


@dataclass(frozen=True, slots=True)
class Respelled:
    """A stretch of what was typed, and what the texts have in its place."""

    start: int
    end: int
    meant: str


class Respeller:
    """Finds what the texts hold one character away from what they do not hold; `pairs` is what `neighbours` gave."""

    def __init__(self, pairs: str, tokenizer: Tokenizer, library: Library) -> None:
        self._pairs, self._tokenizer, self._library = pairs, tokenizer, library

    def respelled(self, typed: str) -> Respelled | None:
        """The longest stretch with one character in another's place, of its sound or look, that is held; else None.

        Only a character that makes no word where it stands is put right. Two characters that are no word must become
        one, of the same sound or one that something is called by.
        """
        if not 2 <= len(typed) <= _LONGEST or not is_han(typed) or not (loose := self._loose(typed)):
            return None
        if self._library.holding(typed).weights:
            return None
        found = [each for at in loose for each in self._changed(typed, at) if self._long(each, loose)]
        found.sort(key=lambda each: (each.start - each.end, not same_sound(typed[each.start : each.end], each.meant)))
        return next((each for each in found[:_TRIED] if self._holds(each, typed)), None)

    def _loose(self, typed: str) -> list[int]:
        """The places of characters that make no word with their neighbours."""
        places, at = [], 0
        for word in self._tokenizer.cut(typed):
            places += [at] if len(word) == 1 and word not in GRAMMAR else []
            at += len(word)
        return places

    def _long(self, each: Respelled, loose: Sequence[int]) -> bool:
        """Whether it is long enough to be taken for what was meant; shorter where nothing in it is a word as typed."""
        return each.end - each.start >= _SHORTEST or {each.start, each.start + 1} <= set(loose)

    def _changed(self, typed: str, at: int) -> Iterator[Respelled]:
        behind, before = self._sides
        near = behind.get(typed[at - 1], "") if at else ""
        near += before.get(typed[at + 1], "") if at + 1 < len(typed) else ""
        for char in dict.fromkeys(near):
            if char != typed[at] and taken_for(typed[at], char):
                yield from self._stretches(typed[:at] + char + typed[at + 1 :], at)

    def _stretches(self, meant: str, at: int) -> Iterator[Respelled]:
        """The stretches around the place whose characters stand side by side somewhere."""
        first, last = at, at + 1
        while first and self._together(meant[first - 1 : first + 1]):
            first -= 1
        while last < len(meant) and self._together(meant[last - 1 : last + 1]):
            last += 1
        for start in range(first, at + 1):
            for end in range(at + 1, last + 1):
                if end - start > 1:
                    yield Respelled(start, end, meant[start:end])

    def _together(self, pair: str) -> bool:
        return pair[1] in self._sides[0].get(pair[0], "")

    def _holds(self, each: Respelled, typed: str) -> bool:
        """Whether texts hold it, and by no chance of neighbouring words."""
        written = typed[each.start : each.end]
        if len(each.meant) < _SHORTEST and not self._is_word(written, each.meant):
            return False
        at = next(at for at, (a, b) in enumerate(zip(written, each.meant, strict=True)) if a != b)
        pairs = [each.meant[start : start + 2] for start in (at - 1, at) if 0 <= start < len(written) - 1]
        terms = [each.meant, written, *pairs]
        held = self._library.postings(terms)
        return not held[written].weights and all(held[term].own for term in (each.meant, *pairs))

    def _is_word(self, written: str, meant: str) -> bool:
        alike = same_sound(written, meant) or bool(self._library.holding(meant).named)
        return alike and len(self._tokenizer.cut(meant)) == 1

    @cached_property
    def _sides(self) -> tuple[dict[str, str], dict[str, str]]:
        """The characters that stand behind each, and before each."""
        behind: dict[str, list[str]] = defaultdict(list)
        before: dict[str, list[str]] = defaultdict(list)
        for at in range(0, len(self._pairs), 2):
            one, other = self._pairs[at], self._pairs[at + 1]
            behind[one].append(other)
            before[other].append(one)
        return {a: "".join(b) for a, b in behind.items()}, {a: "".join(b) for a, b in before.items()}
