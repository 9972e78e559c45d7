"""Small hand-built readings and progress sheets for the tests of stores and graphs."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from graph import Decision, Report
from ontology import STATED, Certainty, Document, Evidence, Node, Reading, edge

PLAN = "甲区/2021-1"
TASK = f"{PLAN}/task/1"
ROW = f"{TASK}/研发机构数"
OTHER_ROW = f"{TASK}/高企数"
TARGET = f"{ROW}/target/2021"
UNIT = "unit/甲区/区科技局"
LEADS = f"{UNIT} RESPONSIBLE_FOR {TASK}"
HAS_TARGET = f"{ROW} HAS_TARGET {TARGET}"


def document(name: str, text: str, key: str) -> Document:
    return Document(key, name, hashlib.sha256(text.encode()).hexdigest(), text)


def words(where: Document, quote: str) -> tuple[Evidence, ...]:
    start = where.text.index(quote)
    return (Evidence(where.id, start, start + len(quote), quote),)


def reading(
    plan: str = PLAN, value: int = 12, rows: Sequence[str] = ("研发机构数", "高企数"), also: str = "区科技和信息化局"
) -> Reading:
    """A plan with one task of one unit; each row has a target of `value` in the annex and one of value + 1 in the body.

    The unit is the same for all plans; the plan calls it once by its name and once by `also`.
    """
    annex = "".join(f"{row}{value}个，正文{value + 1}个。" for row in rows)
    doc = document(f"{plan}.txt", f"{plan}方案。1.建设研发机构。区科技局牵头。{also}配合。{annex}", plan)
    task, body = f"{plan}/task/1", "建设研发机构"
    nodes = [
        Node(plan, "Plan", {"name": f"{plan}方案", "issuer": "甲区", "period_start": 2021, "period_end": 2025}),
        Node(task, "Task", {"name": body, "no": "1", "text": body}, words(doc, body)),
        Node(UNIT, "Unit", {"name": "区科技局", "aliases": [also]}, words(doc, "区科技局") + words(doc, also)),
        Node(
            f"{plan}/finding/1", "Finding", {"name": "不一致", "rule": "differs", "severity": "note", "message": body}
        ),
    ]
    lead = {"role": "lead", "order": 1, "scope": "body"}
    edges = [edge("HAS_TASK", plan, task), edge("RESPONSIBLE_FOR", UNIT, task, lead, words(doc, "牵头"), STATED)]
    for order, name in enumerate(rows, 1):
        row = f"{task}/{name}"
        inside = target(f"{row}/target/2021", value, words(doc, f"{name}{value}个"))
        beside = target(f"{row}/target/2021/body", value + 1, words(doc, f"正文{value + 1}个"), "body")
        nodes += [indicator(row, name, words(doc, name)), inside, beside]
        edges += [edge("HAS_INDICATOR", task, row, {"order": order})]
        edges += [edge("HAS_TARGET", row, inside.id), edge("HAS_TARGET", row, beside.id)]
        edges += [edge("ABOUT", f"{plan}/finding/1", inside.id)] if order == 1 else []
    return Reading(doc, plan, tuple(nodes), tuple(edges))


def indicator(row: str, name: str, evidence: tuple[Evidence, ...], scope: str = "annex") -> Node:
    properties = {"name": name, "starred": False, "direction": "up", "scope": scope}
    return Node(row, "Indicator", properties, evidence)


def target(key: str, value: float, evidence: tuple[Evidence, ...], scope: str = "annex", **more: Any) -> Node:
    properties = {"name": "个", "year": 2021, "text": f"{value}个", "value": value, "comparator": "=", "mode": "level"}
    properties |= {"scope": scope, "preferred": scope == "annex"} | more
    rest = ({"year": 2022, "text": f"{value}个", "value": value},)
    return Node(key, "Target", properties, evidence, Certainty("ambiguous", "alignment", rest))


def notice(plan: str = PLAN, person: str = "张三") -> Reading:
    """A member list that belongs to a plan but is not the plan."""
    doc = document("成员名单.txt", f"组长：{person}（区科技局）", f"{plan}/notice/1")
    post, group = f"{plan}/post/1", f"{plan}/group/专班"
    nodes = (
        Node(f"person/甲区/{person}", "Person", {"name": person}, words(doc, person)),
        Node(post, "Post", {"name": "组长"}, words(doc, "组长")),
        Node(group, "Group", {"name": "专班"}, words(doc, "组长")),
    )
    edges = (
        edge("HOLDS", f"person/甲区/{person}", post, {}, words(doc, person), STATED),
        edge("IN_UNIT", post, UNIT, {}, words(doc, "区科技局"), STATED),
    )
    return Reading(doc, plan, nodes, edges)


def sheet(
    values: Mapping[str, float], day: str = "2021-09-30", key: str = "填报/1", note: str = ""
) -> tuple[Document, list[Report]]:
    """A progress sheet: item → reported value, all of one day."""
    rows = {item: f"{item},{day},{value},{note}\n" for item, value in values.items()}
    doc = document("进展.csv", "".join(rows.values()), key)
    return doc, [
        Report(item, observation(item, day, value, words(doc, rows[item].strip()))) for item, value in values.items()
    ]


def observation(item: str, day: str, value: float, evidence: tuple[Evidence, ...]) -> Node:
    properties = {"name": f"{day}填报", "as_of": day, "text": evidence[0].quote, "value": value, "origin": "report"}
    return Node(f"{item}/report/{day}", "Observation", properties, evidence, STATED)


def decision(
    claim: str, verdict: str = "reject", because: str = "核对过原件", at: str = "2021-10-01T08:00:00Z"
) -> Decision:
    return Decision(claim, verdict, because, at)
