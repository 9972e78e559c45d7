"""What nodes, edges and properties are called on screen."""

from typing import Any

from graph import Graph
from ontology import Edge, Node, quoted, schema

# The words for properties; those of kinds and of coded values come from the vocabulary.
PROPERTIES = {
    "no": "序号",
    "issuer": "发布单位",
    "jurisdiction": "所属地",
    "issued": "发布日期",
    "index_number": "索引号",
    "period_start": "起始年",
    "period_end": "终止年",
    "text": "原文",
    "measure_unit": "计量单位",
    "starred": "带*",
    "direction": "方向",
    "scope": "出处",
    "level": "级别",
    "year": "年份",
    "value": "数值",
    "value_max": "数值上限",
    "values": "各项数值",
    "comparator": "比较",
    "mode": "口径",
    "preferred": "以此为准",
    "as_of": "截至",
    "rank": "全省排位",
    "rank_before": "上期排位",
    "state": "推进状态",
    "estimated": "预计数",
    "origin": "来源",
    "note": "说明",
    "aliases": "又称",
    "merges": "并入",
    "type": "类别",
    "frequency": "频次",
    "partial": "残存姓名",
    "rule": "规则",
    "severity": "严重程度",
    "message": "内容",
    "role": "责任",
    "order": "次序",
    "cue": "依据词",
    "via": "共用事项",
    "strength": "强度",
    "reason": "理由",
}
# What a finding's rule looks for, in a few words.
RULES = {
    "value": "数值不一",
    "deadline": "期限不一",
    "swapped": "疑似互换",
    "sum": "合计不符",
    "behind_baseline": "不如现状",
    "far_baseline": "与现状悬殊",
    "direction": "方向不明",
    "ambiguous": "读法存疑",
    "lost_character": "疑有脱字",
    "unread": "没有读懂",
    "unit_list": "责任单位不一",
    "no_unit": "没有责任单位",
    "no_name": "姓名缺失",
    "no_row": "附表漏列",
    "no_figure": "没有数字目标",
    "row_without_figure": "正文没有对应的数",
    "figure_without_row": "附表没有对应的行",
    "name": "名称不一",
}
_CODED = frozenset(PROPERTIES) & frozenset(
    ("direction", "scope", "comparator", "mode", "state", "origin", "severity", "role", "strength", "type", "frequency")
)


def label(node: Node) -> str:
    """What a node is called in running text: a task by its number, a row with its level."""
    if node.kind == "Task":
        return f"任务{node.get('no')}{quoted(node.name)}"
    if node.get("level"):
        return f"{node.name}（{node.get('level')}）"
    if node.kind == "Target" and not node.name:
        return f"{node.get('year')}年目标"
    return node.name or f"姓名不详（原文：{node.get('partial') or '缺失'}）"


def task_no(graph: Graph, node: Node) -> str:
    """The number of the task that a node is or stands under; empty where there is none."""
    here: Node | None = node
    if node.kind in ("Target", "Observation"):
        here = next(iter(graph.sources(node.id, "HAS_TARGET", "HAS_OBSERVATION")), None)
    if here and here.kind in ("Indicator", "Project"):
        here = graph.owner(here.id)
    return str(here.get("no")) if here and here.kind == "Task" else ""


def words(key: str, value: Any) -> str:
    """A property's value in words."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list | tuple):
        return "、".join(map(str, value))
    return schema().label(key, value) if key in _CODED else str(value)


def properties(claim: Node | Edge) -> list[tuple[str, str]]:
    """The known properties with their labels, the name aside, in the order of PROPERTIES: a server keeps none."""
    places = {key: place for place, key in enumerate(PROPERTIES)}
    known = [each for each in claim.properties.items() if each[0] != "name" and each[1] not in (None, "", [], ())]
    ordered = sorted(known, key=lambda each: places.get(each[0], len(places)))
    return [(PROPERTIES.get(key, key), words(key, value)) for key, value in ordered]


def certainty(claim: Node | Edge) -> str:
    """How sure a claim is, in words; empty for what the text states and for what needs no proof."""
    sure = claim.certainty
    if sure.basis in (None, "stated"):
        return ""
    said = schema().label("basis", sure.basis)
    others = "；".join(str(other.get("text")) for other in sure.alternatives)
    return said + (f"（{sure.rule}）" if sure.rule else "") + (f"，也可能是：{others}" if others else "")
