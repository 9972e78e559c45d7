"""Text as search compares it: folded one character for one, noise left out, every character with its place."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HAN_RUN = re.compile(f"[{HAN}]+")
# What print and web pages put between characters that belong together, and the comma of 1,200.
_NOISE = re.compile(r"[\s\"'`“”‘’「」『』《》〈〉<>·•*\u00ad\u200b-\u200f\u2060\ufeff]+|(?<=\d),(?=\d{3}(?!\d))")
_DASHES = frozenset("—–−‐‑―-~～")
_BOTH = "於後乾徵麽夥拚菸"  # in the simplified set of 1980, but traditional in ordinary texts


class _Folds(dict[int, str]):
    """Character codes to folded characters, filled as characters are met; `str.translate` asks it."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded(chr(code))
        return folded


def _folded(char: str) -> str:
    """Half-width, lower case, simplified, one dash; a character that becomes several stays what it is."""
    wide = unicodedata.normalize("NFKC", char).lower()
    if len(wide) != 1:
        return char
    if wide in _DASHES:
        return "-"
    return _simplified(wide) if HAN_RUN.match(wide) else wide


def _simplified(char: str) -> str:
    """The converter is only loaded for a character that may be traditional."""
    try:
        char.encode("gb2312")
        if char not in _BOTH:
            return char
    except UnicodeEncodeError:
        pass
    simple: str = _converter().convert(char)
    return simple if len(simple) == 1 else char


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")


_FOLDS = _Folds()


@dataclass(frozen=True, slots=True)
class Plain:
    """Folded text without the noise; `places[i]` is where its i-th character stands in the origin."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the plain text stands in the origin."""
        return self.places[start], self.places[end - 1] + 1


def fold(text: str) -> str:
    """Half-width, lower case, simplified; every character stays in its place."""
    return text.translate(_FOLDS)


def bare(text: str) -> str:
    """The text folded, without any noise and without places: enough to see that Chinese characters do not stand in it."""
    return _NOISE.sub("", fold(text))


def plain(origin: str) -> Plain:
    """The text as it is compared. One blank is kept between two Latin words or figures."""
    folded = fold(origin)
    text: list[str] = []
    places: list[int] = []
    at = 0
    for noise in _NOISE.finditer(folded):
        text.append(folded[at : noise.start()])
        places += range(at, noise.start())
        if noise[0] != "," and _joins(folded, noise):
            text.append(" ")
            places.append(noise.start())
        at = noise.end()
    text.append(folded[at:])
    places += range(at, len(folded))
    return Plain("".join(text), tuple(places))


def _joins(text: str, noise: re.Match[str]) -> bool:
    """Whether leaving the noise out would make one word of two Latin ones or figures."""
    around = text[noise.start() - 1 : noise.start()] + text[noise.end() : noise.end() + 1]
    return len(around) == 2 and around.isalnum() and not HAN_RUN.search(around)
