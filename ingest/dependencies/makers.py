"""What each task makes: the objects of 编制, 建设, 建立 and the like in its clauses and its rows' names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.claims.passages import Passage
from ingest.text.match import bare
from ingest.text.source import Span

MAKES = (
    "编制|制定|制订|修订|起草|研究制定|研究出台|出台|印发|建设|打造|创建|建立健全|建立|构建|搭建|建成|组建|设立|成立|筹建|扩建|新建|开发|绘制|"
    "合作共建|联合共建|共建|创成|引进|完成|调整|梳理形成|形成"
)
_BEFORE = (
    r"(?:(?:到|力争|争取|确保|在|于|至)?20\d\d年(?:底|末|前|[1-9]\d?月)*前?|“十[一二三四五六]五”期间|力争|争取|确保|加快|抓紧|尽快|高水平|高质量|高标准|"
    "高起点|科学|积极|全力|全面|统筹|大力|着力|稳步|持续|滚动|进一步|组织|牵头|启动|推动|推进|支持|负责|基本|率先|重点|同步|联合|依法|研究|谋划|分别|探索|"
    r"深入|有序|逐步|开展|做好|并|和|与[^,。、]{2,16}?(?=合作共建|联合共建|共建)|与)*"
)
_MADE = re.compile(rf"^{_BEFORE}(?P<verb>(?:{MAKES})(?:[、和并](?:{MAKES}|实施))*(?:实施)?)(?P<object>.+)$")
_BUILDING = re.compile(
    rf"^{_BEFORE}(?:加强|加大|抓好|做好|实施|推进|推动|加快)?(?P<object>.+?)(?P<verb>建设|创建|编制|制定)(?:工作|任务)?$"
)
_SUBJECT = re.compile(
    r"^(?P<object>[^,]{4,24}?)(?:[一二三四]期)?(?:力争|争取|确保|于|在|到)*(?:20\d\d年)?(?:底|前|上半年)*(?P<verb>基本建成|全面建成|建成|开工建设|启动建设)"
)
_CLASS = re.compile(
    r"^(?:\d+|[一二三四五六七八九十两百]+)(?:个|家|所|批|座|处|项|条|类|支|套)|^(?:一批|若干|多个|一系列|各|有|相关)|\d+(?:个|家|所|项|条|支|套|%)?(?:以上)?$"
)
_ENDS = re.compile(
    "(?:的)?(?:建设|创建|编制|制定|工作|要求|部署|精神|安排|实施|落实|落地|任务|需要|契机|布局|推进|改造提升|整合提升|场所|(?:[一二三四]|[一二三四]、[一二三四])期)+$"
)
_STARTS = re.compile(
    "^(?:我[省市区县]|全[省市区县]|本[省市区县]|现有|已有|相关|上述|该|此|新的?|已建成的?|已编制的?|其中)+"
)

_YEARS = re.compile(r"\([^()]*(?:\d{4}|年|试行|暂行)[^()]*\)")


@dataclass(frozen=True, slots=True)
class Made:
    """Something that a task makes: `words` bare and without 建设 and the like, `span` the clause that says so.

    `first` tells the clause that the task is named by.
    """

    task: str
    words: str
    span: Span
    first: bool


def core(words: str) -> str:
    """The thing itself: bare words without what is done with it.

    >>> core("全市“甲园”规划建设"), core("甲方案的要求")
    ('甲园规划', '甲方案')
    """
    words = _STARTS.sub("", bare(_YEARS.sub("", words)))
    return _ENDS.sub("", words) or words


def things_made(read: Sequence[Passage]) -> list[Made]:
    """All that the tasks make, by their clauses and by their rows' names; what is counted is a class and left out."""
    return [made for passage in read for made in _made_in(passage)]


def clauses(text: str) -> Iterator[Span]:
    """The clauses of a text: commas inside quotes and brackets part nothing."""
    start, depth = 0, 0
    for place, char in enumerate(f"{text}。"):
        depth += (char in "“(《") - (char in "”)》")
        if char in "。;!?" or (char == "," and depth <= 0):
            if place > start:
                yield start, place
            start, depth = place + 1, 0


def parts(words: str) -> list[Span]:
    """The members of a list: 甲规划、乙规划和丙方案."""
    cuts = [
        0,
        *(
            m.end()
            for m in re.finditer("、|(?<=规划|方案|标准|清单|机制|制度|体系|平台|中心|办法|园区)[和与及]", words)
        ),
        len(words) + 1,
    ]
    return [(start, end - 1) for start, end in pairwise(cuts) if end - 1 > start]


def _made_in(passage: Passage) -> Iterator[Made]:
    if passage.holder != passage.task and not passage.names:
        return
    for start, end in clauses(passage.text):
        clause = passage.text[start:end]
        match = _MADE.match(clause) or _BUILDING.match(clause) or _SUBJECT.match(clause)
        if match is None:
            if passage.names and not passage.counts:
                yield Made(passage.task, core(clause), passage.span(start, end), False)
            continue
        for left, right in parts(match["object"]):
            words = match["object"][left:right]
            if not _CLASS.search(words) and len(core(words)) > 2:
                first = start == 0 and passage.holder == passage.task
                yield Made(passage.task, core(words), passage.span(start, end), first)
