"""Reports that are taken but look like slips of the pen: a share as a fraction, a number below nothing, a jump."""

from collections.abc import Iterable
from datetime import date

from graph.figures import actuals, targets
from graph.items import Item, items
from graph.store import Report
from graph.view import Graph
from ontology import Node, Number

_JUMP = 20  # times the year's target, or the twentieth part of what was reached before
_LARGE = 5  # below it a jump says little: 1 of 20 projects is a beginning


def doubts(graph: Graph, reports: Iterable[Report]) -> list[str]:
    """A Chinese sentence for each report that a person should look at once more, in the order of the reports."""
    known = {member: item for item in items(graph) for member in item.members}
    told = ((known[report.item], report) for report in reports if report.item in known)
    return [f"{item.label}（{report.key[1]}）{why}。" for item, report in told if (why := _doubt(graph, item, report))]


def _doubt(graph: Graph, item: Item, report: Report) -> str | None:
    value, day = report.observation.get("value"), date.fromisoformat(report.key[1])
    first = item.plan.get("period_start") if item.plan else None
    if first and day.year < first - 1:
        return f"的日期早于方案开始的{first}年"
    if value is None:
        return None
    wanted = [each for each in targets(graph, item, (day.year,)) if each.get("value") and each.get("mode") != "rank"]
    before = [each for each in actuals(graph, item) if each.get("as_of") < report.key[1]]
    return _implausible(value, wanted[0] if wanted else None, before[-1] if before else None)


def _implausible(value: Number, wanted: Node | None, before: Node | None) -> str | None:
    goal, last = wanted.get("value") if wanted else None, before.get("value") if before else None
    if value < 0 and not any(each is not None and each < 0 for each in (goal, last)):
        return f"填的是负数{value}"
    if wanted and wanted.get("measure_unit") == "%" and goal and 0 < value <= 1 < goal / _LARGE:
        return f"填的是{value}%，目标是{wanted.get('text')}，是否应为{round(value * 100, 4):g}%"
    if wanted and goal and value > max(_JUMP * goal, _LARGE):
        return f"填的是{value}，是目标{wanted.get('text')}的{_JUMP}倍以上"
    level = before is not None and before.get("mode") in ("level", "cumulative", None)
    if level and last and last > _LARGE and 0 <= value * _JUMP < last:
        return f"填的是{value}，不到上一次{last}的{_JUMP}分之一"
    return None
