"""Names written in two ways: one character of a quoted name exchanged, one of two offices left out."""

import re
from collections import defaultdict
from collections.abc import Iterator

from ingest.findings.finding import Finding, quoted
from ingest.text.source import Source, Span

_QUOTED = re.compile('[“《<"]([一-鿿]{4,16})[”》>"]')
_NUMERAL = re.compile("[一二三四五六七八九十百千两双单东南西北上下前后省市区县镇]")
_OFTEN = 3
_OFFICE = re.compile(
    r"(?P<level>[省市区县])委、?(?P=level)政府(?P<office>督[查导]室|研究室|信访局|政研室|督查考核[一-鿿]{0,4})"
)


def find_spellings(source: Source, body: Span, plan: str) -> Iterator[Finding]:
    """Quoted names that differ by a character between body and annex, and offices of two bodies that are one's elsewhere."""
    places: dict[str, list[Span]] = defaultdict(list)
    for match in _QUOTED.finditer(source.document.text):
        places[match[1]].append(match.span(1))
    for rare, often in _pairs(places, source, body):
        message = (
            f"{quoted(source.printed(*places[rare][0]))}与别处的{quoted(source.printed(*places[often][0]))}"
            f"只差一字，疑为同一名称的误写，请核对"
        )
        yield Finding("name", "warning", message, plan, [places[rare][0], places[often][0]], [plan], f"一字/{rare}")
    yield from _offices(source, plan)


def _pairs(places: dict[str, list[Span]], source: Source, body: Span) -> Iterator[tuple[str, str]]:
    """(rare, often) where the two never stand on one side, or one once and never beside the other: hardly two things."""
    for one in places:
        for two in places:
            if _one_off(one, two) and (-len(places[one]), places[one]) > (-len(places[two]), places[two]):
                sides = [{body[0] <= start < body[1] for start, _ in places[name]} for name in (one, two)]
                lines = [{source.folded.count("\n", 0, start) for start, _ in places[name]} for name in (one, two)]
                slip = len(places[one]) == 1 and len(places[two]) >= _OFTEN and not lines[0] & lines[1]
                if slip or not sides[0] & sides[1]:
                    yield one, two


def _one_off(one: str, two: str) -> bool:
    """Whether two names of one length differ in one character, not the first, and not a number or a place's level."""
    if len(one) != len(two) or one == two:
        return False
    differ = [place for place in range(len(one)) if one[place] != two[place]]
    return len(differ) == 1 and differ[0] > 0 and not _NUMERAL.search(one[differ[0]] + two[differ[0]])


def _offices(source: Source, plan: str) -> Iterator[Finding]:
    """市委市政府督查室 and 市委督查室."""
    whole = list(_OFFICE.finditer(source.folded))
    for office in dict.fromkeys(match["office"] for match in whole):
        span = next(match.span() for match in whole if match["office"] == office)
        shorter = [match.span() for match in re.finditer(f"[省市区县](?:委|政府){office}", source.folded)]
        other = next((part for part in shorter if not any(match.end() == part[1] for match in whole)), None)
        if other:
            message = f"同一机构名称不一：{quoted(source.printed(*span))}别处作{quoted(source.printed(*other))}，请统一"
            yield Finding("name", "note", message, plan, [span, other], [plan], f"机构/{office}")
