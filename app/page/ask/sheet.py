"""An answer as a sheet to take along: what was asked and answered, as of when, and a row for each result."""

import re
from collections.abc import Iterator

from app.labels import label
from app.page.ask.asking import Asked
from app.page.ask.chip import GONE
from app.page.pieces import once
from graph import ROW_KINDS, Graph, Relations
from ontology import Evidence, schema

SAMPLES = "这里有示例填报，不是真实进展。"
_UNSAFE = re.compile(r"[^\w&（）()—-]+")  # what some file system or sheet can't have in a name
_LONGEST_NAME = 40
_WORK = ("Task", *ROW_KINDS)


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
    yield "回答", asked.answer["answer"]
    if asked.day:
        yield "截至", asked.day.isoformat()
    if samples:
        yield "注意", SAMPLES


def file_name(asked: Asked) -> str:
    """The question as the name of a file, with what was changed in it."""
    said = (asked.question, *([changes(asked)] if asked.changed else []))
    parts = (_UNSAFE.sub(" ", each).strip().replace(" ", "_")[:_LONGEST_NAME] for each in said)
    return ("-".join(part for part in parts if part) or "结果") + ".xlsx"


def sheet_rows(asked: Asked, graph: Graph, relations: Relations) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The results as a table for a sheet: heads and rows."""
    heads = ("任务序号", "类别", "名称", "状态", "责任单位", "依据", "原文")
    rows: list[tuple[str, ...]] = []
    for each in asked.answer["results"]:
        node = graph.nodes[each["id"]]
        places = once(graph, [Evidence(**place) for place in each["evidence"]])
        units = (
            dict.fromkeys(link.source for link in relations.links("responsible_for", [node.id]))
            if node.kind in _WORK
            else ()
        )
        rows.append(
            (
                each["no"] or "",
                schema().kind_label(each["kind"]),
                node.name or label(node),
                schema().label("status", each["status"]),
                "、".join(str(graph.nodes[ref].name) for ref in units),
                each["why"],
                "\n".join(dict.fromkeys(place.quote.strip() for place in places)),
            )
        )
    return heads, rows
