"""Letters typed for something else: pinyin in full, the initials of a unit, a short form without its sign: kejiju, kjj, rd."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate

from search.fulltext.asking import is_asking, kind_called
from search.fulltext.matching import Library
from search.fulltext.spellings import Spellings
from search.fulltext.suggest import Entry
from search.plain import HAN, HAN_RUN, fold, plain

_LETTER = rf"[^\W_{HAN}]"
_RUN = re.compile(rf"(?<!{_LETTER})(?<![&+.])[a-z]+(?:[ '’][a-z]+)*(?!{_LETTER})(?![&+])")
_BETWEEN = re.compile(r"[^a-z]")
_SHORTEST, _LONGEST = 4, 60  # letters of pinyin
_INITIALS, _BEGUN = 3, 6  # letters, at least
_SIGNED = 4  # letters, at most, of a short form that is written with a sign between two of them
_SIGN = "&"


class Sounds:
    """Reads pinyin as the words of a graph and its synonyms; what the texts hold in Latin letters stays as it is."""

    def __init__(self, entries: Iterable[Entry], spellings: Spellings, library: Library) -> None:
        self._entries, self._spellings, self._library = entries, spellings, library

    def read(self, typed: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        """What was typed with such letters put into words, and each stretch of them with what it was taken for."""
        told, found, at = "", list[tuple[str, str]](), 0
        for run in _RUN.finditer(fold(typed)):
            if meant := self._meant(run[0]):
                written = typed[run.start() : run.end()]
                told += typed[at : run.start()] + meant
                found.append((written, meant))
                at = run.end()
        return told + typed[at:], tuple(found)

    def _meant(self, run: str) -> str | None:
        if any(map(self._stays, _BETWEEN.split(run))):
            return None
        letters = _BETWEEN.sub("", run)
        words = self._cut(letters) if _SHORTEST <= len(letters) <= _LONGEST else ()
        return self._signed(letters) or "".join(words) or self._initials.get(letters) or self._begun(letters)

    def _begun(self, letters: str) -> str | None:
        """The characters that a name begins with, where they sound so: 飞龙湖 of 飞龙湖生态区."""
        from pypinyin import lazy_pinyin

        if len(letters) < _BEGUN:
            return None
        for entry in self._entries:
            for at, form in enumerate(entry.forms):
                if form.startswith(letters) and form.isascii() and at > 1:
                    word = entry.forms[at - 2]
                    sounds = list(accumulate(lazy_pinyin(word)))
                    if letters in sounds:
                        return word[: sounds.index(letters) + 1]
        return None

    def _signed(self, letters: str) -> str | None:
        """The letters with a sign between two of them, where texts have them so: RD as R&D."""
        if not 1 < len(letters) <= _SIGNED:
            return None
        forms = (f"{letters[:at]}{_SIGN}{letters[at:]}".upper() for at in range(1, len(letters)))
        return next((form for form in forms if self._library.holding(plain(form).text).weights), None)

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
