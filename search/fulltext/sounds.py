"""Pinyin typed in full for Chinese words, or the initials of a unit: kejiju, keji ju, kjj."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from search.fulltext.asking import is_asking, kind_called
from search.fulltext.matching import Library
from search.fulltext.spellings import Spellings
from search.fulltext.suggest import Entry
from search.plain import HAN_RUN, plain

_RUN = re.compile(r"(?<![\w&+.])[a-z]+(?:[ '’][a-z]+)*(?![\w&+])", re.IGNORECASE)
_BETWEEN = re.compile(r"[^a-z]")
_SHORTEST, _LONGEST = 4, 60  # letters of pinyin
_INITIALS = 3  # letters, at least


class Sounds:
    """Reads pinyin as the words of a graph and its synonyms; what the texts hold in Latin letters stays as it is."""

    def __init__(self, entries: Iterable[Entry], spellings: Spellings, library: Library) -> None:
        self._entries, self._spellings, self._library = entries, spellings, library

    def read(self, typed: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        """What was typed with its pinyin put into characters, and each such stretch with what it was taken for."""
        found: list[tuple[str, str]] = []

        def said(run: re.Match[str]) -> str:
            meant = self._meant(run[0].lower())
            found.extend([(run[0], meant)] if meant else [])
            return meant or run[0]

        return _RUN.sub(said, typed), tuple(found)

    def _meant(self, run: str) -> str | None:
        if any(map(self._stays, _BETWEEN.split(run))):
            return None
        letters = _BETWEEN.sub("", run)
        words = self._cut(letters) if _SHORTEST <= len(letters) <= _LONGEST else ()
        return "".join(words) or self._initials.get(letters)

    def _stays(self, word: str) -> bool:
        named = is_asking(word) or kind_called(word) is not None
        return named or bool(self._spellings.other(word)) or bool(self._library.holding(plain(word).text).weights)

    def _cut(self, letters: str) -> Sequence[str]:
        """The fewest words that sound so together; none where there are no such words."""
        best: list[list[str] | None] = [[], *([None] * len(letters))]
        for end in range(1, len(letters) + 1):
            for start in range(end):
                before, word = best[start], self._words.get(letters[start:end])
                if before is not None and word and (best[end] is None or len(before) + 1 < len(best[end] or ())):
                    best[end] = [*before, word]
        return best[-1] or ()

    @cached_property
    def _words(self) -> dict[str, str]:
        """Words by their pinyin, those of the graph before those of the synonyms."""
        from pypinyin import lazy_pinyin

        found: dict[str, str] = {}
        for entry in self._entries:
            word = ""
            for form in entry.forms:
                word = form if HAN_RUN.search(form) else word
                if form.isascii() and len(form) > len(word) > 1:
                    found.setdefault(form, word)
        for word in self._spellings.others:
            if HAN_RUN.fullmatch(word):
                found.setdefault("".join(lazy_pinyin(word)), word)
        return found

    @cached_property
    def _initials(self) -> dict[str, str]:
        """Units by their initials."""
        found: dict[str, str] = {}
        for entry in self._entries:
            word = ""
            for form in entry.forms if entry.kind == "Unit" else ():
                word = form if HAN_RUN.search(form) else word
                if form.isascii() and len(form) == len(word) >= _INITIALS:
                    found.setdefault(form, word)
        return found
