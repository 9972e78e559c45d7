"""What the titles in a table's header make of its columns.

All patterns run on folded text (see `ingest.text.source.fold`), blanks left out.
"""

import re
from dataclasses import dataclass

from ingest.text.patterns import PERIOD_PLANS, YEAR

BASELINE_WORDS = re.compile(
    r"完成情况|年完成$|完成[值数]|实际|实绩|[基底]数|基期|基线|基础|基准|基年|期初|现状|现值|现有|初值|已完成|情况"
)
_LONGEST = 24
_LONGEST_UNKNOWN = 14

_NO = re.compile(
    r"(?:对应|所属)?(?:重点|主要|工作)?(?:任务|项目|指标|事项)?(?:序号|编号|序次|(?<=[务目标项])号)|序"
    r"|(?:对应|所属|所在|关联|方案|正文)*(?:条目|条款|章节|条文)号?"
)
_ROLE_WORD = "责任|牵头|配合|负责|主管|指导|推进|实施|主责|落实|承办|主办|协办|协助|协同|协作|支持|参与|参加|完成|建设|承担|业主|监管|督导|督办|申报|组织"
_WHO = "单位|部门|主体|处室|科室|机构|业主"
_UNITS = re.compile(
    rf"(?:主要|第一|共同|项目|任务|指标|工作|具体|属地|[省市区县]级|[省市区县]直|总)?(?:{_ROLE_WORD})(?:[和及与、/]?(?:{_ROLE_WORD}))*"
    rf"(?:[省市区县][直级])?(?:{_WHO})(?:[和及与、/](?:{_WHO})|及.*)?|(?:责任|工作|职责|任务)分工|项目(?:业主|单位)|责任(?:镇街|乡镇|板块)|牵头|配合|主办|协办"
)
_MEASURE = re.compile(r"(?:计量|计算)?单位")
_REFERS = re.compile("(?:对应|所属|所在|关联)(?:重点|主要|工作)*任务")
_SECTION = re.compile(
    r"(?:指标|项目|任务|工作)?(?:类别|分类)|领域|板块|行动|类型|方向|维度|[一二]级指标|(?:重点|主要)工作|工作(?:任务|要点)|重点任务|主要任务|任务"
    rf"|{_REFERS.pattern}"
)
_NAME = re.compile(r".{0,10}(?:指标|项目|名称|内容|举措|任务|事项|措施|工程)(?:名称|内容)?")
_OTHER = re.compile(
    r"备注|属性|性质|说明|(?:完成|办结|推进)?(?:时限|时间|时间节点|期限)|推广范围|范围|(?:数据|资金|指标)?来源|权重|分值"
    r"|(?:第一|直接|具体|牵头|分管|主要)?(?:责任|负责|联系|联络)(?:人|领导)|(?:牵头|分管|挂钩|包联|县|区|市)领导"
    r"|(?:指标|项目|建设)(?:属性|性质|类型|规模|地点|年限|周期|期限)|(?:[年五]年?|累计|期间)*(?:平?均)?(?:增速|增长率?|增幅)"
    r"|(?:计划|项目)?总?投资(?:额|规模)?"
)

# What a project costs, and in which year: no goal
_COST = re.compile(
    r"(?:20\d\d年)?(?:度)?(?:计划|项目|预计|估算|概算|拟)?(?:完成)?(?:总)?投资(?:额|规模|计划|估算|概算)?(?:\([^()]*\))?"
)
# What may stand beside the year of a column: 2025年重点任务 · 2025年形象进度 · 2022年底数
_BESIDE = re.compile(
    '(?:[年度末底初前到至期数值()"“”]|截至|截止|目标|计划|任务|安排|进度|指标|形象|主要|重点|工作|建设|内容|投资|预期|预计|要求|节点|总体|阶段|全年|年度|分解|里程碑|成果|成效)*'
)
_TOWARDS = re.compile("目标|计划|任务|指标值|值|累计|安排|[近中远]期")
_SHORT_YEAR = re.compile(r"^['‘’]?(?=[1-4]\d年)")  # '24年
_RANGE = re.compile(r"(?P<first>20\d\d)年?[-至到](?P<last>20\d\d)年?")
_PERIOD = re.compile(r"“?(?P<plan>十[一二三四五六]五)”?(?:规划)?(?:期)?(?:末|间)?(?P<rest>.*)")
_UNDATED = re.compile(rf"(?:上一?年度?|去年|当前|目前)?[年末底]*(?:{BASELINE_WORDS.pattern}|完成)[值数]?")
# 2025年上半年 is a step to the year's end, 2025年下半年 is it
_PART = re.compile(r"20\d\d年(?:上半年|第?[一二三1-3]季度)")
_REST = re.compile(r"(?<=年)(?:下半年|第?[四4]季度)$")
_THIS_YEAR = re.compile("(?:本年|当年|今年)度?(?:目标|任务|计划|安排)[值数]?")
# 近期目标 · 远期: a year that only the text or a bracket tells
_TERM = re.compile("(?P<term>近期|中期|远期)(?:目标|任务|计划|安排|建设)?(?:值)?")
_AIMS = "目标|计划|任务|进度|安排|分解|里程碑"
_LOOSE = re.compile(rf"(?:分?各?年度?|总体?|预期|阶段|形象|分解|工作|实施|推进|建设|指标|{_AIMS})*(?:{_AIMS})[值数]?")
_ROLES = (
    ("lead", re.compile("牵头|主办|主责|第一")),
    ("support", re.compile("配合|协办|协助|协同|协作|参与|参加|支持")),
    ("guide", re.compile("指导")),
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `kind` is no, reference, section, name, measure, baseline, target, units or other; `year` of a baseline or target.

    Until the whole header is known it may be `loose` (目标值) or `term` (近期目标), and a year be missing. `role` is the
    role that a column of units gives (lead for 牵头单位).
    """

    kind: str
    title: str
    year: int | None = None
    role: str | None = None


def classify(title: str) -> Column | None:
    """What a header's cell makes of its column; None for a cell that heads none.

    >>> classify("2021年目标").year, classify("责任单位").kind, classify("完成建设")
    (2021, 'units', None)
    """
    title = re.sub(r"\s+", "", title)
    if _COST.fullmatch(title):
        return Column("other", title)
    plain = re.sub(r"\([^()]*\)?", "", title)  # 指标(项目) is 指标
    if not title or len(title) > _LONGEST:
        return None
    return _of_year(title) or _of_kind(title, plain) or _of_time(title, plain)


def classify_among(title: str) -> Column:
    """The same for a cell on a line of titles, where unknown words may stand beside a year or alone."""
    found, years = classify(title), YEAR.findall(title)
    if found is None and len(years) == 1 and len(title) <= _LONGEST_UNKNOWN:
        return Column("target", title, int(years[0]))
    return found or Column("other", title)


def refers(title: str) -> bool:
    """Whether a column's title says that it refers to tasks (对应任务), wherever it stands."""
    return _REFERS.fullmatch(title) is not None


def may_span(title: str) -> bool:
    """Whether a title may stand above those of several years (目标任务, 分年度计划), whatever else it may be."""
    return _LOOSE.fullmatch(re.sub(r"\s+", "", title)) is not None


def year_of_term(title: str, text: str) -> int | None:
    """The year that a text gives to the term in a title (近期至2025年, 到2030年为远期); None where it gives none."""
    match = _TERM.match(title)
    term = match["term"] if match else ""
    told = re.search(rf"{term}[^。;,\n]{{0,8}}?(?:20\d\d年?[-至到])?(20\d\d)年?", text) or re.search(
        rf"(20\d\d)年[^。;,\n]{{0,4}}{term}", text
    )
    return int(told[1]) if told else None


def _of_year(title: str) -> Column | None:
    """2025年 · 2021年基数 · ’24年实绩 · 2023-2025年目标 · “十四五”末目标"""
    dated = _REST.sub("", _SHORT_YEAR.sub("20", title))
    if _PART.fullmatch(dated):
        return Column("other", title)
    span = _RANGE.search(dated)
    years = [span["last"]] if span else YEAR.findall(dated)
    rest = YEAR.sub("", _RANGE.sub("", dated) if span else dated)
    past = BASELINE_WORDS.search(dated) is not None and "目标" not in dated
    if len(years) == 1 and (past or _BESIDE.fullmatch(rest) or _TOWARDS.search(rest)):
        return Column("baseline" if past else "target", title, int(years[0]))
    period = _PERIOD.fullmatch(title)
    if period and not years and period["plan"] in PERIOD_PLANS:
        last = PERIOD_PLANS[period["plan"]][1]
        if re.fullmatch("(?:目标|计划)?值?", period["rest"]):
            return Column("target", title, last)
        if BASELINE_WORDS.fullmatch(period["rest"].rstrip("值数")):
            return Column("baseline", title, last)
    return None


def _of_kind(title: str, plain: str) -> Column | None:
    for kind, pattern in (
        ("no", _NO), ("units", _UNITS), ("measure", _MEASURE), ("other", _OTHER), ("section", _SECTION), ("name", _NAME),
    ):  # fmt: skip
        if pattern.fullmatch(title) or pattern.fullmatch(plain):
            return Column(kind, title, None, _role(title) if kind == "units" else None)
    return None


def _of_time(title: str, plain: str) -> Column | None:
    if _UNDATED.fullmatch(title):
        return Column("baseline", title)
    if _THIS_YEAR.fullmatch(title):
        return Column("target", title)
    if _TERM.fullmatch(plain):
        return Column("term", title)
    return Column("loose", title) if _LOOSE.fullmatch(title) else None


def _role(title: str) -> str:
    found = ((match.start(), role) for role, pattern in _ROLES if (match := pattern.search(title)))
    return min(found, default=(0, "responsible"))[1]
