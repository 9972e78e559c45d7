"""Where a clause names a thing that some task makes: in full, by its quoted brand, or by a short form."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.dependencies.makers import BRAND, Made
from ingest.places.shorter import end_of, one_ends, short_forms, starts_of
from ingest.places.words import is_specific
from ingest.text.source import Span

FULL, SHORT = 2, 1
_MARKS = frozenset("“”‘’\"'()《》<>·")
# What is made and named again by fewer words; other things have to be named in full
_KINDS = re.compile(
    "(?:平台|系统|中心|大脑|基地|市场|[网库站圃馆院所园城港云]|园区|街区|片区|度假区|示范区|试验区|先行区|开发区|小镇|综合体|联合体|联盟|集团|"
    "实验室|基金|名录|名单|目录|清单|规划|标准|规范|导则|图谱|办法|细则|规定|规则|机制|制度|指南|指数|措施|档案|报告|成果|结果|手册|资金|项目|工程|枢纽|起降场|榜单|改造|更新|整治|修缮|配套)$"
)
_PAPER = re.compile(
    "规划|方案|计划|清单|标准|办法|机制|制度|体系|细则|规程|目录|指南|预案|条例|意见|政策|总体|专项|实施|详细|控制性|年度|三年|行动|工作|任务|"
    "目标|考核|评价|评估|评审|检查|监测|测评|结果|成果|形成|数据|项目|重点|推进|改革|政府|部门|有关|要求|指标|管理|资金"
)
_REFERS = re.compile("(?:规划|方案|计划|清单|标准|办法|机制|制度|体系|政策|意见|条例|报告|结果|成果)$")
_CARRIERS = re.compile("(?:平台|系统|项目)$")
# 甲灌区通水后 for 甲灌区续建配套工程; the place itself may have been there before
_WORKS = re.compile("(?:续建|改建|扩建|配套|改造|提升|更新|整治|治理|修复|建设)+(?:工程|项目)$")
_FINISHED = "(?=(?:建成|完工|竣工|通水|通车|通气|投用|投产|启用|开通|开放|交付)[^,。;]{0,6}后)"
# 入库企业, 目录内药品: the kind alone, told by what is in it
_INSIDE = re.compile("(?<=入)[库园](?=企业|项目|单位|机构|人才)|(?<=[对从])(?:目录|名录|名单|清单)(?=[内中外])")
_LEAST, _SHORTEST, _LONG = 4, 3, 8
_TAIL = (2, 3)  # characters: one and an end of one or two


@dataclass(frozen=True, slots=True)
class Mention:
    """clause[start:end] names `made`: `rank` FULL or SHORT; `lone` says that it does only if no other thing ends so."""

    start: int
    end: int
    made: Made
    rank: int
    lone: bool = False


@dataclass(frozen=True, slots=True)
class Things:
    """What the tasks of a plan make, found by what each mention of it holds.

    `names` are the bare words of `made` without the plan's own place; `tails` tells by a character of a name and the
    name's end, `brands` by the words in quotes, which of them may be meant.
    """

    made: tuple[Made, ...]
    names: tuple[str, ...]
    own: str
    tails: Mapping[str, Sequence[int]]
    brands: Mapping[str, Sequence[int]]


def things_of(made: Sequence[Made], own: str) -> Things:
    """What is made, to be looked for; `own` is the plan's jurisdiction, which names leave out."""
    names = tuple(_without_own(each.words, own) for each in made)
    tails, brands = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
    for place, (each, name) in enumerate(zip(made, names, strict=True)):
        for tail in _tails(name):
            tails[tail].append(place)
        for brand in each.brands:
            brands[brand].append(place)
    return Things(tuple(made), names, own, tails, brands)


def mentions(clause: str, things: Things) -> Iterator[Mention]:
    """Where the clause names things that are made, in their order.

    A brand counts with its quotes; a short form keeps the order of the name's words and the name's end: 甲河城市运行中心 is
    城市运行中心 and 城运中心, 云岭茶产业园 is 云岭园区.
    """
    places = [place for place, char in enumerate(clause) if char not in _MARKS]
    text = "".join(clause[place] for place in places)
    inside = list(_INSIDE.finditer(clause))
    for each in sorted(_candidates(clause, text, inside, things)):
        made, name = things.made[each], things.names[each]
        for brand in made.brands:
            for match in re.finditer(re.escape(f"“{brand}”"), clause):
                yield Mention(*match.span(), made, FULL)
        for start, end, whole in _named(text, name):
            lone = _lone(text[start:end], whole, made.words, name, things.own)
            if lone is not None:
                span = _widened(clause, places[start], places[end - 1] + 1, things.own if whole else "")
                yield Mention(*span, made, FULL if whole else SHORT, lone)
        yield from (Mention(*match.span(), made, SHORT, True) for match in inside if name.endswith(match.group()))


def _candidates(clause: str, text: str, inside: Sequence[re.Match[str]], things: Things) -> set[int]:
    """The things that the clause may name."""
    found = {
        each
        for place in range(len(text))
        for size in _TAIL
        for each in things.tails.get(text[place : place + size], ())
    }
    found |= {each for brand in BRAND.findall(clause) for each in things.brands.get(brand, ())}
    kinds = tuple(match.group() for match in inside)
    return found | {each for each, name in enumerate(things.names) if kinds and name.endswith(kinds)}


def _tails(name: str) -> set[str]:
    """What the text of each mention holds: one of the name's characters and its end; or the end of 甲云."""
    end = len(end_of(name))
    shorter = filter(None, (_carried(name), _site(name)))
    return {char + name[-end:] for char in name[:-end]} | {each[-_TAIL[0] :] for each in shorter}


def _named(text: str, name: str) -> Iterator[tuple[int, int, bool]]:
    """Where the name stands, short or whole; 甲云平台 also as 甲云, 甲灌区扩建工程 as 甲灌区 once that is done."""
    for start, end in short_forms(text, name):
        yield start, end, text[start:end] == name
    for short, then in ((_carried(name), ""), (_site(name), _FINISHED)):
        if short:
            yield from ((*match.span(), False) for match in re.finditer(re.escape(short) + then, text))


def _carried(name: str) -> str:
    """甲云 of 甲云平台; empty for others."""
    carried = _CARRIERS.sub("", name)
    return carried if carried != name and len(carried) >= _SHORTEST and carried[-1] in "云网脑" else ""


def _site(name: str) -> str:
    """甲灌区 of 甲灌区扩建工程; empty for others."""
    site = _WORKS.sub("", name)
    return site if site != name and len(site) >= _LEAST and _told(site) else ""


def _lone(words: str, whole: bool, made: str, name: str, own: str) -> bool | None:
    """Whether the words mean the thing only if no other is called so; None if they never do."""
    if _says_enough(words, name, whole, own):
        return False
    return True if _may_mean(words, made, name, own) else None


def _widened(clause: str, start: int, end: int, own: str) -> Span:
    """With the plan's own place and the marks around the name."""
    place = next((each for each in (own, own[:-1]) if len(each) > 1 and clause.endswith(each, 0, start)), "")
    start -= len(place)
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
    if words in (_carried(name), _site(name)):
        return True
    proper = _told(name) or (bool(own) and made != name)
    if len(words) < _SHORTEST or not proper or _REFERS.search(words):
        return False
    return words in (name, _CARRIERS.sub("", name)) or (_KINDS.search(name) is not None and _ends(words, name))


def _ends(words: str, name: str) -> bool:
    """Whether the words are whole words at the name's end."""
    return name.endswith(words) and len(name) - len(words) in starts_of(name)
