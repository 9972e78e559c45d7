"""A text's clauses with the time that holds for each: a year, the years of a list, a whole period, every year.

Words become years by the contract's table (How words become year and mode). A year holds until the next one or the
full stop; behind a semicolon only where it led (到2025年,…).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.text.patterns import PERIOD_PLANS

Period = tuple[int | None, int | None]

# 2024年开工、2026年建成 are two clauses, 2024年、2026年 one date.
_CLAUSE = re.compile(r"(?:[^,。;、]|(?<=[年末底前])、|、(?!20\d\d年))+")
_HIDDEN = re.compile(r"《[^》]*》|“[^”]*”|\([^()]*\)")
_PART = (
    r"(?:\d{1,2}月(?:份|\d{1,2}日|[上中下]旬)?|[上下]半年|[一二三四]季度|年中|(?:汛|春节|国庆|开学|入冬)(?=前))?"
    r"(?:年?底|年?末|初)?(?:之前|以前|前)?"
)
YEAR = re.compile(
    r"(?<![由从较比自\d])(?P<lead>到|至|力争|争取|确保|计划|预计|在|于|截至|截止)*"
    rf"(?P<year>20\d\d)(?:年(?P<part>{_PART})|(?P<end>底|末|前)|(?=$|基本|全面|完成|建成|启动|实现|通过|力争|争取))(?=$|[^\d年])"
)
_SINCE = re.compile(r"(?:从|自|由)(?P<year>20\d\d)年(?:\d{1,2}月份?)?(?:起|开始|以后)|(?P<also>20\d\d)年起(?![步草])")
_RANGE = re.compile(r"(?P<first>20\d\d)年?(?:-+|~|至|到)(?P<last>20\d\d)年(?:期间|间)?")
_LIST = re.compile(r"20\d\d年?(?:[、和及]20\d\d年?)+")
_PLAN = re.compile(r"“?(?P<plan>十[一二三四五六]五)”?(?P<which>时期|期间|期末|末)?(?!规划|纲要)")
_WHOLE = re.compile(
    "^(?:全[省市区县]|力争|争取|计划|用|利用|通过)*(?P<count>[两二三四五六])年(?:时间)?(?P<within>内|间)?(?!以上|左右|[期制级来前后的行计一])"
    "|(?:计划|规划|行动|方案|实施|任务|□+)期(?:内|间)"
)
_EVERY = re.compile("(?<![至到])每年|年均(?=[举组开培引新])|逐年")
_AFTERWARDS = re.compile("(?:此|之|以|其|今)后(?:每年|逐年)")
_ADDS = re.compile("累计(?!.{0,4}已)")
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}


@dataclass(frozen=True, slots=True)
class When:
    """The years meant. `yearly` is 每年, `through` a whole period, `each` a list of years, `within` one year and not its end.

    `leads` is a year that stands before all that follows, `since` one from which 每年 counts; `rule` says how the years
    came where none is printed for them.
    """

    years: tuple[int, ...] = ()
    yearly: bool = False
    through: bool = False
    each: bool = False
    within: bool = False
    leads: bool = False
    since: int = 0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """Words between two marks (`text` has names in quotes and brackets as □), where they begin, and when.

    `own` says that the time is this clause's own, or stands alone before it.
    """

    text: str
    printed: str
    start: int
    when: When
    own: bool


_NEVER = When()


def dateless(name: str) -> str:
    """A name without the year in it, those in quotes and brackets left alone; 较2021年 is of what is compared."""
    cover = _HIDDEN.sub(lambda match: "□" * len(match.group()), name)
    match = YEAR.search(cover)
    return name[: match.start()] + name[match.end() :] if match else name


def read_clauses(text: str, period: Period) -> Iterator[Clause]:
    """The clauses of a folded text in their order, those without a year too; offsets count in that text."""
    when = before = lead = _NEVER
    alone = False  # the clause before is a date and no more
    cover = _HIDDEN.sub(lambda match: "□" * len(match.group()), text)
    for match in _CLAUSE.finditer(cover):
        mark = cover[match.start() - 1] if match.start() else "。"
        if mark == "。":
            when, before, lead = _NEVER, when, _NEVER
        elif mark == ";":
            when = lead
        words = match.group()
        found = _said(words, text[match.start() : match.end()], period, when)
        if found is not None:
            when, cut = found
        else:
            cut = 0
        rest, start = words[cut:], match.start() + cut
        own = found is not None or alone
        yield Clause(rest, text[start : match.end()], start, _carried(rest, when, before, period), own)
        alone = found is not None and not rest.strip()
        when = replace(when, leads=True) if alone else when
        lead = when if when.leads else lead


def _carried(words: str, when: When, before: When, period: Period) -> When:
    """累计 without a year of its own: by the end of the period that 每年 counts, or by the year that led the sentence before."""
    if not _ADDS.search(words):
        return when
    if when.yearly and not _EVERY.search(words) and period[1]:
        return When((period[1],), rule="累计：期末年份")
    led = before.leads and not before.yearly and len(before.years) == 1
    return replace(before, rule="年份承前句") if not when.years and led else when


def _said(words: str, printed: str, period: Period, known: When) -> tuple[When, int] | None:
    """What a clause itself says of the time, and how far these words reach where they stand in front."""
    when, match = _dated(words, printed, period)
    if _EVERY.search(words):
        when = When(_each_year(words, when or _NEVER, known, period), yearly=True)
    if when is None:
        return None
    if match is None or words[: match.start()].strip():
        return when, 0
    return replace(when, leads=when.leads or match.end() == len(words.rstrip())), match.end()


def _each_year(words: str, when: When, known: When, period: Period) -> tuple[int, ...]:
    """The years that 每年 counts: of a range, from 2024年起, 此后, else all of the period."""
    if when.each:
        return when.years
    first = when.since or known.since
    if _AFTERWARDS.search(words) and known.years:
        first = known.years[-1] + 1
    return tuple(year for year in _all_years(period) if year >= first)


def _dated(words: str, printed: str, period: Period) -> tuple[When | None, re.Match[str] | None]:
    if match := _RANGE.search(words):
        first, last = int(match["first"]), int(match["last"])
        spread = tuple(range(first, last + 1))
        shared = _EVERY.search(words) or "分别" in words
        return (When(spread, each=True) if shared else When(spread[-1:], through=True)), match
    if match := _SINCE.search(words):
        first = int(match["year"] or match["also"])
        return When((first,) if match["also"] else (), within=True, since=first), match
    if match := _LIST.search(words):
        return When(tuple(map(int, re.findall(r"20\d\d", match.group()))), each=True), match
    if match := YEAR.search(words):
        until = (match["lead"] or "") in ("到", "至", "截至", "截止")
        by_end = until or match["end"] or re.search("[底末前初]$", match["part"] or "")
        return When((int(match["year"]),), within=not by_end, leads=until), match
    if (match := _PLAN.search(printed)) and match["plan"] in PERIOD_PLANS:
        at_end = (match["which"] or "").endswith("末")
        return When((PERIOD_PLANS[match["plan"]][1],), through=not at_end, leads=at_end), match
    if match := _WHOLE.search(words):
        return _whole(match, period), match
    return None, None


def _whole(match: re.Match[str], period: Period) -> When | None:
    """三年累计 where the period has three years, 规划期内: the last of them."""
    years = _all_years(period)
    if not years or (match["count"] and _COUNTS[match["count"]] != len(years)):
        return None
    return When(years[-1:], through=True, rule=f"{match.group().strip('□')}：期末年份")


def _all_years(period: Period) -> tuple[int, ...]:
    start, end = period
    return tuple(range(start, end + 1)) if start and end else ()
