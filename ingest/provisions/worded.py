"""Goals told in words, year by year: what figures say is a headline target and no part of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.provisions.paragraphs import OWN_TITLE, Paragraph, clauses, sentences
from ingest.text.source import Span

_BY_YEAR = re.compile(
    r"(?:到|至|力争|争取|在|于)*(?P<year>20\d\d)年?(?:底|末|年底)?(?:前)?(?:[,:]|(?=[^\d年月至到\-]))"
)
_OPENS = re.compile(r"(?:到|力争|至)*20\d\d年|到“十[一二三四五六]五”末|(?:经过|通过)[^,。]{2,8}努力")
_HIDDEN = re.compile(r"“[^”]*”|《[^》]*》|20\d\d年")
_NO_GOAL = re.compile(r"(?:其中|具体|主要|预期)?(?:主要)?(?:指标|目标|如下)+[^,。;]{0,4}(?:如下|见[^,。;]*)?|如下")
_FIGURE = re.compile(r"\d|[一二三四五六七八九两][十百千万亿]")
_BY_WAY = re.compile("(?:再?用|经过|通过)[^,]{1,12}(?:时间|努力|发展|建设)|在此基础上|展望未来")
_RESULT = re.compile(
    "建成|形成|实现|打造|成为|创成|争创|创建|提升|提高|增强|增长|扩大|改善|优化|完善|健全|显著|明显|更加|位居|进入|前列|领先|"
    "翻[一两番]|覆盖|满意|突破"
)
_LEAST = 4


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be by a year (None where it is not said): where its name stands, and all its words."""

    year: int | None
    name: Span
    spans: tuple[Span, ...]


def goals_start(folded: str, paragraph: Paragraph) -> int | None:
    """Where a paragraph among general demands begins to tell goals: by its title, or with a sentence of a year to come."""
    if paragraph.title and "目标" in folded[slice(*paragraph.title)]:
        return paragraph.start
    starts = (start for start, _ in sentences(folded, paragraph.start, paragraph.end))
    return next((start for start in starts if _OPENS.match(folded, start)), None)


def goals_of(folded: str, paragraph: Paragraph, since: int | None) -> Iterator[Goal]:
    """One goal for a paragraph that a title names, else one for each year; years before `since` tell what was."""
    pieces = list(_pieces(folded, paragraph))
    title = paragraph.title
    if (
        title
        and not OWN_TITLE.match(folded[title[0] : title[1]] + "。")
        and not re.search(r"\d", folded[slice(*title)])
    ):
        years = {year for year, _ in pieces if year}
        yield Goal(years.pop() if len(years) == 1 else None, title, (title, *_runs(folded, [s for _, s in pieces])))
        return
    for year in dict.fromkeys(year for year, _ in pieces):
        own = [span for each, span in pieces if each == year]
        name = next((_named(folded, span) for span in own if _named(folded, span)), None)
        told = year >= (since or 0) if year else any(_RESULT.search(folded, *span) for span in own)
        if name and told:
            yield Goal(year, name, tuple(_runs(folded, own)))


def _pieces(folded: str, paragraph: Paragraph) -> Iterator[tuple[int | None, Span]]:
    """The clauses without a figure, each with the year of its sentences."""
    year = None
    for sentence in sentences(folded, paragraph.start, paragraph.end):
        for start, end in clauses(folded, *sentence):
            stated = _BY_YEAR.match(folded, start, end + 1)
            year = int(stated["year"]) if stated else year
            if not _FIGURE.search(_HIDDEN.sub("", folded[start:end])):
                yield year, (start, end)


def _named(folded: str, span: Span) -> Span | None:
    """The clause without its year; None where nothing else is left that can name a goal."""
    start, end = span
    stated = _BY_YEAR.match(folded, start, end + 1)
    start = min(stated.end(), end) if stated else start
    words = folded[start:end]
    return (
        (start, end)
        if len(words) >= _LEAST and not _NO_GOAL.fullmatch(words) and not _BY_WAY.fullmatch(words)
        else None
    )


def _runs(folded: str, spans: list[Span]) -> Iterator[Span]:
    """Spans with nothing but marks between them taken together."""
    last: Span | None = None
    for start, end in spans:
        if last and not re.search(r"\w", folded[last[1] : start]):
            last = last[0], end
            continue
        if last:
            yield last
        last = start, end
    if last:
        yield last
