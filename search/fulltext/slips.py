"""Slips of the pen: the name, or the part of one, that was probably meant where nothing holds what was typed."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from search.alike import taken_for
from search.lexicon import lexicon

_SHORTEST, _LONGEST = 3, 40  # of two characters with one wrong nothing is left to go by
_TWO_SLIPS = 6  # characters from which two may be wrong
_FIGURE, _SIGN = re.compile(r"\d+"), re.compile(r"\W")


def corrected(typed: str, names: Collection[str], solid: bool = False) -> str | None:
    """The name that differs from what was typed by a character or two, else such a part of a name; else None.

    One that sounds or looks alike comes first; no other counts where what was typed is `solid`, words and nothing else.
    Of a part of few characters one may be missing, or sound alike, and no more.
    """
    if not _SHORTEST <= len(typed) <= _LONGEST or typed in names:
        return None
    names = [name for name in names if len(name) >= len(typed) - 1]
    whole = [(distance, name) for name, distance in _near(typed, names) if not _another(typed, name)]
    parts = [] if whole else [(1, part) for part in _parts(typed, names) if not _another(typed, part)]
    likely = (found for found in {*whole, *parts} if not solid or taken_for(typed, found[1]))
    ordered = sorted(likely, key=lambda found: (found[0], not taken_for(typed, found[1]), found[1]))
    return ordered[0][1] if ordered else None


def _near(typed: str, names: list[str]) -> Iterator[tuple[str, int]]:
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    allowed = 2 if len(typed) >= _TWO_SLIPS else 1
    for name, distance, _ in extract(typed, names, scorer=OSA.distance, score_cutoff=allowed, limit=None):
        yield name, int(distance)


def _parts(typed: str, names: Iterable[str]) -> Iterator[str]:
    """Parts of names with one character more than was typed, within it, or with one that is another."""
    short = len(typed) < _TWO_SLIPS
    forms = [f"{re.escape(typed[:at])}[^\n]{re.escape(typed[at:])}" for at in range(1, len(typed))]
    forms += [f"{re.escape(typed[:at])}[^\n]{re.escape(typed[at + 1 :])}" for at in range(len(typed))]
    text = "\n".join(names)
    for found in {part for form in forms for part in re.findall(form, text)}:
        if found != typed and (len(found) > len(typed) or not short or taken_for(typed, found)):
            yield found


def _another(typed: str, name: str) -> bool:
    """Whether something else was meant: another number, or a usual department, as 体育局 is no slip for 教育局.

    Nor does anybody type a character for a sign: 到2025年 is no slip for -2025年.
    """
    if _FIGURE.findall(typed) != _FIGURE.findall(name) or set(_SIGN.findall(name)) - set(typed):
        return True
    return _another_word(typed, name) or any(stem in typed and stem not in name for stem in _stems())


def _another_word(typed: str, name: str) -> bool:
    """Whether two characters side by side, neither like what is typed, make another word of it: 北槽铁路, 建设铁路."""
    if len(typed) != len(name):
        return False
    places = [at for at, (one, other) in enumerate(zip(typed, name, strict=True)) if one != other]
    alike = any(taken_for(typed[at], name[at]) for at in places)
    return len(places) == 2 and places[1] - places[0] == 1 and not alike and not _swapped(typed, name, places[0])


def _swapped(typed: str, name: str, at: int) -> bool:
    return typed[at : at + 2] == name[at : at + 2][::-1]


@cache
def _stems() -> tuple[str, ...]:
    return tuple(entry.word for entry in lexicon().of("STEM"))
