"""Years, days and numbers of a folded text as typed tokens."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from graph import Comparison
from ontology import UNIT, number
from search.grammar.chart import Token
from search.grammar.said import Year
from search.grammar.things import Measure
from search.lexicon import lexicon, whole

WORD = 0.2  # what a plain word costs
_HAN_YEAR = str.maketrans("〇零一二三四五六七八九", "00123456789")
_YEAR = re.compile(
    r"(?:从|到|至|在|于|in |by |for )?"
    r"(?P<year>(?:19|20)\d\d|二[〇零][一二三四五六七八九〇零]{2}(?=年)|(?<!\d)\d\d(?=年)|(?<![十第〇零一二三四五六七八九])二[一二三四五六七八九](?=年(?![级间内来时后前以])))(?:年度|年?年[底末](?:之?前)?|年)?(?:[这那]一?年)?(?!\d|月)"
)
_PERIOD = re.compile(r"(?:到|至)?十(?P<no>[三四五六七])五(?:期间|时期|末|期末)?")
_DAY = re.compile(
    r"(?:截至|截止到|截止|到|as of )?(?P<y>20\d\d(?=年|-)|(?<!\d)\d\d(?=年))[年-](?P<m>\d{1,2})"
    r"(?:月(?:(?P<d>\d{1,2})[日号]|底|末)?|-(?P<e>\d{1,2}))"
)
_DAY_OF_YEAR = re.compile(
    r"(?:截至|截止到|截止|到|至)(?:今年)?(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})[日号]|底|末|份)?|(?<![\d年第])(?:今年)?(?P<n>1[0-2]|[1-9])月(?:份|底|末)?(?![\d日号])"
)
_NUMBER = re.compile(
    rf"(?P<digits>\d+(?:\.\d+)?)(?P<unit>{UNIT.pattern}|亿)?|(?P<han>[一两二三四五六七八九十百千]+)(?P<of>[个项家条名件位])"
    r"|(?P<round>[一两二三四五六七八九][百千](?:零?[一二三四五六七八九]十?百?){0,3})(?![个项家条名件位百千万亿强])"
)
_PORTION = re.compile(
    "一半|半数|过半(?=数)|(?<=[过超])半(?![数年天日小百个])|(?P<n>[一二两三四五六七八九])成(?P<half>半)?(?![员立为果本功长品效就人都])"
)
_BOTH = re.compile("(?<![他她它咱你我这那])[俩仨][人家]?")
_HAN_NUMBER = re.compile("(?P<n>[一两二三四五六七八九十百千]+)")
_HAN_MEASURE = re.compile(rf"(?P<n>[一两二三四五六七八九十百千]+|(?=[万亿]))(?P<of>{UNIT.pattern}|亿)")
_HAN_RUN = re.compile("[一两二三四五六七八九十百千万亿]+")
_SCALE = re.compile("上(?=[百千万亿])")  # 上万 is ten thousand or more
_FIRST = re.compile(
    r"(?:排(?:名|位)?[在取进到]?|位[列居]|名列|[居列占取])?(?:前|top ?)(?P<n>\d{1,3}|[一两二三四五六七八九十]+)(?P<of>[个项家条名件位大]|强)?(?!\d|年|后|%)"
)
_TO_DO = re.compile("(?:累计|[要得应需将可该])(?P<verb>[\u4e00-\u9fff]{1,2}?)(?=多少|几)")
_OF_A_YEAR = re.compile(r"[\d年]$")  # 年底 behind 2022年 is that year's
_DONE = re.compile("(?:已经?|已)(?P<verb>[\u4e00-\u9fff]{1,4}?)(?=多少|几)")
_SO_FAR = re.compile("(?<=[\u4e00-\u9fff]{2})了(?=多少|几)")
_TO_COME = re.compile("[目标定计划要应该需将已着过年]")
_OF_THE_DAY = ("ALREADY", "NOWADAYS", "ZERO")  # words that speak of the day of the statuses
_UNSURE, _LIKELY = 0.6, 0.3
_PLACED = re.compile("[排居列名位强占取t]")
_ENGLISH_NUMBERS = "one two three four five six seven eight nine ten".split()
_ENGLISH_NUMBER = re.compile("|".join(_ENGLISH_NUMBERS))


def figure_tokens(text: str, solid: list[tuple[int, int]], as_of: date | None) -> Iterator[Token]:
    """Years, days and numbers, but for those inside names."""
    for made in (
        _years(text, as_of),
        _days(text, as_of),
        _numbers(text),
        _firsts(text),
        _verbs(text),
        _done(text, as_of),
    ):
        for token in made:
            if whole(text, token.start, token.end) and not any(low <= token.start < high for low, high in solid):
                yield token


def years(text: str) -> Iterator[tuple[int, int]]:
    """Where a folded text names years, behind its beginning."""
    relative = ((start, end) for start, end, entry in lexicon().words(text) if entry.type == "YEARREL")
    return (span for span in (*(match.span() for match in _YEAR.finditer(text)), *relative) if span[0])


def _years(text: str, as_of: date | None) -> Iterator[Token]:
    for match in _YEAR.finditer(text):
        digits = match["year"].translate(_HAN_YEAR)
        year = int(digits) if len(digits) == 4 else 2000 + int(digits)
        for start in {match.start(), match.start("year")}:
            yield Token(start, match.end(), "YEAR", Year(year, bool(as_of and as_of.year == year)), WORD)
    for match in _PERIOD.finditer(text):
        year = 1955 + 5 * (10 + "一二三四五六七".index(match["no"]) + 1)
        yield Token(match.start(), match.end(), "YEAR", Year(year, bool(as_of and as_of.year == year)), WORD)
    for start, end, entry in lexicon().words(text):
        if entry.type == "YEARREL" and as_of and not _OF_A_YEAR.search(text[:start]):
            yield Token(start, end, "YEAR", Year(as_of.year + int(entry.meaning), entry.meaning == "0"), WORD)
        if entry.type in _OF_THE_DAY and as_of:
            yield Token(start, end, entry.type, Year(as_of.year, True), WORD)
        elif entry.type == "ALREADY":  # the plan's own figures tell what was reached as well
            yield Token(start, end, entry.type, "already", WORD)


def _days(text: str, as_of: date | None) -> Iterator[Token]:
    for match in _DAY.finditer(text):
        day = _day(int(match["y"]) % 2000 + 2000, int(match["m"]), match["d"] or match["e"])
        if day:
            yield Token(match.start(), match.end(), "DAY", (Year(day.year, day == as_of, day.isoformat()),), WORD)
    if as_of:
        yield from _days_this_year(text, as_of)


def _days_this_year(text: str, as_of: date) -> Iterator[Token]:
    """截至9月底: of the year of the statuses."""
    for match in _DAY_OF_YEAR.finditer(text):
        day = _day(as_of.year, int(match["m"] or match["n"]), match["d"])
        if day:
            yield Token(match.start(), match.end(), "DAY", (Year(day.year, day == as_of, day.isoformat()),), WORD)


def _day(year: int, month: int, day: str | None) -> date | None:
    try:
        if day:
            return date(year, month, int(day))
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    except ValueError:
        return None


def _verbs(text: str) -> Iterator[Token]:
    """投放 of 要累计投放多少个: whatever is to be done so many times, where no general word says it."""
    for match in _TO_DO.finditer(text):
        if not lexicon().general(match["verb"]):
            yield Token(match.start("verb"), match.end(), "FIGVERB", "target", _UNSURE)


def _done(text: str, as_of: date | None) -> Iterator[Token]:
    """投放了 of 已经投放了多少个: whatever was done so many times; 了 tells that it was."""
    for match in _DONE.finditer(text):
        yield Token(match.start("verb"), match.end(), "DID", "did", _UNSURE)
    for match in _SO_FAR.finditer(text):
        now = Year(as_of.year, True) if as_of else "le"
        yield Token(match.start(), match.start() + 1, "LE", now, WORD)
        for length in (1, 2):
            if not _TO_COME.search(text, match.start() - length, match.start()):
                yield Token(match.start() - length, match.start(), "DID", "did", _LIKELY)


def _firsts(text: str) -> Iterator[Token]:
    """前三个: so many of the best; 前三名 says by itself that they are placed."""
    for match in _FIRST.finditer(text):
        value = number(match["n"])
        if value:
            yield Token(match.start(), match.end(), "PLACED" if _PLACED.search(match[0]) else "FIRST", int(value), WORD)


def _numbers(text: str) -> Iterator[Token]:
    for match in _ENGLISH_NUMBER.finditer(text):
        said = Comparison("=", _ENGLISH_NUMBERS.index(match[0]) + 1)
        yield Token(match.start(), match.end(), "NUM", Measure(said), WORD)
    for match in _NUMBER.finditer(text):
        value = number(match["digits"] or match["han"] or match["round"])
        if value is not None:
            unit = match["unit"] or match["of"]
            measure = Measure(Comparison("=", value), unit)
            yield Token(match.start(), match.end(), "NUM", measure, WORD)
    for match in _BOTH.finditer(text):
        yield Token(*match.span(), "NUM", Measure(Comparison("=", "俩仨".index(match[0][0]) + 2), "个"), WORD)
    for match in _PORTION.finditer(text):
        value = 50 if match["n"] is None else 10 * (number(match["n"]) or 0) + (5 if match["half"] else 0)
        for type_ in ("NUM", "HALF"):
            yield Token(*match.span(), type_, Measure(Comparison("=", value), "%"), WORD)
    yield from _han_numbers(text)


def _han_numbers(text: str) -> Iterator[Token]:
    """一百 of 超过一百 and 一百以上, 万 of 上万: amounts in characters, where a comparison stands beside them."""
    words = list(lexicon().words(text))
    above = [match.span() for match in _SCALE.finditer(text)]
    for start, end in above:
        yield Token(start, end, "CMP", ">=", WORD)
    begun = {end for _, end, entry in words if entry.type in ("CMP", "CMPTO", "EXC")} | {end for _, end in above}
    closed = {start for start, _, entry in words if entry.type == "CMPAFTER"}
    for start in sorted(begun | {match.start() for match in _HAN_RUN.finditer(text)}):
        for match in filter(None, (pattern.match(text, start) for pattern in (_HAN_NUMBER, _HAN_MEASURE))):
            value = number(match["n"] or "一")
            if value is not None and (start in begun or match.end() in closed):
                unit = match.groupdict().get("of")
                yield Token(start, match.end(), "NUM", Measure(Comparison("=", value), unit), WORD)
