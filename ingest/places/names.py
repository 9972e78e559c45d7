"""How named platforms, parks and programmes look in official prose: where a name begins, and what makes it one.

A name ends in a head word (园区, 平台, 计划 …); what stands before it says whether it is one thing or a class of things.
All of it works on folded text without blanks (see `ingest.passages`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.places.programmes import programmes_in
from ingest.places.words import bounds, is_own, is_specific, joins, means_class
from ingest.text.cutting import tokens

_ZONE = (
    "(?:国家级|省级|市级|国家|省)?(?:经济技术开发区|经济开发区|经开区|高新技术产业(?:开发区|园区)|高新技术开发区|高新区|综合保税区|综保区|"
    "自由贸易试验区|自贸试验区|自贸区)"
)
_PARK = (
    "(?:产业|科创|科技|创业|创新|物流|双创|工业|软件|文创|示范|孵化|加工|留学人员)园区?|园区|生态圈|科技城|科学城|创新城|未来城|新城|小镇|科创走廊|"
    "(?:药|医|硅|光|声|芯|智|数|云|氢|车|茶|基因|生命|健康|软件|传感|机器人|动力|科创|人才|设计)谷(?![物雨子粒])"
)
_PLATFORM = (
    r"(?:平台|系统|市场|大脑)\d\.\d|综合体|服务体(?![系制验量])|(?<!搭)平台|"
    "(?<!多)中心(?!渔港|医院|卫生院|小学|学校|幼儿园|敬老院|粮库|血站|村|线|组)|实验室|研究院|研究所|联盟|孵化器|加速器|大脑|基地"
)
_NO_HEAD = (
    "体系|经济|企业|公司|集团|管委会|主任|城区|镇|化|级|网络|集群|引才|作用|载体|支撑|任务|环节|[(]集团|[(]办公室|"
    "”(?:架构|模式|格局|布局|分工)|的?等?(?:开展|建立|进行|加强)?(?:战略|深度|全面)?(?:合作|交流)"
)
_HEAD = re.compile(
    rf"(?P<zone>{_ZONE})(?!{_NO_HEAD})|(?:(?P<park>{_PARK})|(?P<platform>{_PLATFORM}))(?!{_NO_HEAD}|[区域])"
)
# Buildings and schools that end as platforms do
_FACILITY = re.compile(
    "(?:会议|会展|博览|展览|文化|体育|健身|活动|购物|商业|职教|教育|行政|政务|游客|医疗|党群|居家|养老|救助|疾控|急救|市|城)(?:服务)?中心$"
)
_CLASSES = re.compile("(?:各|各类|各级|等|多个|所有|每个|相关|有关|其他|上述)$")
_BUILT = re.compile("(?:建成|引进|组建|成立|设立|创成|挂牌|获批|启用|投用)$")
_COUNT = re.compile(
    r"(?:\d+|[一二三四五六七八九十两百]+)(?:个|家|所|批|座|处|项|类)(?:以上|左右|以内)?|一批|若干|多个|一系列"
)
_COUNTED_BEFORE = re.compile(f"(?:{_COUNT.pattern}|新增)$")
_COUNTED_BEHIND = re.compile(
    r"(?:的)?(?:数量|总数|总量|个数|数(?!字|据))|(?:建设|创建|培育|认定)*(?:名单|名录)|(?:达到?|各|共|总计|累计)?\d+(?!\d*[.年月期号A-Za-z]|[\d.万亿]*(?:亩|平方|公里|公顷|吨|元|千瓦|兆瓦))"
)
_PLATFORMS_BEHIND = re.compile(r"(?:、[^,。;]{2,20}){0,4}等(?:一批)?[^,。;]{0,80}(?:机构|平台|实验室)(?:$|[,。;(建])")
# 支持甲医院、乙医院建设…: each of them one
_BY_MANY = re.compile(
    "(?:支持|鼓励|引导|推动|指导)(?:[^,。;]*、[^,。;]*|(?:有条件的?|各|重点|龙头|骨干)[^,。;]*)(?:建设|设立|组建|创建|打造|建立)$"
)
_LEVEL_BRAND = re.compile("^(?:.*级|国家|全国|[省市区县])(?=“)")
_STOP = re.compile(r"[,。;:!?、()+/<>《》—\-…]")
_ASIDE = re.compile(r"[一-鿿]\([^()]{1,6}\)$")
_DATED = re.compile(r"\d{4}年[底前末]?")
_NUMBERED = re.compile(r"第?[(]?[\d一二三四五六七八九十]+[)]?项|任务[(]?[\d一二三四五六七八九十]")
_LONGEST, _QUOTE = 36, 20


@dataclass(frozen=True, slots=True)
class Name:
    """A possible name at text[start:end].

    `proper` where its own words make it one, `brand` where quotes do; `counted` as a class is; `built` behind 建成.
    """

    start: int
    end: int
    text: str
    kind: str
    proper: bool
    brand: bool = False
    counted: bool = False
    built: bool = False


def names_in(text: str, own_place: str = "") -> Iterator[Name]:
    """The possible names in a passage; `own_place` is what the plan's jurisdiction is called, without its level."""
    programmes = [Name(a, b, text[a:b], "Programme", True, brand) for a, b, brand in programmes_in(text, own_place)]
    yield from programmes
    found: list[Name] = []
    for head in _HEAD.finditer(text):
        name = _name(text, head, own_place)
        if name and not any(each.start < name.start and name.end <= each.end for each in programmes):
            if found and found[-1].start == name.start:
                found.pop()
            found.append(name)
    yield from found


def _name(text: str, head: re.Match[str], own_place: str) -> Name | None:
    start, end = _begin(text, head), head.end()
    opened = text.rfind("“", 0, end)
    if opened > text.rfind("”", 0, end):
        start, end = opened, end + 1
        if text[end - 1 : end] != "”" or re.search("[+、]", text[start:end]):
            return None
    level = _LEVEL_BRAND.match(text[start:end])
    start += level.end() if level else 0
    dated = _DATED.match(text, start, end)
    start = dated.end() if dated else start
    own = text.find(own_place, start, end) if own_place else -1
    if own > start and bounds(text[start:own]):
        start = own  # the cutter joins a word with the start of the name: 对衡岭
    name = text[start:end]
    if (
        _NUMBERED.match(name)
        or (name == head.group() and not head["zone"])
        or _FACILITY.search(name)
        or len(name) > _LONGEST
    ):
        return None
    kind = "Platform" if head["platform"] or _PLATFORMS_BEHIND.match(text, end) else "Park"
    brand = ("“" in name or "”" in name) and "+" not in name
    proper = brand or bool(head["zone"]) or is_own(name, own_place)
    return Name(start, end, name, kind, proper, brand, _counted(text, start, end), bool(_BUILT.search(text[:start])))


def _begin(text: str, head: re.Match[str]) -> int:
    """Where the noun phrase that ends in the head begins: behind punctuation, verbs and particles outside quotes."""
    begin = place = _phrase_start(text, head.start())
    for piece in re.split("(“[^“”]*”|[(][^()]*[)])", text[begin : head.start()]):
        at = place
        if piece.startswith("“") and _HEAD.search(text[begin:place]):
            # 甲园接入“乙”平台: a name that holds a head word in front of its quotes is two
            begin = place
        for token in tokens(piece) if piece[:1] not in ("“", "(") else ():
            before, at = at, at + len(token)
            # 推广 in 技术推广中心 is part of the name
            inside = at == head.start() and begin < before and len(token) > 1 and not head["zone"]
            if means_class(token) or (bounds(token) and not inside) or (joins(token) and _closes(text[begin:before])):
                begin = at
            elif len(token) > 1 and token.startswith("由"):
                # the cutter joins it with the start of an unknown name: 由甲东
                begin = before + 1
        place += len(piece)
    if text[begin] == "以" and re.match("[^,。;]{0,12}为", text[head.end() :]):
        begin += 1
    count = _COUNT.match(text, begin)
    return count.end() if count and count.end() <= head.start() else begin


def _closes(left: str) -> bool:
    """Whether the words left of 和 are a thing of their own: they end in a head word, or any plan may say them."""
    heads = [match.end() for match in _HEAD.finditer(left)]
    return left.endswith("”") or bool(heads and heads[-1] == len(left)) or not is_specific(left)


def _phrase_start(text: str, end: int) -> int:
    """Behind the last punctuation mark that no quote or short bracket inside the name holds."""
    at, quoted = end, False
    while at > 0:
        char, aside = text[at - 1], _ASIDE.search(text[max(0, at - 9) : at])
        if char == "”":
            quoted = "“" in text[max(0, at - _QUOTE) : at]
        elif char == "“":
            if not quoted:
                return at
            quoted = False
        elif char == ")" and aside and not quoted:
            at -= len(aside.group()) - 1
            continue
        elif not quoted and _STOP.match(char):
            return at
        at -= 1
    return 0


def _counted(text: str, start: int, end: int) -> bool:
    """Whether the words before or behind count such things, so that they are a class: 3个以上…, 一批…, …数量."""
    before = text[:start]
    return bool(
        _COUNTED_BEFORE.search(before)
        or _CLASSES.search(before)
        or _BY_MANY.search(before)
        or _COUNTED_BEHIND.match(text, end)
    )
