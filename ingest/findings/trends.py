"""A row's figures through the years: targets behind what has been done, and jumps out of all proportion."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.findings.baselines import ten_times
from ingest.findings.facts import STOCK, Fact, Facts, is_share, same_measure, worth
from ingest.findings.finding import Finding, quoted, scope_of, spans_of
from ingest.text.source import fold
from ontology import Node

_MAY_FALL = re.compile("增速|增长|增幅|涨幅")  # a growth may well slow down
_TO_FALL = re.compile("降至|降到|下降[至到]|减[至到少]|压减|控制在|以[下内]$|不超过|不高于")
_LEVEL_NAME = re.compile("率|比重|占比|比例|指数|评分|得分|水平|浓度|强度")
# A share that grows this many times and points, another figure this many times (small counts aside).
_SHARE_TIMES, _SHARE_POINTS, _TIMES, _LEAST = 5, 30, 20, 5


def find_trends(facts: Facts) -> Iterator[Finding]:
    """Targets worse than the baseline or than an earlier target, and baselines that no target can follow."""
    for fact in facts.rows.values():
        figures = _held(fact)
        if not figures or _MAY_FALL.search(str(fact.row.name)) or _is_to_fall(fact, facts) or facts.by_years(fact):
            continue
        seen = _baseline(fact, figures[0])
        like = [each for each in figures if seen is not None and same_measure(each, seen)]
        behind = [each for each in like if seen is not None and _is_worse(each, seen, fact)]
        if seen is not None and behind:
            yield _behind(fact, like, behind, seen)
        else:
            yield from _falling(fact, figures)
        if seen is not None:
            yield from _far(fact, figures[0], seen)
    for group in facts.things():
        yield from _behind_annex(group)


def _is_to_fall(fact: Fact, facts: Facts) -> bool:
    """Whether another place says that less is better, though the row itself doesn't."""
    if fact.row.get("direction") == "down":
        return False
    twins = facts.twins.get(fact.row.id, ())
    told = [each for other in (fact, *twins) for each in other.targets]
    down = any(other.row.get("direction") == "down" for other in twins)
    return down or any(_TO_FALL.search(str(each.get("text"))) for each in told)


def _held(fact: Fact) -> list[Node]:
    """The figures that a baseline can be held against; 累计 beside 新增 may count anew from the plan's start."""
    found = fact.figures("level", "rank", *(() if fact.figures("new") else ("cumulative",)), name="")
    return [figure for figure in found if figure.certainty.basis != "ambiguous"]


def _baseline(fact: Fact, figure: Node) -> Node | None:
    """The last figure from before the plan that can be compared with a target."""
    rank = figure.get("mode") == "rank"
    seen = [each for each in fact.seen if each.get("rank" if rank else "value") is not None and not each.get("values")]
    fit = [each for each in seen if rank or (each.get("mode") in STOCK and same_measure(each, figure))]
    return max(fit, key=lambda each: str(each.get("as_of")), default=None)


def _is_worse(figure: Node, before: Node, fact: Fact) -> bool:
    """Whether a target is worse than a baseline or an earlier target."""
    if figure.get("mode") == "rank":
        return bool(figure.get("value") > (before.get("rank") or before.get("value") or 0))
    gap = worth(figure, before) - worth(before)
    return gap > 1e-9 if fact.row.get("direction") == "down" else gap < -1e-9


def _behind(fact: Fact, figures: Sequence[Node], worse: Sequence[Node], seen: Node) -> Finding:
    if _sinks(fact, [seen, *figures]):
        return _unsaid(fact, [seen, *figures])
    told = "、".join(f"{each.get('year')}年{quoted(each.get('text'))}" for each in worse)
    all_ = len(worse) == len(figures)
    likely = ten_times(seen, figures) if all_ and figures[0].get("mode") != "rank" else ""
    message = f"{fact.title}的目标{told}不如{_year(seen)}年已有的{_printed(seen)}{likely}，请核对是否误植"
    severity = "warning" if all_ else "error"
    return Finding("behind_baseline", severity, message, fact.row.id, spans_of([seen, *worse]), [fact.row.id])


def _falling(fact: Fact, figures: Sequence[Node]) -> Iterator[Finding]:
    """A later target that is worse than the one before, without a word for it; counts may be those of single years."""
    pairs = [pair for pair in pairwise(figures) if _follows(*pair)]
    worse = [(one, two) for one, two in pairs if _is_worse(two, one, fact)]
    if not worse or not (is_share(worse[0][0]) or _LEVEL_NAME.search(str(fact.row.name))):
        return
    if _sinks(fact, figures):
        yield _unsaid(fact, figures)
        return
    one, two = worse[0]
    message = (
        f"{fact.title}{two.get('year')}年目标{quoted(two.get('text'))}不如"
        f"{one.get('year')}年目标{quoted(one.get('text'))}，请核对"
    )
    yield Finding("behind_baseline", "warning", message, fact.row.id, spans_of([one, two]), [fact.row.id], "先后")


def _sinks(fact: Fact, figures: Sequence[Node]) -> bool:
    """Whether three figures or more fall year by year though nothing says that less is better."""
    up = fact.row.get("direction") == "up" and figures[-1].get("mode") != "rank"
    return up and len(figures) > 2 and all(worth(two, one) < worth(one) for one, two in pairwise(figures))


def _unsaid(fact: Fact, figures: Sequence[Node]) -> Finding:
    told = "、".join(f"{_year(each)}年{_printed(each)}" for each in figures)
    message = f"{fact.title}的数逐年下降（{told}），方案没有写明越低越好，系统按越高越好判断，请确认"
    return Finding("direction", "warning", message, fact.row.id, spans_of(figures), [fact.row.id])


def _printed(figure: Node) -> str:
    """The words of a figure, with its value in front where other digits run into it: 5.5119年数据)."""
    number = re.match(r"[0-9.]+", fold(str(figure.get("text"))))
    value = figure.get("value")
    torn = number is not None and value is not None and number.group() not in (f"{value:g}", f"{value}")
    return f"{value:g}（印作{quoted(figure.get('text'))}）" if torn else quoted(figure.get("text"))


def _year(figure: Node) -> str:
    return str(figure.get("year") or str(figure.get("as_of"))[:4])


def _follows(one: Node, two: Node) -> bool:
    sure = "ambiguous" not in (one.certainty.basis, two.certainty.basis)
    kind = (one.get("mode") == "rank") == (two.get("mode") == "rank")
    return sure and kind and same_measure(one, two) and one.get("year") < two.get("year")


def _far(fact: Fact, figure: Node, seen: Node) -> Iterator[Finding]:
    """2.6% → 90%: another way to count, or a slip."""
    if figure.get("mode") != "level" or seen.get("value") is None or seen.get("value") <= 0:
        return
    base, target = worth(seen), worth(figure, seen)
    share = target >= _SHARE_TIMES * base and target - base >= _SHARE_POINTS
    other = base >= _LEAST and target >= _TIMES * base
    if share if is_share(figure) else other:
        message = (
            f"{fact.title}{_year(seen)}年为{quoted(seen.get('text'))}，"
            f"{figure.get('year')}年目标却为{quoted(figure.get('text'))}，相差悬殊，请核对口径或误植"
        )
        yield Finding("far_baseline", "warning", message, fact.row.id, spans_of([seen, figure]), [fact.row.id])


def _behind_annex(group: Sequence[Fact]) -> Iterator[Finding]:
    """A body's total below what the annex says there is already, though the annex's own total is above it."""
    for annex in (fact for fact in group if fact.scope == "annex"):
        for body in (fact for fact in group if fact.scope != "annex"):
            for told in [each for each in body.figures(*STOCK) if each.certainty.basis != "ambiguous"][-1:]:
                own = [each for each in annex.figures(*STOCK) if each.get("year") == told.get("year")]
                seen = _baseline(annex, told)
                slip = any(each.get("value") == told.get("value") for each in own)  # in the unit alone
                if seen is None or not own or slip or _MAY_FALL.search(str(annex.row.name)):
                    continue
                if _is_worse(told, seen, annex) and not _is_worse(own[-1], seen, annex):
                    message = (
                        f"{annex.title}{scope_of(body.row)}{told.get('year')}年目标{quoted(told.get('text'))}"
                        f"不如附表{_year(seen)}年已有的{quoted(seen.get('text'))}，请核对"
                    )
                    about = [body.row.id, annex.row.id]
                    yield Finding("behind_baseline", "warning", message, body.row.id, spans_of([seen, told]), about)
