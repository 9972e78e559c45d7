"""Figures of one thing that are counted in different ways, so that one can't be held against the other."""

import re
from collections.abc import Iterator, Sequence

from ingest.findings.facts import Fact, Facts, is_share, same_measure, same_worth
from ingest.findings.finding import Finding, quoted, scope_of, spans_of
from ingest.text.match import overlap
from ingest.text.source import Source
from ontology import Node

_ADDED = re.compile("新增|新引|新招|净增|引育|引进|招引")
_COUNTED = re.compile(f"{_ADDED.pattern}|累计|拥有|达到|建成|形成|保有|总量|总数")
_WON = re.compile("入围|入选|通过|获批|获评|新增|认定")
_STOCK_NAME = re.compile("总数|总量|拥有量|保有量|存量")
_ONE_THING = 0.6  # of the body's name, where the figures are the same


def find_countings(facts: Facts, source: Source) -> Iterator[Finding]:
    """总数 beside 新增数, 申报数 beside 获批数, a growth beside amounts, a year's number beside that of all years."""
    for group in facts.things():
        yield from _total_and_added(group)
        yield from _yearly_baseline(group)
    for fact in facts.rows.values():
        yield from _asked_and_won(fact)
        yield from _share_and_amount(fact)
    yield from _held_and_added(facts, source)


def _total_and_added(group: Sequence[Fact]) -> Iterator[Finding]:
    """总数 here and 新增 there."""
    names = [(fact, str(fact.row.name)) for fact in group]
    stock = next((fact for fact, name in names if _STOCK_NAME.search(name) and not _ADDED.search(name)), None)
    added = next((fact for fact, name in names if re.match("新增|净增", name)), None)
    if stock and added:
        message = (
            f"{added.title}口径不同：{scope_of(stock.row)}的{quoted(stock.row.name)}是总数，"
            f"{scope_of(added.row)}的{quoted(added.row.name)}是新增数，请明确按哪一个考核"
        )
        yield _otherwise(group, message, [stock.row, added.row])


def _yearly_baseline(group: Sequence[Fact]) -> Iterator[Finding]:
    """A baseline of one year beside a total of all years."""
    heads = [fact for fact in group if fact.scope == "headline"]
    for head in heads:
        for fact in (each for each in group if each.scope == "annex"):
            once = [seen for seen in fact.seen if seen.get("mode") == "new" and seen.get("value") is not None]
            same = [s for s in head.seen for new in once if s.get("value") == new.get("value") and s.get("value")]
            totals = [t for t in fact.figures("cumulative") for h in head.figures("level") if same_worth(t, h)]
            if same and totals:
                message = (
                    f"{head.title}两年口径不同：{same[0].get('as_of')[:4]}年{quoted(same[0].get('text'))}是当年新增数，"
                    f"{totals[0].get('year')}年{quoted(head.figures('level')[-1].get('text'))}是累计数"
                    f"（附表{quoted(totals[0].get('text'))}），不能直接比较"
                )
                yield _otherwise(group, message, [same[0], once[0], *head.figures("level"), *totals])


def _otherwise(group: Sequence[Fact], message: str, nodes: Sequence[Node]) -> Finding:
    spans = [(node.evidence[0].start, node.evidence[0].end) for node in nodes]
    return Finding("value", "warning", message, group[-1].row.id, spans, [fact.row.id for fact in group], "口径")


def _asked_and_won(fact: Fact) -> Iterator[Finding]:
    """申报数 in one year, 入围 or 新增 in another: what was asked for and what was won."""
    cells = [
        each
        for each in (*fact.seen, *fact.targets)
        if re.search(r"\d", str(each.get("text"))) and each.get("name") in ("", each.get("text"))
    ]
    asked = [each for each in cells if re.match("(?:新增)?(?:申报|推荐|报名)", str(each.get("text")))]
    won = [each for each in cells if each not in asked and _WON.search(str(each.get("text")))]
    if fact.figures() and asked and won:
        message = (
            f"{fact.title}各年口径不一：{_year(won[0])}年{quoted(won[0].get('text'))}是完成数，"
            f"{_year(asked[0])}年{quoted(asked[0].get('text'))}是申报数，请统一口径"
        )
        yield Finding("value", "warning", message, fact.row.id, spans_of([won[0], asked[0]]), [fact.row.id], "申报")


def _share_and_amount(fact: Fact) -> Iterator[Finding]:
    """36亿元 in one year and 增长10% in another."""
    figures = [each for each in fact.figures() if each.get("measure_unit") and each.certainty.basis != "ambiguous"]
    if len({each.get("year") for each in figures}) < len(figures):
        return
    shares, amounts = [f for f in figures if is_share(f)], [f for f in figures if not is_share(f)]
    if shares and amounts:
        message = (
            f"{fact.title}各年口径不一：{_year(amounts[0])}年为{quoted(amounts[0].get('text'))}，"
            f"{_year(shares[0])}年为{quoted(shares[0].get('text'))}，不能直接比较，请统一口径"
        )
        nodes = [amounts[0], shares[0]]
        yield Finding("value", "warning", message, fact.row.id, spans_of(nodes), [fact.row.id], "比例")


def _held_and_added(facts: Facts, source: Source) -> Iterator[Finding]:
    """A headline that holds some already, and a body that wants the same number as newly brought in."""
    heads = [fact for fact in facts.rows.values() if fact.scope == "headline" and fact.figures("level")]
    bodies = [fact for fact in facts.rows.values() if fact.scope == "body"]
    for head in heads:
        held = [each for each in head.seen if each.get("mode") == "level" and (each.get("value") or 0) > 0]
        goal = head.figures("level")[-1]
        for body in bodies if held and not is_share(goal) else ():
            told = next((each for each in body.figures("cumulative") if _same_figure(each, goal)), None)
            once = any(seen.get("mode") == "new" for twin in facts.twins.get(head.row.id, ()) for seen in twin.seen)
            if told and not once and _is_one(body, head, facts) and _is_added(told, source):
                message = (
                    f"{body.title}口径不同：主要指标{goal.get('year')}年{quoted(goal.get('text'))}是总量"
                    f"（{_year(held[-1])}年已有{quoted(held[-1].get('text'))}），"
                    f"正文{quoted(told.get('text'))}是新增数，请明确按哪一个考核"
                )
                about = [body.row.id, head.row.id]
                spans = spans_of([head.row, held[-1], goal, told])
                yield Finding("value", "warning", message, body.row.id, spans, about, "口径")


def _same_figure(one: Node, two: Node) -> bool:
    return one.get("year") == two.get("year") and same_measure(one, two) and same_worth(one, two)


def _is_one(body: Fact, head: Fact, facts: Facts) -> bool:
    alike = overlap(str(body.row.name), str(head.row.name)) >= _ONE_THING
    return alike or head in facts.twins.get(body.row.id, ())


def _is_added(told: Node, source: Source) -> bool:
    """Whether the last word of counting before the figure, in its sentence, is one of adding."""
    place = told.evidence[0]
    begin = max(source.folded.rfind(mark, 0, place.start) for mark in "。;\n")
    words = _COUNTED.findall(source.folded, begin + 1, place.end)
    return bool(words) and _ADDED.fullmatch(words[-1]) is not None


def _year(figure: Node) -> str:
    return str(figure.get("year") or str(figure.get("as_of"))[:4])
