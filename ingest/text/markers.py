"""The marks that number a document's lines: 一、 (一) 1. · 第一章 第三条 · 任务1 行动二: · 2.1 2.1.1 · 一是.

All patterns run on folded text (see `ingest.text.source.fold`): half-width brackets, commas and digits.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

HAN = "一二三四五六七八九十百"
_NO = rf"(?P<no>[{HAN}]{{1,4}}|\d{{1,3}})"
# What a document may count by name: 专项行动一 安居 · 重点任务1:建厂 · [任务1-2]建厂; 任务3完成后 counts nothing
_COUNTED = "任务|行动|工程|举措|措施|计划|项目|专项|板块|课题"
_WORD = rf"(?P<word>(?:专项|重点|主要|重大|核心|具体|攻坚|提升|工作|子)*(?:{_COUNTED}))"
_WORD_NO = rf"\s?(?P<no>[{HAN}]{{1,3}}|\d{{1,2}}(?:[-.]\d{{1,2}})?)"
_WORD_END = rf"(?:\]\s*[:、.]?|[:.](?!\d)|、(?!\S{{0,4}}(?:{_COUNTED})[\d{HAN}])|(?=\s)(?!\s[年月日个项]))\s*"

# Styles of marks, outermost first
MARKERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("chapter", re.compile(rf"第{_NO}(?:[章篇编]|部(?:分)?)\s*")),
    ("section", re.compile(rf"第{_NO}节\s*")),
    ("han", re.compile(rf"(?P<no>[{HAN}]+)[、.](?!\d)\s*")),
    ("word", re.compile(rf"\[?{_WORD}{_WORD_NO}{_WORD_END}")),
    ("han_bracket", re.compile(rf"\((?P<no>[{HAN}]+)\)[、.]?\s*")),
    ("article", re.compile(rf"第{_NO}(?P<word>[条项])(?:[:、.]|(?=\s))\s*")),
    ("digit", re.compile(r"(?P<no>\d{1,3})\s*[.、](?!\d)\s*")),
    (
        "decimal",
        re.compile(r"(?P<no>[1-9]\d?(?:\.[1-9]\d?){1,3})(?![\d%‰])[.、]?(?P<blank>\s*)(?=[\u3400-\u9fff“《(\[])"),
    ),
    ("digit_close", re.compile(r"(?P<no>\d{1,3})\s*\)(?!\S*\()\s*")),
    ("digit_bracket", re.compile(r"\((?P<no>\d{1,2})\)[、.]?\s*")),
    ("circle", re.compile(r"(?P<no>[①-⑳])\s*")),
    ("counted", re.compile(rf"(?P<no>[{HAN}])是(?:要)?[:,]?\s*")),
)
STYLES = tuple(style for style, _ in MARKERS)
# 2 供水, as chapters stand above 2.1, and 2 建设水厂。新建…, as tasks do
_BARE = re.compile(r"(?P<no>[1-9]\d?)\s+(?=[\u3400-\u9fff“《][^\s|]*$)")
_BARE_TITLE = re.compile(r"[^。;:]{2,30}")
_BARE_TASK = re.compile(r"[^。]{2,40}。")
_LEAST_BARE = 3
# Styles that have no place of their own among the others: they stand below what is open where they begin.
_FLOATING = ("word", "article", "decimal", "bare", "part", "title")
# 1.5亿元 · 3.5公里 · 2.3左右, but not 1.5人才引进
MEASURED = re.compile(
    "[十百千万亿]*(?:元(?!宇宙|素)|亩(?!均)|顷|吨|公斤|米|公里|千米|里|平方|立方|千瓦|兆瓦|度(?!假)|倍|折|个(?![体人性])|"
    "家(?![政庭电具园校])|人(?![才力居工口大民文])|户(?![外用籍])|名(?![优师医牌特胜])|所(?!有)|座(?!谈)|处(?![置理])|项(?!目)|"
    "件|辆|条(?!件)|次|场(?![景所馆站地])|套|台(?![账风])|床|张|分(?![级类层散布批期工拣])|级|株|头(?![部雁])|岁|年(?!轻)|月|"
    "天(?![然气空])|小时|分钟|以[上下内]|左右|[万亿])"
)
_MOST_LEFT_OUT = 2  # numbers between 2.3 and 2.6


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in front of a line: `kind` is a style of `MARKERS` or `bare`, `style` tells 任务1 from 行动1 and 2.1 from 2.1.1."""

    kind: str
    style: str
    no: str
    end: int

    @property
    def place(self) -> int:
        """Its style's place among all, outermost first."""
        return STYLES.index(self.kind) if self.kind in STYLES else 0

    @property
    def floats(self) -> bool:
        """Whether only the document tells what it stands below."""
        return self.kind in _FLOATING


def mark_of(text: str) -> Mark | None:
    """The mark that a line has by itself; a figure (1.5亿元) is none.

    >>> mark_of("任务1 建厂").style, mark_of("2.1.3建厂").no, mark_of("1.5公里外"), mark_of("任务3完成后")
    ('任务', '2.1.3', None, None)
    """
    for kind, pattern in MARKERS:
        match = pattern.match(text)
        if match is None:
            continue
        if kind == "decimal":
            if not match["blank"] and MEASURED.match(text, match.end()):
                return None
            return Mark(kind, f"decimal{match['no'].count('.') + 1}", match["no"], match.end())
        return Mark(kind, match.groupdict().get("word") or kind, match["no"], match.end())
    return None


def marks_of(texts: Sequence[str]) -> list[Mark | None]:
    """The marks of a document's lines, in order.

    Decimals count where they are a sequence (2.1, 2.2 …), bare numbers with them (2 供水) or where they number sentences.
    """
    marks = _sequences([mark_of(text) for text in texts])
    decimal = sum(mark is not None and mark.kind == "decimal" for mark in marks) > 1
    words = _BARE_TITLE.fullmatch if decimal else _BARE_TASK.match
    bare: dict[int, Mark] = {}
    due = 1
    for place, text in enumerate(texts):
        match = _BARE.match(text) if marks[place] is None else None
        if match and words(text, match.end()) and int(match["no"]) in (1, due):
            bare[place] = Mark("bare", "bare", match["no"], match.end())
            due = int(match["no"]) + 1
    if not decimal and len(bare) < _LEAST_BARE:
        return marks
    return [bare.get(place, mark) for place, mark in enumerate(marks)]


def _sequences(marks: Iterable[Mark | None]) -> list[Mark | None]:
    """The same without decimals that neither begin (2.1) nor go on with (2.2) a sequence."""
    last: dict[str, int] = {}
    found: list[Mark | None] = []
    for mark in marks:
        if mark is not None and mark.kind == "decimal":
            above, _, own = mark.no.rpartition(".")
            ahead = int(own) - last.get(above, 0)
            if own != "1" and (above not in last or not 0 < ahead <= 1 + _MOST_LEFT_OUT):
                found.append(None)
                continue
            last[above] = int(own)
        found.append(mark)
    return found
