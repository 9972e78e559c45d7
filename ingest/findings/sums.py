"""Totals that their parts can't make: a class and its rows, the years of a row, the figures of one cell."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from ingest.findings.facts import STOCK, Fact, Facts, is_share, same_measure, worth
from ingest.findings.finding import Finding, first_span, quoted, scope_of, spans_of
from ingest.text.source import Source, fold
from ontology import Node, amounts

_LEVEL = re.compile("国家级?|部级?|省级?|市级?|区级?|县级?|全[省市区县]")
_ASKED = re.compile("申报|报名|推荐|推送|引育|参加|受理")
_PASSED = re.compile("通过|入围|入选|获批|获评|合格|认定|立项")
_COUNT = re.compile(
    r"(?:^|[,;、])(?P<total>累计)?(?P<what>[^,;、。\d]{2,}?)(?P<value>\d+(?:\.\d+)?)(?=[^\d%]{0,2}(?:[,;、。]|$))"
)
_WHOLE = re.compile(r"(?P<whole>\d[^,。;:()]{0,20})[,(]?其中[:,]?(?P<parts>[^。;()]+)")


def find_sums(facts: Facts, source: Source, period: tuple[int | None, int | None]) -> Iterator[Finding]:
    """Every total that disagrees with its parts; `period` is the first and the last year of the plan."""
    for task in facts.tasks:
        yield from _classes(facts, task)
        yield from _of_which(facts.claims.get(task), source)
    for fact in facts.rows.values():
        yield from _worded(fact)
        yield from _passed(fact)
    for group in facts.things():
        yield from _yearly(group, period)


def split_rows(facts: Facts, task: str) -> tuple[Fact, list[Fact]] | None:
    """The body's figure of a class without a row of its own, and the rows of the annex that split that class."""
    scopes = facts.by_scope(task)
    wholes = [fact for fact in scopes["body"] if fact.row.id not in facts.twins and fact.figures(*STOCK)]
    if len(wholes) != 1:
        return None
    (total,) = wholes[0].figures(*STOCK)[-1:]
    level = _LEVEL.match(str(wholes[0].row.name))
    rows = [fact for fact in scopes["annex"] if fact.row.id not in facts.twins and _final(fact, total) is not None]
    parts = [fact for fact in rows if level and str(fact.row.name).startswith(level.group())]
    return (wholes[0], parts) if len(parts) > 1 and not is_share(total) else None


def _classes(facts: Facts, task: str) -> Iterator[Finding]:
    found = split_rows(facts, task)
    if found is None:
        return
    whole, parts = found
    total = whole.figures(*STOCK)[-1]
    finals = [final for fact in parts if (final := _final(fact, total)) is not None]
    values = [worth(final, total) for final in finals]
    if round(sum(values), 6) == worth(total):
        return
    rows = "、".join(f"{fact.row.name}{value:g}" for fact, value in zip(parts, values, strict=True))
    place = f"任务{whole.owner.get('no')}正文{total.get('year')}年{quoted(total.get('text'))}"
    subset = _subset(values, worth(total))
    some = f"，其中{'、'.join(f'{value:g}' for value in subset)}合计恰为{total.get('value'):g}" if subset else ""
    told = f"{place}，附表各行却合计{sum(values):g}（{rows}）{some}，请核对"
    about = [whole.row.id, *(fact.row.id for fact in parts)]
    severity = "error" if subset else "warning"
    yield Finding("sum", severity, told, whole.row.id, spans_of([total, *finals]), about)


def _final(fact: Fact, total: Node) -> Node | None:
    """The row's figure for the year of the total, if it counts the same."""
    figures = [t for t in fact.figures(*STOCK) if t.get("year") == total.get("year")]
    return figures[0] if len(figures) == 1 and same_measure(figures[0], total) and not is_share(figures[0]) else None


def _subset(values: Sequence[float], total: float) -> Sequence[float]:
    """The first few of the values that make the total, () where none do."""
    sizes = range(2, min(len(values), 6))
    chosen = (some for size in sizes for some in combinations(values[:8], size))
    return next((some for some in chosen if round(sum(some), 6) == total), ())


def _of_which(task: Node, source: Source) -> Iterator[Finding]:
    """企业100家,其中甲80家、乙30家: the parts are more than the whole."""
    start, end = task.evidence[0].start, task.evidence[0].end
    for match in _WHOLE.finditer(source.folded, start, end):
        whole = next(iter(amounts(match["whole"])), None)
        if whole is None or whole.unit is None or whole.unit in ("%", "年", "月"):
            continue
        parts = [each.value for each in amounts(match["parts"]) if each.unit == whole.unit]
        if not parts or "累计" in match["parts"]:
            continue
        place = f"任务{task.get('no')}正文{quoted(source.printed(*match.span()))}"
        if max(parts) > whole.value:
            message = f"{place}中一项{max(parts):g}已大于总数{whole.value:g}，请核对"
            yield Finding("sum", "error", message, task.id, [match.span()], [task.id], "其中")
        elif sum(parts) > whole.value and _are_apart(match["parts"]):
            message = f"{place}中各项合计{sum(parts):g}，大于总数{whole.value:g}，请核对"
            yield Finding("sum", "warning", message, task.id, [match.span()], [task.id], "其中")


def _are_apart(parts: str) -> bool:
    """Whether each part of a whole is of another level; what may overlap (女性, 党员) can't be added up."""
    levels = [match.group() if (match := _LEVEL.match(part)) else "" for part in re.split("[、,和]", parts)]
    return "" not in levels and len(set(levels)) == len(levels)


def _worded(fact: Fact) -> Iterator[Finding]:
    """Counts inside words: 开展检测1, 开展检测1, then 累计开展检测1."""
    years: dict[str, list[tuple[Node, float]]] = defaultdict(list)
    for target in sorted(fact.targets, key=lambda each: each.get("year") or 0):
        if target.get("mode") != "milestone" or target.certainty.basis == "ambiguous":
            continue
        for match in _COUNT.finditer(fold(str(target.get("text")))):
            if match["total"]:
                before = years.get(match["what"], [])
                if sum(value for _, value in before) > float(match["value"]):
                    told = "、".join(f"{each.get('year')}年{quoted(each.get('text'))}" for each, _ in before)
                    message = (
                        f"{fact.title}{told}，合计已超过{target.get('year')}年的{quoted(target.get('text'))}，请核对"
                    )
                    nodes = [*(each for each, _ in before), target]
                    yield Finding("sum", "warning", message, fact.row.id, spans_of(nodes), [fact.row.id], match["what"])
            else:
                years[match["what"]].append((target, float(match["value"])))


def _passed(fact: Fact) -> Iterator[Finding]:
    """通过初评数 above 申报数 in one cell."""
    for asked in fact.figures():
        for passed in fact.figures():
            if asked.get("year") != passed.get("year") or asked.get("text") != passed.get("text"):
                continue
            if not (_ASKED.search(str(asked.get("name"))) and _PASSED.search(str(passed.get("name")))):
                continue
            if worth(passed, asked) > worth(asked):
                message = (
                    f"{fact.title}{asked.get('year')}年{quoted(asked.get('text'))}中，"
                    f"{passed.get('name')}大于{asked.get('name')}，请核对"
                )
                mark = str(asked.get("year"))
                yield Finding("sum", "error", message, fact.row.id, spans_of([asked]), [fact.row.id], mark)


def _yearly(group: Sequence[Fact], period: tuple[int | None, int | None]) -> Iterator[Finding]:
    """每年N in one place, and in another a total over all years that is not N times as many."""
    if not period[0] or not period[1]:
        return
    count = period[1] - period[0] + 1
    for told in group:
        yearly = told.figures("annual")
        if len(yearly) != count or is_share(yearly[0]) or len({each.get("value") for each in yearly}) > 1:
            continue
        for other in group:
            totals = [t for t in other.figures("cumulative") if t.get("year") == period[1]]
            if other is told or not totals or not same_measure(totals[0], yearly[0]):
                continue
            made, total = worth(yearly[0], totals[0]) * count, worth(totals[0])
            if made != total:
                verb = "达不到" if made < total else "超过"
                message = (
                    f"{other.title}{scope_of(told.row)}为{quoted(yearly[0].get('text'))}，{count}年合计{made:g}，"
                    f"{verb}{scope_of(other.row)}{period[1]}年的{quoted(totals[0].get('text'))}，请核对"
                )
                spans = [*spans_of([yearly[0], totals[0]]), *first_span(other.row)]
                yield Finding("sum", "warning", message, other.row.id, spans, [told.row.id, other.row.id], "每年")
