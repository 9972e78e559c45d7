"""Which indicators shall fall, by what their names say or their task does to them (contract: Indicator, direction).

Figures that sink year by year are no word for it; they are asked for besides, so that a name alone turns nothing round.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from ingest.claims.collector import Claims
from ingest.structure.outline import Item
from ingest.text.match import bare, overlap
from ontology import Node

# What nobody wants more of
_ILL = re.compile(
    "死亡|伤亡|事故(?:起)?数|[万亿]元.{0,6}(?:能耗|水耗|用水量)|能耗强度|单位.{0,8}(?:能耗|水耗)|排放[总强]?[量度]|污染天数|浓度|降尘量|黑臭水体(?:个|条)?数|"
    "危房|隐患(?:存量|数)|存量|发案|警情|失业率|返贫|撂荒|违建|欠薪|投诉[量件数]|信访[量件总]|空置率|闲置(?:率|面积)|逾期|不良(?:贷款)?率|负债率|赤字率|"
    "办理?时[间长]|办结时限|(?:等[候待]|响应|到场|办件|通关|审批|办税|平均)用?时[间长限]|平均用时|平均住院日|次均费用|药占比|耗材占比|"
    "(?:误报|漏报|误差|差错|故障|退件|破损|漏损|损耗|产销差|超标|违法|违规|死产|病死|患病|感染|发病|复发|再犯|辍学|流失|近视|肥胖|吸烟|发生|拥堵|延误|退货|"
    "债务|杠杆|贫困|劣.类|信访)(?:比例|比|率|指数)|火灾(?:起)?数|亡人|险情|裸土|缺口"
)
# What is done against it: more of that is better
_AGAINST = re.compile(
    "下降|减少|降低|降幅|削减|压[减降]|减排|节约|节能|整治|治理|处置|整改|消除|清[理退零]|改造|拆除|销号|化解|查处|打击|挽回|解决|盘活|救治|覆盖|达标|合格|办结[率数]"
)
_LESS = re.compile(
    "压[减降缩]|缩[短减]|控减|削减|减少|降低|下降|降[至到为]|回落|遏制|严控|杜绝|消除|清退|取缔|清零|归零"
)
_NOTHING = re.compile("清零|归零|消除|杜绝")
_MEASURE_END = re.compile("(?:的)?(?:存量|总量|总数|数量|个数|数|量|率)$")
_ALIKE = 0.6


def add_falls(claims: Claims, items: Mapping[str, Item]) -> None:
    """Sets direction `down` of each task's indicators that sink and of which the words say that they shall."""
    for task, item in items.items():
        text = claims.source.folded[item.start : item.end]
        for row in claims.targets(task, "HAS_INDICATOR"):
            if row.get("direction") == "up" and _sinks(claims, row) and _said(str(row.name), text, _last(claims, row)):
                claims.change(row.id, direction="down")


def _said(name: str, text: str, last: float) -> bool:
    if _AGAINST.search(name):
        return False
    core = _MEASURE_END.sub("", bare(name))
    if _ILL.search(name) or any(
        _LESS.search(clause) and overlap(core, clause) >= _ALIKE for clause in re.split("[,。;]", text)
    ):
        return True
    return last == 0 and _NOTHING.search(text) is not None and overlap(core, text) >= _ALIKE


def _sinks(claims: Claims, row: Node) -> bool:
    figures = _figures(claims, row)
    return len(figures) > 1 and figures[-1] < figures[0] and all(two <= one for one, two in pairwise(figures))


def _last(claims: Claims, row: Node) -> float:
    return _figures(claims, row)[-1]


def _figures(claims: Claims, row: Node) -> Sequence[float]:
    """What had been reached before, and the targets by year; none where they are no levels or may be of another year."""
    told = [*claims.targets(row.id, "HAS_OBSERVATION"), *claims.targets(row.id, "HAS_TARGET")]
    if any(each.get("mode") not in ("level", "cumulative") or each.certainty.basis == "ambiguous" for each in told):
        return ()
    dated = [(str(each.get("as_of") or each.get("year")), each.get("value")) for each in told]
    return [float(value) for _, value in sorted(dated, key=lambda pair: pair[0][:4]) if value is not None]
