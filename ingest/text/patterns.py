"""Every pattern that names something of official prose, each with a line that it must match.

All patterns run on folded text (see `ingest.source.fold`): half-width brackets, commas and digits.
"""

import re

HAN = "一二三四五六七八九十百"

# Item markers, outermost first: 一、 · (一) · 1. · (1) · ①
MARKERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("chapter", re.compile(rf"第(?P<no>[{HAN}]+)[章篇部](?:分)?\s*")),
    ("han", re.compile(rf"(?P<no>[{HAN}]+)[、.](?!\d)\s*")),
    ("han_bracket", re.compile(rf"\((?P<no>[{HAN}]+)\)[、.]?\s*")),
    ("digit", re.compile(r"(?P<no>\d{1,3})\s*(?:[.、](?!\d)|\)(?!\S*\())\s*")),
    ("digit_bracket", re.compile(r"\((?P<no>\d{1,2})\)[、.]?\s*")),
    ("circle", re.compile(r"(?P<no>[①-⑳])\s*")),
)

# 区科技局 · 甲湖生态区建设发展中心 · 各镇(街道) · 团市委: how names of bodies end
UNIT_END = (
    "(?:局|办|办公室|委|厅|部|署|院|处|会|联社|中心|公司|集团|资本|政府|街道|镇街|镇|乡|农场|总队|支队|大队|中队|执法队|救援队|"
    "银行|分行|支行|妇联|科协|文联|侨联|残联|团委|工商联|社科联|供销社|大学|学校|党校|高校|校|院所|开发区|高新区|新区|园区|"
    "分区|度假区|示范区|集聚区|经开区|机关|专班|小组|指挥部|人大|政协|电力|供电|海关|海事|烟草|国网|电网|电信|移动|联通|"
    "铁塔|消防|邮政|邮储|社|所|站|馆|台|企业|央企|国企|场|库|段|港|基地|基金|财险|人保)"
)
# Bodies that no plan names: 有关部门 · 各责任单位 · 区级各相关部门和单位 · 市直有关单位 · 各地区
_SOMEBODY = "部门|单位|方面|企业|机构|地区|地方|主体|各方|业主|各?地"
VAGUE_UNIT = re.compile(
    r"(?:(?:国家|中央|中直|[省市区县州旗镇])(?:[级直属]|政府|委)?|各级?|其[他它余]|本|全[省市区县]|驻[省市区县]|多个|[一-十\d]+[个家])*"
    "(?:有关|相关|责任|成员|牵头|配合|职能|主管|行业|涉及的?|组成|参与|所属|业务|直属|属地|项目|实施|建设|承担|业主|机关|的)*"
    f"(?:{_SOMEBODY})(?:(?:[、和及与]|以及)(?:各|有关|相关|其他|责任|属地)*(?:{_SOMEBODY}|人员))*"
)
# 责任单位:区甲局 · 牵头单位(列首位的,下同): · [配合单位]市甲局 · 牵头:市甲局
_ROLES = (
    "牵头|主办|主责|主管|责任|负责|落实|实施|承办|推进|配合|协办|协作|协同|协助|参与|参加|支持|指导|督导|督办|完成|执行"
)
_WHO = "单位|部门|主体|处室|科室|机构"
_LABEL = rf"(?:第一|主要|总)?(?:{_ROLES})(?:[和与及、/](?:{_ROLES}))?(?:责任)?(?:{_WHO})(?:[和及、](?:单位|部门))?"
ROLE_LABEL = re.compile(
    rf"\[?(?P<label>{_LABEL})(?:\((?P<note>[^()]*)\))?(?:\]\s*:?|\s*:)\s*"
    r"|(?P<short>牵头|主办|责任|配合|协办|参与|指导):\s*"
)
# 责任任单位:… · 任单位:… · 责任单位区甲局: a label that lost or doubled a character, or its colon
TORN_LABEL = re.compile(r"(?P<label>[^\s、,;:()。]{2,6}?)(?::|(?<=单位|部门)(?=[省市区县各]))\s*")
# 完成时限:2021年 · 责任领导:张三
OTHER_LABEL = re.compile(r"[^\s、,;:()。]{2,9}[:]\s*")
# 市甲局牵头 · 甲部、乙部按职责分工负责 · 试点市政府负责落实
_HOW = (
    "共同|联合|分别|具体|各自|统筹|协调|全面|组织|积极|分工|认真|抓好|做好|按照?|依照?|根据|依据|结合|自身|本|工作|职责|"
    "职能|任务|权限|范围|进行|予以|给予"
)
_AND_DOES = "抓总|负责|组织|具体|做好|抓好|落实|实施|推进|完成|办理|支持|配合|工作|督促|指导|协调|到位"
ROLE_VERB = re.compile(
    rf"(?:(?:{_HOW})*(?P<verb>牵头|主办|主责|负责|落实|实施|配合|协助|协同|协办|承办|参与|参加|指导|督导)(?:{_AND_DOES})*)$"
)
ROLE_OF_WORD = (
    *((word, "lead") for word in ("牵头", "主办", "主责")),
    *((word, "guide") for word in ("指导", "督导")),
    *((word, "support") for word in ("配合", "协办", "协作", "协同", "协助", "参与", "参加", "支持")),
)

# 2021年目标 · 2025
YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")

# 7 · (七) · 第七项 · 任务7: a task's number alone in a cell
NUMERAL = re.compile(rf"(?:任务|第)?\(?(?P<no>[{HAN}]{{1,4}}|\d{{1,3}})\)?(?:项|号|、|\.)?")

# 1.35%(预计)
ESTIMATED = re.compile(r"\(?\s*(?:预计|预估|初步|快报|估计)(?:数|值|数据)?\s*\)?$")
EMPTY_CELL = re.compile(r"(?:[-/\\]{1,3}|无|空|…+)")

# 附件1 · 附件:1.甲表 · 附表2
ANNEX_MARK = re.compile(r"附(?:件|表|录)\s*(?P<no>[\d一二三四五六七八九十]*)\s*[:.、]?\s*(?P<rest>.*)")

# 注:1.打“*”为考核指标
NOTE = re.compile(r"(?:备注|注|说明|注释)\s*[:]")

# 到2025年 · 2022年底前 · “十四五”期间 · 每年
PERIOD_PLANS = {"十二五": (2011, 2015), "十三五": (2016, 2020), "十四五": (2021, 2025), "十五五": (2026, 2030)}
