"""Slips of the pen: the name that was probably meant where nothing holds what was typed."""

import re
from collections.abc import Iterable
from functools import cache

from search.lexicon import lexicon

_SHORTEST, _LONGEST = 3, 40  # of two characters with one wrong nothing is left to go by
_TWO_SLIPS = 6  # characters from which two may be wrong
_FIGURE = re.compile(r"\d+")


def corrected(typed: str, names: Iterable[str]) -> str | None:
    """The name, or the part of a longer one, that differs from what was typed by a character or two; else None."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    if not _SHORTEST <= len(typed) <= _LONGEST:
        return None
    names = [name for name in names if len(name) >= len(typed) - 1]
    allowed = 2 if len(typed) >= _TWO_SLIPS else 1
    near = [name for name, _, _ in extract(typed, names, scorer=OSA.distance, score_cutoff=allowed, limit=None)]
    if not near and len(typed) > _SHORTEST:
        near = [part for name in names for part in _parts(name, len(typed)) if _differences(typed, part) == 1]
    return next((name for name in near if not _another(typed, name)), None)


def _parts(name: str, size: int) -> Iterable[str]:
    return (name[at : at + size] for at in range(len(name) - size + 1))


def _differences(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def _another(typed: str, name: str) -> bool:
    """Whether something else was meant: another number, or a usual department, as 体育局 is no slip for 教育局."""
    if _FIGURE.findall(typed) != _FIGURE.findall(name):
        return True
    return any(stem in typed and stem not in name for stem in _stems())


@cache
def _stems() -> tuple[str, ...]:
    return tuple(entry.word for entry in lexicon().of("STEM"))
