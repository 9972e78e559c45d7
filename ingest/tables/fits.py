"""How well the words of a cell fit a column, by what the column holds: the scores that the tracer adds up."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ingest.tables.cells import is_figure
from ingest.tables.columns import Column
from ingest.text.patterns import EMPTY_CELL
from ontology import UNIT

STAR = re.compile(r"^[*★☆▲]\s*|\s*[*★☆▲]$")
LEVEL = re.compile("(部级|省级)(?=.*\\d)")
_SECTION = re.compile(r"(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))(?=.)")
_PROGRESS = re.compile(
    r"完成|启动|持续|继续|推进|有效|稳[定步]|成功|全面|逐步|正常|建成|争取|力争|达到|新增|累计|基本|初步|滚动|申报|开展|制定|组织|"
    r"实施|发放|深入|探索|巩固|形成|建立|不断|进一步|部分|项目谋划|主体|前期|开工|竣工|投入|运行|试点|推广|编制|出台|谋划|升级|扩大|提升|深化|待|已|"
    r"年底|\d+月|每年|引进|培育|选择|列入|通过|取得|工作|机制|白名单|二期|一期|接入|上线|立项|招标|论证|需求|选址|投[产用]|通车|验收|交付|"
    r"封顶|结顶|迭代|优化|动工|运营|全[省市区县]|挂牌|揭牌|调研|初步|征地|报批|批复|完工|迁建"
)
_NOUN_END = re.compile(
    r"(?:数量|数|总量|总数|比重|占比|比例|率|额|量|指数|面积|评分|得分|强度|增速|产值|投资|增加值|中心|平台|园|园区|项目|机制|体系|企业|工程|计划|"
    r"工作|格局|机构|基地|学校|场次|活动|贡献率|覆盖面|水平|密度|排名|位次|建设|改造|行动|制度|人才|团队|政策|标准|规划|路径|模式|改革|环境|大道|"
    r"校区|专业群|示范区|实验室|站|室|点|线|街|路|桥|库|网|系统|设施|场所|集群|联盟|小组|指标|服务|金额|收入|\)|”)$"
)
_MEASURE = re.compile(rf"(?:{UNIT.pattern}|[万亿]?[一-鿿]{{1,3}}(?:/[一-鿿]{{1,3}})?)")
_TIME = re.compile(
    r"(?:20\d\d年?)?(?:(?:第[一二三四]|[1-4一二三四])季度|[上下]半年|\d{1,2}月.{0,3}|.{0,2}年底.{0,1})|20\d\d年.{0,4}|20\d\d年?[-至]20\d\d年?|长期.{0,4}"
)
_SPAN = re.compile(r"20\d\d年?[-至]20\d\d年?")  # when a project is built, no figure
_PERSON = re.compile(r"[一-鿿]{2,3}(?:[、, ][一-鿿]{2,3})*")
_KIND = re.compile("[一-鿿]{2,3}性(?:指标)?|[新续改扩迁]{1,2}建|前期|储备|考核|监测")
_OF_TITLE = (
    (re.compile("[时年期]限|时间|周期"), _TIME),
    (re.compile("人$|领导"), _PERSON),
    (re.compile("属性|性质"), _KIND),
)
_OF_CONTENT = re.compile("内容|规模|措施|举措")
_OF_AMOUNT = re.compile("投资|资金|增速|增长|增幅|权重|分值")


@dataclass(frozen=True, slots=True)
class Hints:
    """What the rest of the document knows of a line's words.

    `is_unit` tells a list of known or likely units (2 known, 1 likely, 0 not), `related` how much of the words
    the text of a task with that number holds (0 to 1), `title` the same for the task's title alone (of any task where
    the number is empty), `is_heading` whether a heading of the document has just these words, `is_task` whether the words
    are the number of a task.
    """

    is_unit: Callable[[str], int]
    related: Callable[[str, str], float]
    title: Callable[[str, str], float]
    is_heading: Callable[[str], bool]
    is_task: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Words:
    """A cell's words with what can be told of them alone; `unit` as in Hints, `seen` how often the table has them."""

    text: str
    empty: bool
    figure: bool
    unit: int
    seen: int
    heading: bool
    task: bool


def words_of(text: str, hints: Hints, seen: Mapping[str, int]) -> Words:
    """What can be told of a cell's words before its column is known."""
    empty = EMPTY_CELL.fullmatch(text) is not None
    figure, heading = empty or is_figure(text), hints.is_heading(text)
    return Words(text, empty, figure, hints.is_unit(text), seen[text], heading, hints.is_task(text))


def fit(words: Words, column: Column) -> float:
    """How well the words fit the column; only differences between columns mean anything."""
    if column.kind == "no":
        return 0.0
    if words.empty:
        return _EMPTY_FITS.get(column.kind, -0.5)
    return _FITS[column.kind](words, column)


def _value(words: Words, _: Column) -> float:
    score = 3.0 if words.figure else 0.0
    score -= 6.0 if _SPAN.fullmatch(words.text) else 0.0
    score += 3.0 if LEVEL.match(words.text) else 0.0
    score += 2.0 if _PROGRESS.match(words.text) else 0.0
    score += 1.0 if re.search("[,;。]", words.text) else 0.0
    score += 1.5 if words.seen > 1 and not words.unit else 0.0
    score -= 6.0 if STAR.search(words.text) else 0.0
    score -= 4.0 if words.heading else 0.0
    return score - (0.0, 1.0, 6.0)[words.unit] - (6.0 if _SECTION.match(words.text) else 0.0)


def _name(words: Words, _: Column) -> float:
    score = -6.0 if words.figure else 0.5
    score += 6.0 if STAR.search(words.text) else 0.0
    score += 1.5 if _NOUN_END.search(words.text) else 0.0
    score -= 1.5 if words.seen > 1 else 0.0
    score -= 1.0 if _PROGRESS.match(words.text) else 0.0
    score -= 3.0 if words.text.endswith("。") else 0.0
    score -= 2.0 if words.heading else 0.0
    return score - (0.0, 0.5, 6.0)[words.unit] - (6.0 if _SECTION.match(words.text) else 0.0)


def _units(words: Words, _: Column) -> float:
    likely = -1.0 if _PROGRESS.match(words.text) else 2.0  # 完成城东至城西段 is no 段
    return -10.0 if words.figure else (-5.0, likely, 6.0)[words.unit] - (6.0 if words.heading else 0.0)


def _section(words: Words, _: Column) -> float:
    return 6.0 if _SECTION.match(words.text) or words.heading else -8.0 if words.figure else -0.6


def _band(words: Words, _: Column) -> float:
    """A section's title across the whole table: a heading's words or a heading's mark, hardly anything else."""
    return 6.0 if _SECTION.match(words.text) or words.heading else -10.0 if words.figure else -4.0


def _task(words: Words, _: Column) -> float:
    """The short name of a task; how far the task's own title has its words is added by the tracer."""
    score = -8.0 if words.figure else -0.5
    return score - (0.0, 0.5, 6.0)[words.unit] - (6.0 if words.heading or _SECTION.match(words.text) else 0.0)


def _reference(words: Words, _: Column) -> float:
    return 4.0 if words.task else -8.0


def _measure(words: Words, _: Column) -> float:
    if _MEASURE.fullmatch(words.text) or words.text in "%‰":
        return 3.0 if UNIT.fullmatch(words.text) else 2.0
    return 1.0 if len(words.text) <= 6 and not re.search(r"\d", words.text) else -6.0


def _other(words: Words, column: Column) -> float:
    """Remarks may say anything; a column of dates, people, amounts or kinds is known by its title."""
    if _OF_AMOUNT.search(column.title):
        return 3.0 if words.figure else -4.0
    told = (pattern for titles, pattern in _OF_TITLE if titles.search(column.title))
    pattern = next(told, None)
    if pattern is None:
        return 0.5 if _OF_CONTENT.search(column.title) and not words.figure and not words.unit else -1.0
    return 2.0 if pattern.fullmatch(words.text) and not words.unit else -4.0


_FITS: Mapping[str, Callable[[Words, Column], float]] = {
    "value": _value, "name": _name, "units": _units, "section": _section, "band": _band, "task": _task,
    "measure": _measure, "other": _other, "reference": _reference,
}  # fmt: skip
# A dash for an empty cell may stand in any column that may be empty.
_EMPTY_FITS = {
    "value": 3.0,
    "measure": 2.0,
    "units": 1.0,
    "other": 1.0,
    "name": -6.0,
    "task": -6.0,
    "section": -6.0,
    "band": -10.0,
}
