"""What someone may mean whose characters or letters begin no name: other spellings of it, pinyin half in initials."""

import re
from collections.abc import Iterator
from itertools import islice

from search.analyzer import is_han
from search.fulltext.spellings import Spellings
from search.fulltext.suggest import Suggester, Suggestion
from search.plain import plain

_SHORTEST, _LONGEST = 3, 16  # letters
_SYLLABLE = re.compile(r"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])(?:[aeiouv]{1,3}(?:ng?|r)?)?|[aeo](?:[ion]|ng|r)?")
_INITIALS = frozenset(("zh", "ch", "sh", *"abcdefghjklmnopqrstwxyz"))
_MOST_CUTS, _MOST_TRIED = 64, 200  # ways to cut letters into syllables, and names that are looked at for one of them


class Otherwise:
    """Suggestions by other ways than how names begin; beside a suggester, for when that has none."""

    def __init__(self, suggester: Suggester, spellings: Spellings) -> None:
        self._suggester, self._spellings = suggester, spellings

    def suggest(self, typed: str, limit: int) -> list[Suggestion]:
        """At most `limit` suggestions: 高企 leads to 高新技术企业, jxw to what 经信委 is called here, kjju to 科技局."""
        begun = plain(typed).text.replace(" ", "")
        if not _SHORTEST - is_han(begun) <= len(begun) <= _LONGEST:
            return []
        ways = (self._called,) if is_han(begun) else (self._mixed, self._departments)
        found = (list(islice(dict.fromkeys(way(begun)), limit)) for way in ways)
        return next(filter(None, found), [])

    def _called(self, word: str) -> Iterator[Suggestion]:
        for other in self._spellings.other(word):
            yield from self._suggester.suggest(other)

    def _departments(self, letters: str) -> Iterator[Suggestion]:
        """The units that are called otherwise here than the department whose initials these are."""
        for word in self._spellings.initials.get(letters, ()):
            yield from (each for each in self._called(word) if each.kind == "Unit")

    def _mixed(self, letters: str) -> Iterator[Suggestion]:
        """The names whose characters sound so, each told by its initial or in full."""
        if not (letters.isascii() and letters.isalpha()):
            return
        for cut in islice(_cuts(letters), _MOST_CUTS):
            initials = "".join(part[0] for part in cut)
            said = _said(cut)
            for suggestion, sound in islice(self._suggester.begun(initials), _MOST_TRIED):
                if said.match(sound):
                    yield suggestion


def _cuts(letters: str) -> Iterator[tuple[str, ...]]:
    """The ways to read letters as syllables and initials, the longest first; the last may be begun only."""
    if not letters:
        yield ()
    sizes = range(min(len(letters), 6), 0, -1)
    for size in sizes:
        if _SYLLABLE.fullmatch(letters[:size]):
            yield from ((letters[:size], *rest) for rest in _cuts(letters[size:]))


def _said(cut: tuple[str, ...]) -> re.Pattern[str]:
    """What pinyin in full begins with that may be told so."""
    *whole, last = cut
    return re.compile("".join(part + "[a-z]*?" * (part in _INITIALS) for part in whole) + last)
