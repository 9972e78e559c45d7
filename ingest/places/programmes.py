"""How programmes look: “甲”计划, “乙”专项行动, and what stands unquoted behind 实施."""

import re
from collections.abc import Iterator

from ingest.places.words import begins_with_place

_HEAD = "(?:三年|五年|专项|攻坚)?行动计划|(?:专项|攻坚|三年)?行动|工程|计划"
_BRANDED = re.compile(
    rf"(?:(?<=实施)(?!新一轮|新时代|全[省市县区]|[省市县区]级?|国家级?)[一-鿿]{{2,6}})?“[^“”]{{1,16}}”[^“”,。;、:()和与]{{0,14}}?(?:{_HEAD})(?!方案|书|单列|总投资|生育|院|师|态|力)"
    rf"|“[^“”]{{1,16}}(?:{_HEAD})”"
    "|(?<=推进|深化|加快|加强|开展|实施|深入)“[^“”]{2,12}”建设"
)
_NO_BRANDED = re.compile("方案|规划|模式|机制|改革|工程师|计划书")
_PLAIN = re.compile(rf"(?:{_HEAD})(?!方案|书|单列|师|态|力|总投资|技术|研究|中心|项目|生育|机械|院|类|量)")
_VERB = re.compile(
    "(?:深入|组织|启动|全面|大力|扎实|持续|积极|接续|统筹|继续|紧紧)*"
    "(?P<verb>实施|开展|推进|推行|启动|组织|融入|对接|参与|列入|纳入|入选|申报|把握|落实|承担|衔接)好?"
)
_INNER_VERBS = ("实施", "启动", "参与", "对接", "把握", "列入", "纳入", "入选")
_ANY = re.compile(
    "(?:重点|重大|年度|工作|实施|培训|用款|投资|建设|招生|采购|生产|季度|月度|年|月|三年|五年|专项|攻坚|配套|主体|民生|实事|基础|样板|[一二]期|"
    "系统|示范|系列|推进|整治|安装|装修|相关|有关|引才|人才|各类|各项|一批|上述|该|此|本|其|\\d+|[一二三四五六七八九十]+|项|个|大|改造|治理|提升|"
    f"监督|检查|执法|整改|公益|宣传|志愿|服务|[省市区县]级)*(?:{_HEAD})"
)
# What is built is no programme: 甲河综合治理工程
_WORKS = re.compile(
    "(?:[路桥河渠厂站泵库堤楼网管渡闸井湖溪港]|隧道|水利|供水|污水|雨污|燃气|改扩建|迁建|扩建|新建|建设|综合治理|土建|绿化|亮化|整治)[^,]{0,8}工程|.*改造工程"
)
_NO_NAME = re.compile("的|年度|编制|制定|制订|[0-9]个|^(?:各|等|一批|若干|多个|所有|每个|其他)|[“”]")
_LEAST, _MOST = 4, 28


def programmes_in(text: str, own_place: str) -> Iterator[tuple[int, int, bool]]:
    """Where programmes are named, and whether a brand in quotes names them."""
    for match in _BRANDED.finditer(text):
        if not _NO_BRANDED.search(match.group()):
            yield match.start(), match.end(), True
    for head in _PLAIN.finditer(text):
        start = _plain_start(text, head, own_place)
        if start is not None:
            yield start, head.end(), False


def _plain_start(text: str, head: re.Match[str], own_place: str) -> int | None:
    """Where an unquoted name begins: behind its verb, or with the row whose whole name it is; None where it is none."""
    begin = max((match.end() for match in re.finditer("[,。;:!?、()<>《》+/]", text[: head.start()])), default=0)
    verb = _VERB.match(text, begin, head.start()) or _inner_verb(text, begin, head.start())
    start = verb.end() if verb else begin
    name = text[start : head.end()]
    works = any(_WORKS.fullmatch(name, place) for place in range(len(name)))
    if not _LEAST <= len(name) <= _MOST or works or _ANY.fullmatch(name) or _NO_NAME.search(name):
        return None
    whole = start == 0 and head.end() == len(re.sub(r"\([^()]*\)$", "", text))
    said = bool(verb) or _is_listed(text, start)
    return start if said or (whole and _is_own(name, own_place)) else None


def _is_own(name: str, own_place: str) -> bool:
    known = bool(own_place) and own_place in name
    return known or begins_with_place(name) or bool(re.search(r"\d|^[国省市]", name))


def _inner_verb(text: str, start: int, end: int) -> re.Match[str] | None:
    """The last verb inside a clause that programmes are the object of."""
    found = [match for match in _VERB.finditer(text, start, end) if match["verb"] in _INNER_VERBS]
    return found[-1] if found else None


def _is_listed(text: str, start: int) -> bool:
    """Whether the name goes on a list that a verb began: 实施甲计划、乙计划."""
    clause = re.split("[,。;]", text[:start])[-1]
    return text[start - 1 : start] == "、" and bool(_VERB.match(clause) or _inner_verb(clause, 0, len(clause)))
