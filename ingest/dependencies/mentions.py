"""Where a clause names a thing that some task makes: in full, by its quoted brand, or by a short form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.dependencies.makers import Made
from ingest.places.shorter import one_ends, short_forms, starts_of
from ingest.places.words import is_specific
from ingest.text.source import Span

FULL, SHORT = 2, 1
_MARKS = frozenset("“”‘’\"'()《》<>·")
# What is made and named again by fewer words; other things have to be named in full
_KINDS = re.compile(
    "(?:平台|系统|中心|大脑|基地|市场|[网库站圃馆院所园城港云]|园区|街区|片区|度假区|示范区|试验区|先行区|开发区|小镇|综合体|联合体|联盟|集团|"
    "实验室|基金|名录|名单|目录|清单|规划|标准|规范|导则|图谱|办法|细则|规定|规则|机制|制度|指南|指数|措施|档案|报告|资金|项目|工程|枢纽|起降场)$"
)
_PAPER = re.compile(
    "规划|方案|计划|清单|标准|办法|机制|制度|体系|细则|规程|目录|指南|预案|条例|意见|政策|总体|专项|实施|详细|控制性|年度|三年|行动|工作|任务|"
    "目标|考核|评价|项目|重点|推进|改革|政府|部门|有关|要求|指标|管理|资金"
)
_REFERS = re.compile("(?:规划|方案|计划|清单|标准|办法|机制|制度|体系|政策|意见|条例|报告)$")
_CARRIERS = re.compile("(?:平台|系统|项目)$")
# 入库企业, 目录内药品: the kind alone, told by what is in it
_INSIDE = re.compile("(?<=入)[库园](?=企业|项目|单位|机构|人才)|(?<=[对从])(?:目录|名录|名单|清单)(?=[内中外])")
_LEAST, _SHORTEST, _LONG = 4, 3, 8


@dataclass(frozen=True, slots=True)
class Mention:
    """clause[start:end] names `made`: `rank` FULL or SHORT; `lone` says that it does only if no other thing ends so."""

    start: int
    end: int
    made: Made
    rank: int
    lone: bool = False


def mentions(clause: str, made: Made, own: str) -> Iterator[Mention]:
    """Where the clause names the thing; `own` is the plan's jurisdiction, which names leave out.

    A brand counts with its quotes; a short form keeps the order of the name's words and the name's end: 甲河城市运行中心 is
    城市运行中心 and 城运中心, 云岭茶产业园 is 云岭园区.
    """
    for brand in made.brands:
        for match in re.finditer(re.escape(f"“{brand}”"), clause):
            yield Mention(*match.span(), made, FULL)
    name = _without_own(made.words, own)
    places = [place for place, char in enumerate(clause) if char not in _MARKS]
    text = "".join(clause[place] for place in places)
    for start, end, whole in _named(text, name):
        words = text[start:end]
        if _says_enough(words, name, whole, own):
            yield Mention(*_quoted(clause, places[start], places[end - 1] + 1), made, FULL if whole else SHORT)
        elif _may_mean(words, made.words, name, own):
            yield Mention(*_quoted(clause, places[start], places[end - 1] + 1), made, FULL if whole else SHORT, True)
    inside = (match for match in _INSIDE.finditer(clause) if name.endswith(match.group()))
    yield from (Mention(*match.span(), made, SHORT, True) for match in inside)


def _named(text: str, name: str) -> Iterator[tuple[int, int, bool]]:
    """Where the name stands, short or whole; 甲云平台 also as 甲云."""
    for start, end in short_forms(text, name):
        yield start, end, text[start:end] == name
    carried = _CARRIERS.sub("", name)
    if carried != name and len(carried) >= _SHORTEST and carried[-1] in "云网脑":
        yield from ((match.start(), match.end(), False) for match in re.finditer(re.escape(carried), text))


def _quoted(clause: str, start: int, end: int) -> Span:
    """With the marks around the name."""
    left = start > 0 and clause[start - 1] in "“《"
    return start - left, end + (clause[end : end + 1] in ("”", "》") and end < len(clause))


def _without_own(name: str, own: str) -> str:
    for prefix in filter(None, (own, own[:-1], f"全{own[-1:]}", own[-1:])):
        if name.startswith(prefix) and len(name) - len(prefix) >= _SHORTEST:
            return name.removeprefix(prefix)
    return name


def _told(words: str) -> bool:
    """Whether the words say more than any plan may."""
    return is_specific(_PAPER.sub("", words))


def _says_enough(words: str, name: str, whole: bool, own: str) -> bool:
    told = _told(words.removeprefix(own[:-1] or " "))
    if whole:
        return told or len(words) >= _LONG
    if not _KINDS.search(name) or not _told(name):
        return False
    return _begins(words, name) or (told and len(words) >= _LEAST)


def _begins(words: str, name: str) -> bool:
    """Whether the words are the name's first and its end: 云岭园区, 北川园 for 北川风电产业园."""
    first = words.removesuffix("区")[:-1] if name.endswith("园") else words[:-1]
    return one_ends(name) and len(first) > 1 and name.startswith(first) and len(first) in starts_of(name)


def _may_mean(words: str, made: str, name: str, own: str) -> bool:
    """Whether the words mean the thing if nothing else in the plan is called so: 研究院, 检测站, 政务云."""
    proper = _told(name) or (bool(own) and made != name)
    if len(words) < _SHORTEST or not proper or _REFERS.search(words):
        return False
    return words == name or _CARRIERS.sub("", name) == words or (_KINDS.search(name) is not None and _ends(words, name))


def _ends(words: str, name: str) -> bool:
    """Whether the words are whole words at the name's end."""
    return name.endswith(words) and len(name) - len(words) in starts_of(name)
