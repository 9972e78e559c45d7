"""A text in which searched words are found: the one place that says what counts as a find, for hits and for marks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from search.analyzer import BEFORE_NEGATED, Analyzer, Boundaries
from search.plain import HAN, HAN_RUN, Plain, bare, plain

_LETTER = rf"[^\W_{HAN}]"


@dataclass(frozen=True)
class Passage:
    """One text of a document, in a zone."""

    zone: str
    origin: str
    analyzer: Analyzer

    @cached_property
    def plain(self) -> Plain:
        """The text as it is compared."""
        return plain(self.origin)

    @cached_property
    def _boundaries(self) -> Boundaries:
        return self.analyzer.boundaries(self.plain.text)

    def finds(self, term: str) -> Iterator[tuple[int, int]]:
        """Where the term stands in the plain text.

        A Latin word or figure counts only whole. Chinese counts wherever it stands, but not where a negation turns it
        around (达标 in 未达标), nor two characters that belong to different words (国美 in 中国美丽).
        """
        pattern, at = _pattern(term), 0
        while found := pattern.search(self.plain.text, at):
            start, end = found.span()
            counts = not HAN_RUN.match(term) or self._counts(start, end)
            if counts:
                yield start, end
            at = end if counts else start + 1  # the place that counts may overlap one that does not: 划划 in 企划划划

    def _counts(self, start: int, end: int) -> bool:
        """Whether this place counts; the text is only cut into words where that may change it."""
        sure = end - start > 2 and self.plain.text[max(start - 1, 0)] not in BEFORE_NEGATED
        return sure or self._boundaries.counts(start, end)

    @cached_property
    def _bare(self) -> str:
        """The plain text, less exactly but much faster: what it lacks the plain text lacks too, of Chinese."""
        return bare(self.origin)

    def holds(self, term: str) -> bool:
        """Whether the term is found."""
        if term not in self._bare and HAN_RUN.fullmatch(term):
            return False
        return term in self.plain.text and next(self.finds(term), None) is not None

    def near(self, words: Sequence[Sequence[str]], most: int) -> bool:
        """Whether one spelling of each of the words stands within so many characters of one of the first word."""
        places = [[place for term in each if term in self.plain.text for place in self.finds(term)] for each in words]
        return any(
            all(any(start - most <= b and a <= end + most for a, b in other) for other in places[1:])
            for start, end in places[0]
        )


@lru_cache(maxsize=1024)
def _pattern(term: str) -> re.Pattern[str]:
    before = rf"(?<!{_LETTER})(?<!{_LETTER}[&+.])" if re.match(_LETTER, term) else ""
    after = rf"(?!{_LETTER})(?![&+.]{_LETTER})" if re.search(f"{_LETTER}$", term) else ""
    return re.compile(before + re.escape(term) + after)
