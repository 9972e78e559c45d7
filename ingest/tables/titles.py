"""What the titles in a table's header make of its columns."""

import re
from dataclasses import dataclass

from ingest.text.patterns import (
    BASELINE_WORDS,
    COLUMN_MEASURE,
    COLUMN_NAME,
    COLUMN_NO,
    COLUMN_OTHER,
    COLUMN_SECTION,
    COLUMN_UNITS,
    PERIOD_PLANS,
    YEAR,
)

_LONGEST = 24
_LOOSE = re.compile(
    "(?:年度)?目标(?:值)?|计划(?:值)?|年度(?:目标|计划|任务|安排|进度)(?:值)?|(?:工作|实施|推进|进度|目标|年度)?进度(?:安排|计划)?|目标安排|阶段目标"
)
# 近期目标 · 远期: a year that only the text or a bracket tells
_TERM = re.compile("(?P<term>近期|中期|远期)(?:目标|任务|计划|安排|建设)?(?:值)?")
_RANGE = re.compile(r"(?P<first>20\d\d)年?[-至到](?P<last>20\d\d)年?")
_ROUND = re.compile(r"[年度末底初前到至期()\"“”]|20\d\d")  # what a title of a year alone may hold
_PERIOD = re.compile(r"“?(?P<plan>十[一二三四五六]五)”?(?:规划)?(?:期)?(?:末|间)?(?P<rest>.*)")
_ROLES = (
    ("lead", re.compile("牵头|主办|主责|第一")),
    ("support", re.compile("配合|协办|协助|协同|参与|参加|支持")),
    ("guide", re.compile("指导")),
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `kind` is no, section, name, measure, baseline, target, units or other; `year` of a baseline or target.

    Until the whole header is known it may be `loose` (目标值) or `term` (近期目标). `role` is the role that a column of
    units gives (lead for 牵头单位).
    """

    kind: str
    title: str
    year: int | None = None
    role: str | None = None


def classify(title: str) -> Column | None:
    """What a header's cell makes of its column; None for a cell that heads none.

    >>> classify("2021年目标").year, classify("责任单位").kind, classify("完成建设")
    (2021, 'units', None)
    """
    title = re.sub(r"\s+", "", title)
    plain = re.sub(r"\([^()]*\)?", "", title)  # 指标(项目) is 指标
    if not title or len(title) > _LONGEST:
        return None
    return _of_year(title) or _of_kind(title, plain) or _of_time(title, plain)


def _of_year(title: str) -> Column | None:
    """2025年 · 2021年基数 · 2023-2025年目标 · “十四五”末目标"""
    span = _RANGE.search(title)
    years = [span["last"]] if span else YEAR.findall(title)
    rest = _ROUND.sub("", _RANGE.sub("", title) if span else title)
    if len(years) == 1 and rest == "":
        return Column("target", title, int(years[0]))
    if len(years) == 1 and (
        BASELINE_WORDS.search(title) or re.search("目标|计划|任务|指标值|值|累计|安排|[近中远]期", title)
    ):
        kind = "baseline" if BASELINE_WORDS.search(title) and "目标" not in title else "target"
        return Column(kind, title, int(years[0]))
    period = _PERIOD.fullmatch(title)
    if period and not years and period["plan"] in PERIOD_PLANS and re.fullmatch("(?:目标|计划)?值?", period["rest"]):
        return Column("target", title, PERIOD_PLANS[period["plan"]][1])
    return None


def _of_kind(title: str, plain: str) -> Column | None:
    for kind, pattern in (
        ("no", COLUMN_NO), ("units", COLUMN_UNITS), ("measure", COLUMN_MEASURE), ("other", COLUMN_OTHER),
        ("section", COLUMN_SECTION), ("name", COLUMN_NAME),
    ):  # fmt: skip
        if pattern.fullmatch(title) or pattern.fullmatch(plain):
            return Column(kind, title, None, _role(title) if kind == "units" else None)
    return None


def _of_time(title: str, plain: str) -> Column | None:
    if BASELINE_WORDS.fullmatch(re.sub("值|数|年", "", title) or title):
        return Column("baseline", title)
    if _TERM.fullmatch(plain):
        return Column("term", title)
    return Column("loose", title) if _LOOSE.fullmatch(title) else None


def year_of_term(title: str, text: str) -> int | None:
    """The year that a text gives to the term in a title (近期至2025年, 到2030年为远期); None where it gives none."""
    match = _TERM.match(title)
    term = match["term"] if match else ""
    told = re.search(rf"{term}[^。;,\n]{{0,8}}?(?:20\d\d年?[-至到])?(20\d\d)年?", text) or re.search(
        rf"(20\d\d)年[^。;,\n]{{0,4}}{term}", text
    )
    return int(told[1]) if told else None


def _role(title: str) -> str:
    found = ((match.start(), role) for role, pattern in _ROLES if (match := pattern.search(title)))
    return min(found, default=(0, "responsible"))[1]
