"""Steps of this plan's own milestones behind a year, which no list of words holds: 2026年开馆, 2026年9月底前开馆."""

import re
from collections.abc import Iterator
from itertools import product

from search.grammar.chart import Token
from search.grammar.said import Year
from search.lexicon import lexicon
from search.linking.names import Names

_WORD = 0.2
_STEP = re.compile(
    "(?P<year>20\\d\\d年)(?P<ahead>(?:底之?前|底|内|之?前|要|将|能|会|可以|可|计划|预计|拟|应|须|得|就|才)*)"
    "(?P<month>\\d{1,2}月(?:\\d{1,2}日)?(?:[上中下]旬|[初底末])?(?:之?前)?)?(?:要|将|能|会|可以|计划|预计|就)?"
    r"(?P<step>[^\W的\d_a-zA-Z]{2,10}?)(?=的|了|[吗呢啊吧]?(?:[?!。,;]|$))"
)


def step_tokens(text: str, names: Names) -> Iterator[Token]:
    """The year and the step of a folded text, where some row's target says it, with the month where one is said."""
    for match in _STEP.finditer(text):
        step, month = match["step"], match["month"]
        if month is None and lexicon().general(step):
            continue
        said = [step] if month is None else [when + step for when in _months(month)]
        words = [each for each in said if each in names.milestones]
        if words:
            year = Year(int(match["year"][:4]), False)
            yield Token(match.start(), match.end("year"), "YEAR", year, _WORD)
            yield Token(match.end("year"), match.end(), "STAGE", "：" + ",".join(words), _WORD)


def _months(month: str) -> list[str]:
    """A month as plans may write it: 9月底前, 9月末之前, 9月前."""
    bare = re.sub("[底末]?(?:之?前)?$", "", month)
    if bare == month:
        return [month]
    ends = ("底", "末") if re.search("[底末]", month) else ("",)
    before = ("前", "之前") if month.endswith("前") else ("",)
    return [bare + end + ahead for end, ahead in product(ends, before)]
