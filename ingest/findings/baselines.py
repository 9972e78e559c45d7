"""What a row says was done before the plan, held against the sentence that says it, too, and against its own targets."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.findings.facts import Fact, Facts, as_figure, is_share, same_measure, same_worth, worth
from ingest.findings.finding import Finding, quoted, spans_of
from ingest.text.match import bare
from ingest.text.source import Source, Span, fold
from ontology import Node, amounts

_REACHED = r"(?:总?数量|总数|总量|数|已|仅|就|共|约|累计|分别|达到|达|为|有|实现|完成|突破|超过?|[:\"”]){0,4}"
_YEAR = re.compile(r"(20\d\d)年")
_AIM = re.compile("到20|力争|目标|确保|年均|比20|较20|以来")
_COUNT_END = re.compile("(?:的)?(?:总数量|数量|总量|总数|个数|数)$")
_WHOLE = "(?:(?<![一-鿿])|(?<=全[市县区省镇]))"  # a longer name is another thing
_SHORTEST, _LONGEST = 3, 16  # characters of a name, of a figure
_TEN, _FAR = (0.6, 1.05), (8, 1.6)  # of the first target, ten times a baseline; a jump, and the steps after it
_LEAST = 5


def find_baselines(facts: Facts, source: Source) -> Iterator[Finding]:
    """Baselines of the annex that a sentence gives otherwise, and those that are ten times too small for the targets."""
    for fact in facts.rows.values():
        if fact.scope != "annex" or fact.row.kind != "Indicator":
            continue
        seen = _before(fact)
        told = seen is not None and _told(fact, seen, source)
        if seen is not None and told:
            yield _otherwise(fact, seen, told, source)
        elif seen is not None and _lost_digit(fact, seen):
            yield _ten_off(fact, seen)


def ten_times(seen: Node, figures: Sequence[Node]) -> str:
    """“，疑为“12.6亿元”” where a baseline that is above all targets fits them when its point is moved by one."""
    first = worth(figures[0], seen)
    if is_share(seen) or not _TEN[0] <= worth(seen) / 10 / first <= _TEN[1]:
        return ""
    return f"，疑为{quoted(_moved(seen, 0.1))}脱小数点"


def _before(fact: Fact) -> Node | None:
    """The row's only figure from before the plan."""
    seen = [each for each in fact.seen if each.get("value") and not each.get("values")]
    sure = len(seen) == 1 and seen[0].certainty.basis != "ambiguous"
    return seen[0] if sure and re.match(r"(?:累计|达到)?\d", fold(str(seen[0].get("text")))) else None


def _told(fact: Fact, seen: Node, source: Source) -> Span | None:
    """Where a sentence under the baseline's year gives another figure behind the row's very name; None if one agrees."""
    name = _COUNT_END.sub("", bare(str(fact.row.name)))
    if len(name) < _SHORTEST:
        return None
    found: Span | None = None
    for match in re.finditer(rf"{_WHOLE}{re.escape(name)}{_REACHED}(?=\d)", source.folded):
        begin = max(source.folded.rfind(mark, 0, match.start()) for mark in "。;\n") + 1
        before = source.folded[begin : match.start()]
        figure = next(amounts(source.folded[match.end() : match.end() + _LONGEST]), None)
        said = _YEAR.findall(before) == [str(seen.get("as_of"))[:4]] and not _AIM.search(before)
        if not said or figure is None or figure.unit is None or figure.comparator != "=":
            continue
        one = as_figure(figure.value, figure.unit)
        if not same_measure(one, seen) or same_worth(one, seen):
            return None
        found = found or (match.start(), match.end() + figure.end)
    return found


def _otherwise(fact: Fact, seen: Node, span: Span, source: Source) -> Finding:
    printed = source.printed(*span)
    figure = list(amounts(fold(printed)))[-1]
    times = worth(as_figure(figure.value, figure.unit), seen) / worth(seen)
    ten = "，相差正好十倍，疑小数点有误" if round(times, 4) in (10, 0.1) else ""
    message = (
        f"{fact.title}{str(seen.get('as_of'))[:4]}年的基数不一致：正文为{quoted(printed)}，"
        f"附表为{quoted(seen.get('text'))}{ten}，请核对"
    )
    return Finding("value", "error", message, fact.row.id, [span, *spans_of([seen])], [fact.row.id], "基数")


def _lost_digit(fact: Fact, seen: Node) -> bool:
    """2.4 → 28 → 42 → 60: one jump, even steps after it, and ten times the baseline just below the first target."""
    figures = [each for each in fact.figures("level", "annual", name="") if each.certainty.basis != "ambiguous"]
    if len(figures) < 2 or not all(same_measure(each, seen) and not is_share(each) for each in figures):
        return False
    base, values = worth(seen), [worth(each, seen) for each in figures]
    odd = base >= _LEAST or base != int(base)
    fits = _TEN[0] <= 10 * base / values[0] <= _TEN[1] and values[0] >= _FAR[0] * base
    return odd and fits and all(one <= two <= _FAR[1] * one for one, two in pairwise(values))


def _ten_off(fact: Fact, seen: Node) -> Finding:
    first = fact.figures("level", "annual", name="")[0]
    message = (
        f"{fact.title}{str(seen.get('as_of'))[:4]}年为{quoted(seen.get('text'))}，"
        f"{first.get('year')}年目标却为{quoted(first.get('text'))}，相差悬殊，基数疑为{quoted(_moved(seen, 10))}，请核对"
    )
    return Finding("far_baseline", "warning", message, fact.row.id, spans_of([seen, first]), [fact.row.id], "十倍")


def _moved(seen: Node, times: float) -> str:
    return f"{round(float(seen.get('value')) * times, 6):g}{seen.get('measure_unit') or ''}"
