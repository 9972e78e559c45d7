"""What each task makes: the objects of 编制, 建设, 建立 and the like in its clauses and its rows' names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.claims.passages import Passage
from ingest.text.match import bare
from ingest.text.source import Span

MAKES = (
    "编制|修编|制定|制订|修订|起草|研究制定|研究出台|出台|印发|建设|打造|创建|建立健全|建立|构建|搭建|建成|组建|设立|成立|筹建|扩建|新建|开发|绘制|"
    "合作共建|联合共建|共建|创成|引进|完成|调整|梳理形成|形成"
)
_MORE = f"{MAKES}|发布|公布|上线|推出|编写|编印|汇编|研发|开设|挂牌成立|划定|明确(?=[“《])"
_BEFORE = (
    r"(?:(?:到|力争|争取|确保|在|于|至)?20\d\d年(?:底|末|前|[1-9]\d?月)*前?|\d{1,2}月(?:底|末|初)?前|“十[一二三四五六]五”期间|力争|争取|确保|每年|定期|加快|抓紧|尽快|高水平|高质量|高标准|"
    "高起点|科学|积极|全力|全面|统筹|大力|着力|稳步|持续|滚动|进一步|组织|牵头|启动|推动|推进|支持|负责|基本|率先|重点|同步|联合|依法|研究|谋划|分别|探索|"
    r"深入|有序|逐步|先行|开展|做好|并|和|与[^,。、]{2,16}?(?=合作共建|联合共建|共建)|与)*"
)
_MADE = re.compile(rf"^{_BEFORE}(?P<verb>(?:{MAKES})(?:[、和并](?:{MAKES}|实施))*(?:实施|完成)?)(?P<object>.+)$")
# The verb behind where, with whom or by what it is made: 在甲园建设…, 依托甲云搭建…; then by any verb of offering
_WITH = re.compile(
    rf"^{_BEFORE}(?:在|于|依托|基于|按照|根据|以|与|由|从|对|围绕|结合|利用|借助|联合|会同|委托|整合|通过|支持|引导|争取|推动|投资|选址|为)[^,]{{1,30}}?"
    rf"{_BEFORE}(?:配套|规划|合作|共同|谋划)*(?P<verb>{_MORE})(?P<object>(?!的|后|和|及|、).+)$"
)
_OFFERED = re.compile(rf"^{_BEFORE}(?:配套|规划|合作|共同|谋划)*(?P<verb>{_MORE})(?P<object>(?!的|后|和|及|、).+)$")
_WORKS = "改造提升|更新改造|保护更新|改造|更新|整治|修缮|修复|保护|疏浚|配套|迁建"
# What a task is named by counts also where it only works on it: 实施南门片区更新
_TITLE = re.compile(rf"^{_BEFORE}(?P<verb>实施|推进|推动|加快|开展|推行|实行|组织|升级)(?P<object>.+)$")
_NEEDS_NONE = "(?!依托|借助|利用|结合|围绕|通过|发挥|根据|按照|依据|[以随与同由在从经待对])"
# What is worked on is no work of the task, the work itself is: 更新燃气管道 makes 燃气管道更新, also told as 燃气管道改造
_WORKED = re.compile(rf"^{_BEFORE}(?:累计)?(?:{_WORKS})(?P<object>[^的]+)$")
# The same in a title of nouns: 燃气管道更新
_WORKED_ON = re.compile(rf"^{_NEEDS_NONE}[^的]{{3,16}}?(?:{_WORKS})$")
_FACILITY = re.compile("(?:中心|市场|平台|系统|基地|街区|片区|度假区|[园馆站院场库港])$")
# A programme is made by who carries it out, wherever it says so
_RUN = re.compile(
    rf"^{_BEFORE}(?P<verb>实施|启动)(?P<object>[^“”,]{{0,6}}“[^“”]+”(?:[^“”,]{{0,6}}(?:计划|工程|行动))?)$"
)
_BUILDING = re.compile(
    rf"^(?![随与同由从经待对]){_BEFORE}{_NEEDS_NONE}(?:加强|加大|抓好|做好|实施|推进|推动|加快)?(?P<object>.+?)(?P<verb>建设|创建|编制|制定)(?:工作|任务)?$"
)
_SUBJECT = re.compile(
    r"^(?!\d)(?P<object>[^,]{4,24}?)(?:[一二三四]期)?(?:力争|争取|确保|于|在|到)*(?:20\d\d年)?(?:底|前|上半年)*(?P<verb>基本建成|全面建成|建成|开工建设|启动建设)(?!之?后|的?基础上)"
)
_CLASS = re.compile(
    r"^(?:\d+|[一二三四五六七八九十两百]+)(?:个|家|所|批|座|处|项|条|类|支|套)|^(?:一批|若干|多个|一系列|各|有|相关)|\d+(?:个|家|所|项|条|支|套|%)?(?:以上)?$"
)
_ENDS = re.compile(
    "(?:的)?(?:建设|创建|编制|修编|制定|工作|要求|部署|精神|安排|实施|落实|落地|任务|需要|契机|布局|推进|改造提升|整合提升|场所|(?:[一二三四]|[一二三四]、[一二三四])期)+$"
)
_STARTS = re.compile(
    "^(?:年度|[次当]年|我[省市区县]|全[省市区县]|本[省市区县]|现有|已有|相关|上述|该|此|新的|统一的|已建成的?|已编制的?|其中)+"
)

BRAND = re.compile("“([^“”]{2,12})”")
# 总规模2亿元的甲基金, 甲基地300亩
_SIZE_BEFORE = re.compile(r"^[^,]*\d[^,的]*的(?=[一-鿿“《])")
_SIZE_BEHIND = re.compile(r"\d[\d.]*[万亿]?余?(?:亩|公顷|平方米|平方公里|公里|千米|吨|元|兆瓦|张|件|项)[^,]*$")
# 完成甲园建设后: who makes it is another
_THEN = re.compile("(?:之?后|基础上)$")
_YIELDS = ("形成", "结果", "成果", "数据", "报告")
_PAIR, _LEAST_RUN = 2, 5
_YEARS = re.compile(r"\([^()]*(?:\d{4}|年|试行|暂行)[^()]*\)")


@dataclass(frozen=True, slots=True)
class Made:
    """Something that a task makes: `words` bare and without 建设 and the like, `span` the clause that says so.

    `first` tells the clause that the task is named by, `brands` are the names in its quotes, `loose` says that the verb
    stands inside the clause or only works on the thing.
    """

    task: str
    words: str
    span: Span
    first: bool
    brands: tuple[str, ...] = ()
    loose: bool = False


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
        clause, span = passage.text[start:end], passage.span(start, end)
        first = start == 0 and passage.holder == passage.task
        match = _MADE.match(clause) or _BUILDING.match(clause) or _SUBJECT.match(clause)
        loose = _WITH.match(clause) or _OFFERED.match(clause)
        run = (_TITLE.match(clause) if first else None) or _RUN.match(clause)
        if said := match or loose:
            yield from _objects(said["object"], passage.task, span, first, match is None)
        elif run:
            for thing in _objects(run["object"], passage.task, span, first, True):
                yield from _run(thing)
        elif (passage.names and not passage.counts) or (first and _WORKED_ON.match(clause)):
            yield Made(passage.task, core(clause), span, first)
        if worked := _WORKED.match(clause):
            for thing in _objects(worked["object"], passage.task, span, first, True):
                yield from _worked(thing)


def _worked(thing: Made) -> Iterator[Made]:
    """The work on a thing, by any word for it: 燃气管道更新; a place that the task is named by also itself."""
    if thing.first and _FACILITY.search(thing.words):
        yield thing
    yield from (replace(thing, words=thing.words + work) for work in _WORKS.split("|"))


def _run(thing: Made) -> Iterator[Made]:
    """Work that is carried out, unless few words tell it, and what comes of it: 城市体检结果 of 城市体检."""
    if "的" in thing.words:  # 组织获得“麦香”授权的企业参展
        thing = replace(thing, brands=())
    if thing.brands or len(thing.words) >= _LEAST_RUN:
        yield thing
    if not thing.brands:
        yield from (replace(thing, words=thing.words + end) for end in _YIELDS)


def _objects(words: str, task: str, span: Span, first: bool, loose: bool) -> Iterator[Made]:
    """Each thing of a list; a size, a sum and what is said of the thing aside: 总规模2亿元的甲基金, 甲基地300亩."""
    for member in _members(words):
        each = _SIZE_BEFORE.sub("", member)
        thing = core(_SIZE_BEHIND.sub("", each))
        if not _CLASS.search(each) and len(thing) > 2 and not _THEN.search(each):
            yield Made(task, thing, span, first, tuple(BRAND.findall(each)), loose)


def _members(words: str) -> list[str]:
    """The members of a list, each with the end that all have: 供水、排水管道 is 供水管道 and 排水管道."""
    found = [words[left:right] for left, right in parts(words)]
    shared = found[-1][_PAIR:] if found else ""
    if len(shared) > _PAIR and all(len(each) == _PAIR for each in found[:-1]):
        return [each + shared for each in found[:-1]] + found[-1:]
    return found
