"""Where a document prints what is told of its plan: the issuer, the day, the number, the years."""

import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from graph import Fact, Graph, Query
from ontology import Evidence, Node

_GAP = r"\s*[:：]?\s*"
_LABELS = {
    "issuer": "发布机构|发布单位|发文机关|发文单位|印发机关|印发单位|制定机关|信息来源|来源",
    "issued": "成文日期|印发日期|发布日期|发文日期|公开日期|发布时间|印发时间",
    "index_number": "索\\s*引\\s*号",
}
_DASHES = "[—\\-－–―~～至到]*"


def with_places(told: dict[str, Any], query: Query, graph: Graph) -> dict[str, Any]:
    """An answer for a fact of plans with the slices of text that print it; all others stay as they are."""
    if not isinstance(query.give, Fact) or query.find != ("Plan",):
        return told
    plans = [graph.nodes.get(each["id"]) for each in told["results"]]
    places = [list(printed(graph, plan, query.give.name))[:1] if plan else [] for plan in plans]
    results = [
        {**each, "evidence": [asdict(place) for place in found]} if found else each
        for each, found in zip(told["results"], places, strict=True)
    ]
    return {**told, "results": results}


def printed(graph: Graph, plan: Node, name: str) -> Iterator[Evidence]:
    """The slices of the plan's document that print the fact, the surest first."""
    document = graph.documents.get(plan.id)
    for pattern in _patterns(plan, name) if document else ():
        assert document
        for match in re.finditer(pattern, document.text):
            start, quote = match.start() + len(match[0]) - len(match[0].lstrip()), match[0].strip()
            yield Evidence(document.id, start, start + len(quote), quote)


def _patterns(plan: Node, name: str) -> Iterator[str]:
    """What to look for: behind the name of its field, then on a line of its own, then anywhere."""
    for said in _said(plan, name):
        if name in _LABELS:
            yield f"(?:{_LABELS[name]}){_GAP}{said}"
        yield rf"(?m)^\s*{said}\s*$"
        yield said


def _said(plan: Node, name: str) -> Iterator[str]:
    if name.startswith("period"):
        first, last = plan.get("period_start"), plan.get("period_end")
        if first and last:
            yield rf"{first}年?{_DASHES}{last}年?"
        return
    value = plan.get(name)
    if name == "issued" and value:
        year, month, day = str(value).split("-")
        yield rf"{year}\s*[-年./]?\s*0?{int(month)}\s*[-月./]?\s*0?{int(day)}(?!\d)日?"
    elif value:
        yield re.escape(str(value))
