"""Slips that the text alone shows: signs without their other half, and names that lack one character."""

import re
from collections import Counter
from collections.abc import Iterator

from ingest.text.source import Source, Span

_PAIRS = {")": "(", "]": "[", "》": "《", "”": "“"}
_MARKER = re.compile(r"[\s\w]{0,2}(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z])$")
_FAR = 200
_HAN = re.compile("[一-鿿]{6,}")
_LONG = 7
# What names may have or lack: levels, 的 and the like, numbers.
_LOOSE = frozenset(
    "的地得级型性化类国省市区县镇村乡街新老各和与及或等了在为中大小高低首每全共不未可能又也再已将个家项条年月日一二三四五六七八九十百千万亿"
    "人员者生业场所处工厂院校部站队品网线期际内外前后本该此其"
)


def unpaired(source: Source) -> list[int]:
    """Places of brackets and quotes that have no other half on their line or the next."""
    signs = {sign: [] for sign in _PAIRS.values()}  # type: dict[str, list[tuple[int, int]]]
    lone: list[int] = []
    for row, line in enumerate(source.lines):
        for place in range(line.start, line.end):
            sign = _sign(source, place)
            if sign in signs:
                signs[sign].append((row, place))
            elif sign in _PAIRS:
                opened = signs[_PAIRS[sign]]
                if opened and row - opened[-1][0] <= 1 and place - opened[-1][1] <= _FAR + len(line.text):
                    opened.pop()
                elif not _MARKER.fullmatch(source.folded[line.start : place]):
                    lone.append(place)
    return sorted([*lone, *(place for left in signs.values() for _, place in left)])


def _sign(source: Source, place: int) -> str:
    """The sign as printed where folding makes < of 《, as folded elsewhere."""
    printed = source.document.text[place]
    return printed if printed in "《》“”" else source.folded[place] if source.folded[place] in "()[]" else ""


def variants(source: Source) -> Iterator[tuple[str, str, Span]]:
    """(short, long, place) where words that are said often stand once without one character inside."""
    runs = list(_HAN.finditer(source.folded))
    long = Counter(gram for run in runs for gram in _grams(run.group(), _LONG))
    short: dict[str, list[int]] = {}
    for run in runs:
        for offset, gram in enumerate(_grams(run.group(), _LONG - 1)):
            short.setdefault(gram, []).append(run.start() + offset)
    told: set[int] = set()
    for gram, count in long.items():
        for cut in range(2, _LONG - 2):
            lacking = gram[:cut] + gram[cut + 1 :]
            if count < 2 or gram[cut] in _LOOSE or gram[cut] in lacking or lacking not in short:
                continue
            places = short[lacking]
            if 3 * len(places) <= 2 * count and not any(abs(place - each) < _LONG for place in places for each in told):
                told |= set(places)
                yield lacking, gram, (places[0], places[0] + len(lacking))


def _grams(text: str, size: int) -> list[str]:
    return [text[place : place + size] for place in range(len(text) - size + 1)]
