"""The years that a plan runs, from its name: 2021—2025年, “十四五”, 三年行动(2023年起), 2024年.

All patterns run on folded text (see `ingest.source.fold`).
"""

import re
from collections.abc import Sequence

from ingest.text.patterns import PERIOD_PLANS
from ontology import number

Years = tuple[int | None, int | None]

_YEAR = r"(?:20\d\d)"
# 2021-2025年 · 2021年至2025年 · 2021年-2025年
_RANGE = re.compile(rf"(?<!\d)(?P<first>{_YEAR})\s*年?\s*(?:[-~—–]+|至|到)\s*(?P<last>{_YEAR})(?!\d)")
# 20212025年: the dash is lost
_RUN_TOGETHER = re.compile(rf"(?<!\d)(?P<first>{_YEAR})(?P<last>{_YEAR})(?=\s*年)")
_FIVE_YEARS = re.compile("|".join(PERIOD_PLANS))
_LENGTH = re.compile(
    r"(?P<years>[一二两三四五六七八九十\d]{1,2})年(?=[^,。;]{0,6}(?:行动|计划|规划|方案|攻坚|提升|倍增))"
)
_SINGLE = re.compile(rf"(?<![\d到至])(?P<year>{_YEAR})\s*年?(?:度)?(?!\s*年?\s*远景|\d)")
# 实施期限为2023年至2025年
_TERM = re.compile(rf"(?:期限|实施时间|行动时间|行动周期|实施周期|规划期|起止时间)[^。\n]{{0,12}}?{_RANGE.pattern}")
_LONGEST = 30


def read_period(names: Sequence[str], text: str) -> Years:
    """First and last year by the plan's names, else by the term that the text sets; (None, None) where none is told."""
    for name in names:
        found = _named(name)
        if found != (None, None):
            return found
    match = _TERM.search(text)
    return _ordered(match) if match else (None, None)


def _named(name: str) -> Years:
    for pattern in (_RANGE, _RUN_TOGETHER):
        match = pattern.search(name)
        if match and _ordered(match) != (None, None):
            return _ordered(match)
    five = _FIVE_YEARS.search(name)
    if five:
        return PERIOD_PLANS[five.group()]
    single, length = _SINGLE.search(name), _LENGTH.search(name)
    if not single:
        return None, None
    first = int(single["year"])
    return first, first + (int(number(length["years"]) or 1) - 1 if length else 0)


def _ordered(match: re.Match[str]) -> Years:
    first, last = int(match["first"]), int(match["last"])
    return (first, last) if first <= last < first + _LONGEST else (None, None)
