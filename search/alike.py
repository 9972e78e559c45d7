"""Characters that are taken for one another: by sound, as a keyboard offers them, or by look."""

from collections import defaultdict
from functools import cache
from pathlib import Path

from search.lexicon import alike

_LOOKS = Path(__file__).with_name("lookalikes.tsv")


def same_sound(typed: str, other: str) -> bool:
    """Whether two words of one length may sound the same, tones aside."""
    return len(typed) == len(other) and all(
        a == b or bool(_sounds(a) & _sounds(b)) for a, b in zip(typed, other, strict=True)
    )


def taken_for(typed: str, other: str) -> bool:
    """Whether two words of one length differ only in characters of the same sound or of a like look."""
    return len(typed) == len(other) and all(
        same_sound(a, b) or alike(a, b) or not _looks().get(a, _NONE).isdisjoint(_looks().get(b, _NONE))
        for a, b in zip(typed, other, strict=True)
    )


_NONE: frozenset[int] = frozenset()


@cache
def _sounds(char: str) -> frozenset[str]:
    """All ways to say a character, without tones."""
    from pypinyin import Style, pinyin

    return frozenset(pinyin(char, style=Style.NORMAL, heteronym=True)[0])


@cache
def _looks() -> dict[str, frozenset[int]]:
    """The groups that each character is in."""
    found: dict[str, set[int]] = defaultdict(set)
    for at, line in enumerate(_LOOKS.read_text("utf8").splitlines()):
        for char in "" if line.startswith("#") else line:
            found[char].add(at)
    return {char: frozenset(groups) for char, groups in found.items()}
