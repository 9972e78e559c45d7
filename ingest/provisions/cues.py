"""The words that tell what a clause lays down and how often: 每月召开联席会议 is a meeting, monthly.

All patterns run on folded text (see `ingest.text.source.fold`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TEAM = "领导小组|专班(?!化)|工作小组|专项小组|推进小组|协调小组|工作专组|专项组|工作组|指挥部|委员会|协调机制|领导机构|推进组"
_FOUND = "成立|组建|建立|设立|健全|完善|调整|充实|发挥"
_LISTED = "清单|台账|挂图作战|销号|路线图|时间表|任务书"
_MAKES = "制定|制订|建立|编制|形成|梳理|列出|实行|实施|健全|完善|细化|明确|推行|落实|提出|公布"
_FUNDS = "资金|经费|预算|投入|用地|土地|要素|融资|信贷|税收|税费|财税|补助|补贴|用能|能耗指标|人才(?=由|队伍|保障|支撑|引进|政策|统筹)"

# type: what says so; the first in the clause decides, so each begins with the word that makes the difference
_CUES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (type_, re.compile(pattern))
    for type_, pattern in (
        ("stage", r"[^,。;:]{0,8}阶段\([^()]*20\d\d年"),
        ("validity", r"自[^,。;]{1,16}起(?:施行|实施|执行|生效)|有效期|负责解释|解释权|同时废止"),
        (
            "office",
            r"(?:下设|设立?|组建|成立)[^,。;]{0,12}办公室(?!主任)|办公室[^,。;]{0,4}(?:设在|设于|设立在|放在)|挂靠在?"
            r"|承担[^,。;]{0,12}日常(?:工作|事务)|负责[^,。;]{0,8}日常(?:工作|事务)",
        ),
        (
            "group",
            rf"(?:{_FOUND})[^,。;]*?(?:{_TEAM})|(?:成立|组建)由|(?:明确|确定|落实)[^,。;]{{0,10}}(?:分管领导|负责人|联络员|专人|责任人)|[为是]第一责任人",
        ),
        (
            "meeting",
            r"例会|联席会议|会商|(?:调度|专题|协调|推进|分析|现场|座谈)会|召开[^,。;]{0,8}会议?|工作会议|会议(?:制度|机制)|调度",
        ),
        (
            "bulletin",
            r"通报(?!表扬|批评)|报送|编发|专报|简报|快报|月报|旬报|晾晒|亮晒|报备|备案|汇总上报|信息公开|公示|公开发布"
            r"|(?:向|及时|定期|每年|每月|每季度?|每半年)[^,。;]{0,14}(?:报告|请示)",
        ),
        (
            "inspection",
            r"督查(?!室)|督导|督办|督促检查|检查(?![院组])|巡查|抽查|暗访|跟踪(?:分析|问效|督办|检查|监测)|(?:加强|强化|严格|实施)[^,。;]{0,8}监[督管测]",
        ),
        (
            "assessment",
            r"考核(?!办)|考评|评议|评估|评价|评比|绩效|奖惩|(?:正向|考核|双向|约束)激励|激励(?:约束|机制)|约谈|问责|通报(?:表扬|批评)|组织验收|奖励|挂钩|统计监测|容错",
        ),
        (
            "list",
            rf"(?:{_MAKES})[^,。;]*?(?:{_LISTED})|挂图作战|销号|清单(?:化|式)|任务上墙",
        ),
        ("funding", _FUNDS),
        (
            "publicity",
            r"宣传(?!部)|氛围|典型|解读|舆论|媒体(?!中心)|专栏|推介|推广经验|经验做法|公众参与|社会参与|知晓[度率]",
        ),
    )
)
# words that only name what the clause goes by: 根据任务清单开展督查
_GOES_BY = re.compile(
    "(?:根据|按照|对照|依据|结合|列入|对)[^,。;]{0,14}?(?:清单|台账)|(?:根据|依据|结合)[^,。;]{0,14}?(?:考核|评价|评估)"
)

_NOUNS = (
    ("meeting", "例会|会商|调度|联席会议|分析会|协调会|调度会"),
    ("bulletin", "通报|专报|报送|报告|简报|晾晒|亮晒|公示"),
    ("inspection", "督查|督导|督办|检查|巡查|抽查"),
    ("assessment", "考核|考评|评估|评价|评议|评比|总结|排名|体检"),
    ("list", "任务|清单|台账|计划"),
)
_NOUN = "|".join(words for _, words in _NOUNS)
_PERIODS = (
    ("weekly", "周"),
    ("semiannual", "半年度?"),
    ("monthly", "月度?"),
    ("quarterly", "季度?"),
    ("annual", "年[度终底末]?"),
)
_PAIR = re.compile(
    r"(?<![\d一二三四五六七八九十个两全整])(?P<words>每?"
    rf"(?P<period>{'|'.join(words for _, words in _PERIODS)})(?:一|1次?)?(?P<noun>{_NOUN}))"
)
_HOW_OFTEN = (
    ("weekly", "(?:每|按|逐)周|一周一"),
    ("semiannual", "每半年|按半年|半年一|半年(?:综合|集中|度)*(?:考核|评估|督查|通报|总结)"),
    ("monthly", "(?:每|按|逐)个?月|一月一|月度?(?:工作)?(?:例会|调度|通报|督查|考核|评价|报告|会商)"),
    ("quarterly", "(?:每|按|逐)个?季|一季一|季度?(?:工作)?(?:例会|调度|通报|督查|督导|考核|评价|评估|会商|分析会)"),
    (
        "annual",
        "(?:每|按|逐)年度?|一年一|年度(?:综合|绩效|目标|专项|工作|责任|终期|目标责任|目标管理)*(?:考核|考评|评估|评价|督查|报告|总结)|年终",
    ),
)
_OFTEN = tuple((code, re.compile(pattern)) for code, pattern in _HOW_OFTEN)


@dataclass(frozen=True, slots=True)
class Cue:
    """What a clause lays down: its type, how often (None where it does not say), and where the word stands."""

    type: str
    frequency: str | None
    start: int
    end: int


def find_cue(clause: str) -> Cue | None:
    """What a clause lays down by the first word that says so.

    >>> find_cue("每月召开专班联席会议").frequency, find_cue("推进科技体制改革")
    ('monthly', None)
    """
    words = _GOES_BY.sub(lambda match: "□" * len(match.group()), clause)
    found = [(match.start(), type_, match) for type_, pattern in _CUES if (match := pattern.search(words))]
    if not found:
        return None
    _, type_, match = min(found, key=lambda each: each[0])
    return Cue(type_, how_often(clause), match.start(), match.end())


def how_often(clause: str) -> str | None:
    """The code of the frequency that a clause states."""
    return next((code for code, pattern in _OFTEN if pattern.search(clause)), None)


def find_pairs(clause: str) -> list[Cue]:
    """The pieces of a compact word, “月例会、月通报、季督查”; none where there are fewer than two.

    >>> [(cue.type, cue.frequency) for cue in find_pairs("建立“月例会、季督查”制度")]
    [('meeting', 'monthly'), ('inspection', 'quarterly')]
    """
    found = list(_pairs(clause))
    return found if len(found) > 1 else []


def _pairs(clause: str) -> Iterator[Cue]:
    for match in _PAIR.finditer(clause):
        type_ = next(type_ for type_, words in _NOUNS if re.fullmatch(words, match["noun"]))
        code = next(code for code, words in _PERIODS if re.fullmatch(words, match["period"]))
        yield Cue(type_, code, match.start("words"), match.end("words"))
