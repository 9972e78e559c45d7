"""Figures whose unit is lost, with what it may have been, and one thing counted in 家 here and in 家次 there."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.findings.facts import Fact, Facts
from ingest.findings.finding import Finding, quoted, scope_of, spans_of
from ingest.findings.gaps import is_condition
from ingest.text.source import Source, Span, fold
from ontology import Node

_INDEX = re.compile("指数|系数|倍|评分|得分|分值|比$|值$|度$")
_SHARE = re.compile("(?:率|比重|占比|比例|百分比)$")
_LIKELY = "疑脱"
_SHOWN, _SURE = 3, 1  # examples; figures of a row with a unit, for the others to lack it


def find_measures(facts: Facts, source: Source, body: Span) -> Iterator[Finding]:
    """One note on all figures without a unit, and each thing whose units differ by 次; `body` is where the body stands."""
    yield from _bare(facts, source, body)
    told: set[str] = set()
    for fact in facts.rows.values():
        group = [*facts.twins.get(fact.row.id, ()), fact]
        if fact.row.id not in told:
            told |= {each.row.id for each in group}
            yield from _times(group)


def _bare(facts: Facts, source: Source, body: Span) -> Iterator[Finding]:
    """Counts without what they count in, which the same document gives elsewhere; those that can be told come first."""
    found = [(each, _named(each, fact, facts)) for fact in facts.rows.values() for each in _lacking(fact, source)]
    found.sort(key=lambda pair: (_LIKELY not in pair[1], pair[0].evidence[0].start))
    spans = list(dict.fromkeys(spans_of(figure for figure, _ in found)))
    if spans:
        inside = sum(start < body[1] for start, _ in spans)
        shown = list(dict.fromkeys(words for _, words in found))[:_SHOWN]
        message = (
            f"有{len(spans)}处数字后没有计量单位（正文{inside}处、附件{len(spans) - inside}处），"
            f"如{'、'.join(shown)}，疑有脱落，暂按行名理解"
        )
        plan = facts.claims.plan
        yield Finding("lost_character", "note", message, plan, spans, [plan], "计量单位")


def _lacking(fact: Fact, source: Source) -> Sequence[Node]:
    """The figures of a row that end in a digit, where they should not."""
    if fact.scope == "headline" or _INDEX.search(str(fact.row.name)):
        return []
    if (
        fact.scope == "annex"
        and len([each for each in (*fact.seen, *fact.figures()) if each.get("measure_unit")]) >= _SURE
    ):
        return [each for each in fact.figures(name="") if _ends_bare(each)]
    if fact.row.get("measure_unit"):
        return []
    modes = ("new", "cumulative") if fact.scope == "annex" else ("level", "annual", "cumulative", "new")
    figures = [each for each in fact.figures(*modes) if _ends_bare(each)]
    return figures if fact.scope == "annex" or not is_condition(fact, source) else []


def _ends_bare(figure: Node) -> bool:
    ends = re.search(r"\d(?:以上|左右|以内)?$", fold(str(figure.get("text")))) is not None
    return ends and figure.get("measure_unit") is None and figure.get("mode") != "rank" and bool(figure.get("value"))


def _named(figure: Node, fact: Fact, facts: Facts) -> str:
    """The figure, with what its unit may have been by the other figures of the thing or by the name of a share."""
    rows = [fact, *facts.twins.get(fact.row.id, ())]
    units = Counter(
        each.get("measure_unit") for row in rows for each in (*row.seen, *row.targets) if each.get("measure_unit")
    )
    share = "%" if _SHARE.search(str(fact.row.name)) else None
    unit = units.most_common(1)[0][0] if units else share
    place = f"{fact.title}的" if fact.scope == "annex" else ""
    return f"{place}{quoted(figure.get('text'))}" + (f"（{_LIKELY}{quoted(unit)}）" if unit else "")


def _times(group: Sequence[Fact]) -> Iterator[Finding]:
    """家 and 家次 for one thing: how many there are is not how often they come."""
    figures = [(fact, each) for fact in group for each in fact.figures() if each.get("measure_unit")]
    units = {str(each.get("measure_unit")) for _, each in figures}
    once = next((unit for unit in units if f"{unit}次" in units), None)
    if once:
        pairs = [next(pair for pair in figures if pair[1].get("measure_unit") == unit) for unit in (f"{once}次", once)]
        told = "，".join(f"{scope_of(f.row)}{each.get('year')}年为{quoted(each.get('text'))}" for f, each in pairs)
        base = max((fact for fact, _ in pairs), key=lambda fact: fact.scope == "annex")
        message = f"{base.title}计量单位不一：{told}，“{once}”与“{once}次”口径不同，请统一"
        spans, about = spans_of([each for _, each in pairs]), [fact.row.id for fact, _ in pairs]
        yield Finding("value", "warning", message, base.row.id, spans, about, "单位")
