"""Figures said in other ways: 三千万元, 3000万元, 0.3亿元; 百分之三十, 30%; 2023年底, 2023年12月."""

import re
from collections.abc import Iterator

from ontology import UNIT, number

_ONES = "一二两三四五六七八九"
_HAN = f"(?:[{_ONES}]千零?)?(?:[{_ONES}]百零?)?(?:[{_ONES}]?十)?[{_ONES}]?"
_LARGE = {"": 1, "万": 10_000, "亿": 100_000_000}
_FIGURE = re.compile(
    rf"(?P<share>[百千])分之(?P<part>{_HAN}|\d+(?:\.\d+)?)"
    r"|(?P<year>(?:19|20)\d\d)年(?:年?底|年?末)"
    rf"|(?<![\d第.])(?P<low>\d+(?:\.\d+)?|{_HAN})(?:个(?=亿))?(?P<large>[千百]?[万亿]|)(?P<unit>{UNIT.pattern}|)"
)
_RATIOS = {"百": "%", "千": "‰"}
_FEWEST = 10  # 一件事, 五水共治 are no figures
_MOST_PRINTED, _LEAST_PRINTED = 1_000_000, 0.1  # 3000万 stands for 0.3亿, but nobody writes 0.0003亿


def figures(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The text piece by piece, each figure in it (plain text) with the other ways to say it; other pieces have none."""
    at = 0
    for found in _FIGURE.finditer(text):
        others = _said(found) if found[0] else ()
        if others:
            yield from [(text[at : found.start()], ())] if at < found.start() else []
            yield found[0], tuple(each for each in others if each != found[0])
            at = found.end()
    yield from [(text[at:], ())] if at < len(text) else []


def _said(found: re.Match[str]) -> tuple[str, ...]:
    if found["year"]:
        return tuple(f"{found['year']}年{end}" for end in ("底", "年底", "末", "12月"))
    if found["share"]:
        part = number(found["part"]) if found["part"] else None
        return (f"{part:g}{_RATIOS[found['share']]}",) if part is not None else ()
    unit, large = found["unit"], found["large"]
    if unit[:1] in ("万", "亿") and not large:
        large, unit = unit[0], unit[1:]
    low = number(found["low"]) if found["low"] else None
    return tuple(_forms(low, large, unit)) if low is not None and (large or unit) else ()


def _forms(low: float, large: str, unit: str) -> Iterator[str]:
    """The amount in ones, in 万 and in 亿, as far as people write it so; round ones in Chinese numerals too."""
    share = next((word for word, sign in _RATIOS.items() if sign == unit), None)
    if share:
        yield f"{low:g}{unit}"
        yield from (f"{share}分之{said}" for said in _in_han(low))
        return
    value = low * _LARGE[large[-1:]] * {"千": 1000, "百": 100}.get(large[:1], 1)
    for word, size in _LARGE.items() if value >= _FEWEST else ():
        told = round(value / size, 2)
        if _LEAST_PRINTED <= told < _MOST_PRINTED and told * size == value:
            yield f"{told:.10g}{word}{unit}"
            yield from (f"{said}{word}{unit}" for said in _in_han(told))


def _in_han(value: float) -> Iterator[str]:
    """A whole number below ten thousand with at most two figures that are not 0: 3500 → 三千五百."""
    digits = f"{value:g}"
    if not digits.isdigit() or not 0 < value < _LARGE["万"] or len(digits.replace("0", "")) > 2:
        return
    scales = ("", "十", "百", "千")
    parts = [(_NAMES[int(digit)], scales[len(digits) - 1 - at]) for at, digit in enumerate(digits) if digit != "0"]
    if len(parts) == 2 and scales.index(parts[0][1]) - scales.index(parts[1][1]) > 1:
        parts.insert(1, ("零", ""))
    said = "".join(one + scale for one, scale in parts)
    yield said.removeprefix("一") if said.startswith("一十") else said


_NAMES = "零一二三四五六七八九"
