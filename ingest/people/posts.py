"""What a post says: whether its words end in a title, and the body that its first title stands in.

All patterns run on folded text (see `ingest.text.source.fold`).
"""

import re

# 副主任 · 党组成员 · 总工程师 · 一级调研员 · 主要负责人
_WORDS = (
    "主任委员 主任科员 主任助理 主任医师 主任 局长 厅长 处长 科长 股长 部长 司长 署长 书记员 书记 委员 常委 成员 "
    "主席 主委 会长 理事长 理事 董事长 董事 监事长 监事 总经理 经理 总裁 行长 院长 校长 园长 所长 站长 馆长 台长 "
    "社长 支队长 大队长 总队长 队长 区长 县长 市长 省长 州长 盟长 旗长 乡长 镇长 村长 秘书长 检察长 庭长 关长 "
    "段长 矿长 厂长 场长 团长 总工程师 总规划师 总会计师 总经济师 总统计师 总农艺师 总审计师 总工 总师 工程师 "
    "农艺师 会计师 督察长 督察 总督学 督学 总监 专员 负责人 负责同志 领导 调研员 巡视员 督导员 研究员 副教授 "
    "教授 院士 博士 专家 顾问 助理 秘书 干事 组长 召集人 联络员 政委 政治委员 教导员 参谋长 司令员 总指挥 指挥长 "
    "指挥 总编辑 总编 编辑 代表 教师 讲师 医师 律师 主管 干部 科员 工作人员 法定代表人 首席科学家 首席专家 "
    "带头人"
)
HAN_CHAR = "[\u3400-\u9fff\U00020000-\U0003134f]"
_TITLE = "|".join(sorted(_WORDS.split(), key=len, reverse=True))
_GRADE = "[一二三四]级|高级|正高级|副高级|正处级|副处级|正科级|副科级"
_BEFORE = f"第一|常务|执行|专职|兼职|名誉|主要|分管|有关|相关|代理|挂职|{_GRADE}|总|副|代"
_PARTY = "党组|党委|党工委|党总支|党支部|机关党委"
TITLE = re.compile(rf"(?:{_PARTY})?(?:{_BEFORE})*(?:{_TITLE})(?:\([^()]*\))?")
_ENDS = re.compile(rf"(?:{_TITLE})(?:\([^()]*\))?[。.;]?$")
_LAST_TITLE = re.compile(rf"{TITLE.pattern}[。.]?$")
_TITLE_END = re.compile(rf"(?:{_TITLE})$")
_BARE = re.compile(rf"{TITLE.pattern}(?:[、,]{TITLE.pattern})*[。.;]?")
# 区长 · 副县长: the title names its place
_PLACE_HEAD = re.compile(r"(?:常务)?副?代?(?P<place>[区县市省州盟旗乡镇])长")
# 区政府主要领导 · 区科技局分管负责人: a post that may stand for nobody by name
GENERIC = re.compile(r"(?:主要|分管|有关|相关|班子)(?:领导|负责人|负责同志|成员)(?:\([^()]*\))?$|(?:负责人|负责同志)$")
# 各镇主要负责人: the post of many
COLLECTIVE = re.compile("各|有关|相关|其他")
REGION_START = re.compile("原?[省市县区旗州盟镇乡](?!长)")
# Ends of bodies, behind which an inner office may stand; none of them ends a person's name
_BODY = (
    "管委会|常委会|委员会|组委会|总局|分局|局|厅|公司|集团|联社|法院|检察院|银行|支行|分行|办事处|街道(?!办事处)|大学(?!城)|学院|医院|"
    "中心(?!医院|小学|幼儿园|城)|协会|学会|商会|研究院|科协|文联|妇联|侨联|残联|工商联|工会|政协|机关(?!工委|党委|事务)|支队|大队|总队|学校|部"
)
_CUT = re.compile(f"{_BODY}|办(?!公|事)|(?<=[^省市区县州旗盟镇党工团])委(?!员)|(?<![城乡村])镇(?!村)")
_BODY_END = re.compile(f"(?:{_BODY}|办|政府)$")
_SHORT_BODY_END = re.compile("[委会院社站所]$")
_INNER = re.compile("[^局厅委]*(?:办公室|科|处|室|股|组|队|庭|所|站|部|中心|支部|党委|党组|工会|机关|学院|系|窗口)")


def ends_post(text: str) -> bool:
    """Whether the words end in a title, so that nothing of the post is missing."""
    return bool(_ENDS.search(text.rstrip()))


def ends_body(text: str) -> bool:
    """Whether the words end in the name of a body (区委直属机关), so that a title is still to come."""
    return bool(_BODY_END.search(text))


def is_bare(text: str) -> bool:
    """Whether the words are titles alone, with no body before them and no place inside (局长、党组书记; not 副区长)."""
    return bool(_BARE.fullmatch(text)) and not _PLACE_HEAD.match(text)


def is_name(text: str) -> bool:
    """Whether two to four characters can be a person's name: no title, no body and no pointing word among them."""
    if re.fullmatch(f"{HAN_CHAR}{{1,8}}(?:·{HAN_CHAR}{{1,8}})+", text):
        return True
    if not re.fullmatch(f"{HAN_CHAR}{{2,4}}", text) or text[0] in "各每本该其":
        return False
    of_place = len(text) > 2 and REGION_START.match(text) and _SHORT_BODY_END.search(text)
    return not (of_place or re.fullmatch("团.委", text) or _TITLE_END.search(text) or _BODY_END.search(text))


def post_unit(post: str) -> str:
    """The body of the post's first title as printed, inner offices left off; empty where the post names none.

    区委组织部副部长 → 区委组织部; 区人大常委会办公室主任 → 区人大常委会; 县委常委、副县长 → 县委; 副县长 → 县政府.
    """
    first = re.sub("^原(?=.{3})", "", re.split(r"[、,，;；\s]", post.strip())[0])
    title = _LAST_TITLE.search(first)
    body = first[: title.start()] if title else first
    place = _PLACE_HEAD.fullmatch(title.group()) if title else None
    if place and (not body or (body.endswith(place["place"]) and place["place"] not in "镇乡")):
        return f"{body or place['place']}政府"
    return _without_office(body) if len(body) > 1 else ""


def _without_office(text: str) -> str:
    """区科技局综合计划科 → 区科技局: cut behind the first body that only an inner office follows."""
    ends = (match.end() for match in _CUT.finditer(text) if _INNER.fullmatch(text, match.end()))
    return text[: next(ends, len(text))]
