"""An answer as a sheet to take along: what was asked and answered, as of when, and a row for each result."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from app.labels import label
from app.page.ask.asking import Asked
from app.page.ask.chip import GONE
from app.page.ask.sentence import said, worst_first
from app.page.pieces import line, once
from app.page.progress.bullets import due_by_now
from graph import ROW_KINDS, Gauge, Graph, Item, ItemStatus, Relations, StatusReport, gauges
from ontology import Evidence, Node, Number, schema

SAMPLES = "这里有示例填报，不是真实进展。"
_UNSAFE = re.compile(r"[^\w&（）()—-]+")  # what some file system or sheet can't have in a name
_LONGEST_NAME = 40
_WORK = ("Task", *ROW_KINDS)
_HEADS, _PROVEN = ("任务序号", "类别", "名称", "状态"), ("责任单位", "依据", "原文")
_MEASURED = ("目标", "完成值", "此时应有", "计量单位")
Heads = tuple[str, ...]
Row = tuple[Number | str | None, ...]


def changes(asked: Asked) -> str:
    """What was chosen instead in the question and what was added, in words; empty where nothing was."""
    other = (
        f"去掉{chip.sort}“{chip.said}”" if value == GONE else f"{chip.sort}改为{chip.words(value)}"
        for at, chip in enumerate(asked.chips, 1)
        if (value := (asked.values or {}).get(at))
    )
    return "，".join((*other, *(f"加上{each.said}“{each.choice.said}”" for each in asked.added)))


def preface(asked: Asked, samples: bool) -> Iterator[tuple[str, str]]:
    """The lines above the table, so that the sheet tells by itself what it is; `samples`: some reports are."""
    yield "问题", " → ".join((*asked.before, asked.question))
    if asked.changed:
        yield "条件已改", changes(asked)
    told = said(asked)
    yield "回答", "".join((told.first, "；".join(told.rest)))
    if asked.day:
        yield "截至", asked.day.isoformat()
    if samples:
        yield "注意", SAMPLES


def file_name(asked: Asked) -> str:
    """The question as the name of a file, with what was changed in it."""
    said = (asked.question, *([changes(asked)] if asked.changed else []))
    parts = (_UNSAFE.sub(" ", each).strip().replace(" ", "_")[:_LONGEST_NAME] for each in said)
    return ("-".join(part for part in parts if part) or "结果") + ".xlsx"


def sheet_rows(asked: Asked, graph: Graph, relations: Relations, report: StatusReport) -> tuple[Heads, list[Row]]:
    """The results as a table for a sheet: heads and rows; where rows of the plan are listed, their figures too."""
    results = [(each, graph.nodes[each["id"]]) for each in worst_first(asked)]
    measured = any(node.kind in ROW_KINDS for _, node in results)
    figures = _figures(graph, relations, report) if measured else {}
    heads = (*_HEADS, *(_MEASURED if measured else ()), *_PROVEN)
    return heads, [_row(each, node, graph, relations, figures if measured else None) for each, node in results]


def _row(
    result: Mapping[str, Any], node: Node, graph: Graph, relations: Relations, figures: Mapping[str, Row] | None
) -> Row:
    units = (
        dict.fromkeys(link.source for link in relations.links("responsible_for", [node.id]))
        if node.kind in _WORK
        else ()
    )
    no = result["no"] or ""
    return (
        int(no) if no.isdecimal() else no,
        schema().kind_label(result["kind"]),
        (node.name if node.kind == "Task" else None) or label(node),
        schema().label("status", result["status"]),
        *(figures.get(node.id, ("",) * len(_MEASURED)) if figures is not None else ()),
        "、".join(str(graph.nodes[ref].name) for ref in units),
        result["why"],
        own_words(graph, node) if node.kind in _WORK else _quoted(graph, result),
    )


def _figures(graph: Graph, relations: Relations, report: StatusReport) -> dict[str, Row]:
    """Of each row of the plan: this year's target, what was reached, what should be by then, and the unit of measure."""
    found: dict[str, Row] = {}
    for each in report.items:
        item = relations.items[each.id]
        own = gauges(graph, item, report.as_of)
        told = _figure(own[0], each) if len(own) == 1 else _worded(each, item)
        found |= dict.fromkeys(each.members, told)
    return found


def _figure(gauge: Gauge, item: ItemStatus) -> Row:
    return gauge.target, gauge.reached, due_by_now(gauge, item.name), gauge.unit


def _worded(item: ItemStatus, row: Item) -> Row:
    """Where there are several figures, or words: as they are told."""
    unit = row.node.get("measure_unit") if item.target is not None else None
    return item.target, item.value, item.expected, str(unit or "")


def own_words(graph: Graph, node: Node) -> str:
    """The lines of the plan in which a task or row itself stands: of a table its cells one after the other."""
    lines: dict[str, None] = {}
    for place in node.evidence:
        source = graph.documents.get(place.document)
        first, last = line(source.text, place.start, place.end) if source else (0, 0)
        lines[source.text[first:last].strip() if source else place.quote] = None
    return " ".join(each for each in lines if each)


def _quoted(graph: Graph, result: Mapping[str, Any]) -> str:
    places = once(graph, [Evidence(**place) for place in result["evidence"]])
    return "\n".join(dict.fromkeys(place.quote.strip() for place in places))
