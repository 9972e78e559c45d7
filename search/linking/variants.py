"""In which other forms a name may be said: without its brackets, level, verb or measure, as people shorten it."""

import re
from collections.abc import Iterable, Iterator

from graph import folded
from ontology import Node

_SHORTEST = 2
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|〔[^〕]*〕")
_LEVEL = re.compile(
    "^(?:国家级?|[省市区县镇]级|全社会|全[省市区县年]|新增|新引进|新招引|新入选|新建|新推广|累计|引进|举办|建成|开展|培育|创建)"
)
_PLACED = re.compile("[一-鿿]{2,3}[省市区县](?=[一-鿿]{5})(?!级|域|场|民)")  # 台州市 of 台州市国际会议中心
_MADE = re.compile("创建|建设|打造|编制|举办|组建|设立|改造|培育|引进|推广|争创|申报")  # 创建高新区 is 高新区创建 too
_DO = re.compile(
    "(?:加快|大力|积极|持续|全面|深入|着力)?"
    "(?:编制|修编|制定|建设|建立|建强|构建|打造|创建|组建|设立|布局|推进|推动|推广|推行|实施|落实|开展|发展|培育|引进|引导|支持|扩大|增加|提升|提高|强化|加强|加大|深化"
    "|优化|完善|健全|改造|整治|治理|做强|做实|做优|做大|壮大|畅通|织密|筑牢|守牢|守护|办好|用好|盘活|规范|拓宽|拓展|加密|修复|保护|贯通|消除|更新|普及|举办|招引)"
)
_SERVED = re.compile("(?:服务|工作|体系|制度|建设|发展|改造|水平|能力|质量|效率|力度|供给|管理|活动|项目|工程){1,2}$")
_SUFFIXES = ("数量", "总数", "总量", "场次", "数", "情况", "建设")


def other_forms(names: Iterable[str], kind: str) -> Iterator[tuple[str, bool]]:
    """The folded forms of a thing's names, and that none of them is a unit's without its level."""
    for name in names:
        yield folded(name), False
        yield bare_name(name), False
        if kind == "Action":
            yield from ((form, False) for form in _action(bare_name(name)))
        if kind == "Plan":
            yield from ((form, False) for form in _plan(name))


def _action(name: str) -> Iterator[str]:
    for verb in ("实施", "开展", "推进", "深入实施", "大力实施"):
        if name.startswith(verb):
            yield name.removeprefix(verb)
            yield name.removeprefix(verb).removesuffix("行动")
    yield name.removesuffix("行动")


def _plan(name: str) -> Iterator[str]:
    """What stands in quotes or book marks is how people call a plan."""
    for called in re.findall(r"[“《「『](.{3,}?)[”》」』]", name):
        yield bare_name(called)
        yield bare_name(called) + "方案"


def core(name: str) -> str:
    """A row's folded name without what may be left out of it: 国家高新技术企业数量 → 高新技术企业."""
    while (bare := _LEVEL.sub("", name)) != name and len(bare) > _SHORTEST:
        name = bare
    return next((name.removesuffix(end) for end in _SUFFIXES if name.endswith(end) and len(name) > len(end) + 1), name)


def objects(name: str) -> Iterator[str]:
    """What a task is about, by its folded name without what is done: 扩大老年助餐服务 → 老年助餐服务, 老年助餐."""
    bare = bare_name(name)
    verb = _DO.match(bare)
    for what in dict.fromkeys((bare[verb.end() :], _SERVED.sub("", bare[verb.end() :]))) if verb else ():
        if len(what) > _SHORTEST:
            yield what


def row_forms(row: Node) -> Iterator[str]:
    """The folded forms of an indicator's or project's name, with its level where it has one."""
    name, level = folded(row.name or ""), row.get("level")
    for form in dict.fromkeys((name, bare_name(row.name or ""))):
        yield form
        if local := _PLACED.match(form):
            yield form[local.end() :]
        if (verb := _MADE.match(form)) and len(form) - verb.end() > _SHORTEST:
            yield form[verb.end() :] + verb[0]
        if level:
            yield form + level
            yield f"{form}({level})"
        for suffix in _SUFFIXES:
            if form.endswith(suffix) and len(form) - len(suffix) > _SHORTEST:
                yield form.removesuffix(suffix)


def bare_name(name: str) -> str:
    """The folded name without what stands in brackets; the whole where nothing else is left."""
    return _BRACKETS.sub("", folded(name)) or folded(name)
