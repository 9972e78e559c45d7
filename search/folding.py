"""A question as it is matched: folded like the graph's names, every character with its place in the original."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph import folded

_OWNER = re.compile(r"['’]s\b")  # task 9's: the number ends before it
_QUOTED = re.compile('[“「『"‘]([^“”「」『』"‘’]+)[”」』"’]')
_BETWEEN_WORDS = re.compile(r"(?<=[^\x00-\x7f\s])[^\S\n](?=\s*\S)|(?<=[a-zA-Z\d%])[^\S\n](?=\s*[^\x00-\x7f\s])")
_KEPT = frozenset("*<>")  # names are compared without them, questions may mean them


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` is folded; `places[i]` is where its i-th character stands in `origin`."""

    text: str
    origin: str
    places: tuple[int, ...]

    def quoted(self) -> Iterator[tuple[int, int]]:
        """The stretches that stand in quotes in the original."""
        for match in _QUOTED.finditer(self.origin):
            inside = [at for at, place in enumerate(self.places) if match.start(1) <= place < match.end(1)]
            if inside:
                yield inside[0], inside[-1] + 1

    def moved(self, start: int, end: int) -> "Folded":
        """The same with one stretch put first."""
        return self.cut((start, end), (0, start), (end, len(self.text)))

    def cut(self, *spans: tuple[int, int]) -> "Folded":
        """These stretches of it alone, in this order."""
        order = [at for span in spans for at in range(*span)]
        return Folded("".join(self.text[at] for at in order), self.origin, tuple(self.places[at] for at in order))

    def behind(self, start: int) -> "Folded":
        """The same without its first characters."""
        return Folded(self.text[start:], self.origin, self.places[start:])

    def original(self, start: int, end: int) -> str:
        """The words as they were written."""
        places = self.places[start:end]
        return self.origin[min(places) : max(places) + 1] if places else ""


def fold(origin: str) -> Folded:
    """The text in simplified characters, folded; one blank is kept between words of Latin letters or digits."""
    chars: list[str] = []
    places: list[int] = []
    for place, char in enumerate(_OWNER.sub("  ", origin)):
        if _blank(char):
            if chars and chars[-1] != " ":
                chars.append(" ")
                places.append(place)
        elif unicodedata.category(char) not in ("Cc", "Cf", "Mn"):
            kept = folded(char) or (char if char in _KEPT else "")
            chars += kept
            places += [place] * len(kept)
    left = [at for at, char in enumerate(chars) if char != " " or _between_words(chars, at)]
    return Folded("".join(chars[at] for at in left), origin, tuple(places[at] for at in left))


def keywords(origin: str) -> Folded:
    """The same with a comma for each blank beside Chinese characters, as between the keywords 第9项 指标 责任单位."""
    return replace(fold(_BETWEEN_WORDS.sub(",", origin)), origin=origin)


def _blank(char: str) -> bool:
    return char.isspace() or char == " "


def _between_words(chars: list[str], at: int) -> bool:
    return 0 < at < len(chars) - 1 and all(_latin(chars[near]) for near in (at - 1, at + 1))


def _latin(char: str) -> bool:
    return char.isascii() and char not in ",.;:?!()"
