"""The amounts of single years held against the totals that they lead to."""

import re
from collections.abc import Iterator, Sequence

from ingest.findings.facts import STOCK, Fact, Facts, is_share, same_measure, worth
from ingest.findings.finding import Finding, quoted, scope_of, spans_of
from ingest.text.source import Source
from ontology import Node

# A note under the table: 表中"累计"均含2023年底已完成数.
_WITH_BASE = re.compile(
    '累计[”"]?[^。;\n]{0,12}(?<!不)(?:包?含|包括|涵盖)[^。;\n]{0,14}(?:完成|基数|已有|原有|存量|现有)'
)


def find_added(facts: Facts, source: Source) -> Iterator[Finding]:
    """Years that add up to more than their row's total, or than what the body wants added by then."""
    counted = _WITH_BASE.search(source.folded) is not None
    for fact in facts.rows.values():
        yield from _years(fact, counted)
        if fact.scope == "body":
            for annex in facts.kin(fact):
                yield from _added(fact, annex)


def _years(fact: Fact, counted: bool) -> Iterator[Finding]:
    """The amounts of single years that are more than the total of all; `counted` is whether a 累计 counts the baseline."""
    for name in dict.fromkeys(target.get("name") for target in fact.targets):
        new, totals = fact.figures("new", name=name), fact.figures(*STOCK, name=name)
        final = totals[-1] if totals else None
        if final is None or is_share(final) or not new or not all(same_measure(final, each) for each in new):
            continue
        if final.get("mode") == "level" and len(new) < 2:
            continue
        before = _stock_before(fact, final, counted)
        made = sum(worth(each, final) for each in new if each.get("year") <= final.get("year"))
        made += worth(before, final) if before is not None else 0
        if round(made, 6) > worth(final) and final.get("comparator") != "<=":
            said = "，而表注说累计含原有数" if counted and final.get("mode") == "cumulative" else ""
            yield _years_total(fact, final, new, before, round(made, 6), said)


def _stock_before(fact: Fact, final: Node, counted: bool) -> Node | None:
    """What there was when the plan began: printed as 累计, or beside a target that counts it."""
    apart = final.get("mode") == "cumulative" and not counted
    stock = {"cumulative"} if apart else {"cumulative", "level"}
    seen = [each for each in fact.seen if each.get("mode") in stock and each.get("value") is not None]
    return seen[-1] if seen and same_measure(seen[-1], final) and not seen[-1].get("values") else None


def _years_total(fact: Fact, final: Node, new: Sequence[Node], before: Node | None, added: float, said: str) -> Finding:
    years = "、".join(f"{each.get('year')}年{quoted(each.get('text'))}" for each in new)
    base = f"原有{quoted(before.get('text'))}加上" if before is not None else ""
    unit = final.get("measure_unit") or ""
    message = f"{fact.title}{base}{years}，合计{added:g}{unit}，已超过{final.get('year')}年的{quoted(final.get('text'))}{said}，请核对"
    spans = spans_of([*([before] if before is not None else []), *new, final])
    sure = all(each.certainty.basis != "ambiguous" for each in (*new, final))
    severity = "error" if sure and before is None else "warning"
    return Finding("sum", severity, message, fact.row.id, spans, [fact.row.id])


def _added(body: Fact, annex: Fact) -> Iterator[Finding]:
    """“十四五”期间新增3家 in the body, where the annex adds 2 and 3 in single years of that time."""
    for told in body.figures("cumulative"):
        if told.get("comparator") in (">=", "range") or is_share(told):
            continue
        if any(each.get("year") == told.get("year") for each in annex.figures(*STOCK)):
            continue  # compared as it stands
        new = [each for each in annex.figures("new", name="") if each.get("year") <= told.get("year")]
        made = round(sum(worth(each, told) for each in new), 6)
        sure = all(same_measure(each, told) and each.certainty.basis != "ambiguous" for each in (told, *new))
        if sure and made > worth(told):
            years = "、".join(f"{each.get('year')}年{quoted(each.get('text'))}" for each in new)
            message = (
                f"{annex.title}{scope_of(body.row)}到{told.get('year')}年为{quoted(told.get('text'))}，"
                f"附表{years}合计已有{made:g}{told.get('measure_unit') or ''}，请核对"
            )
            about = [body.row.id, annex.row.id]
            yield Finding("sum", "error", message, annex.row.id, spans_of([told, *new]), about, "期间")
