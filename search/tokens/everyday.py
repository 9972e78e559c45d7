"""Everyday phrases that no list of words holds, as typed tokens: 人才方面, 六大行动, 去年完成, 目前, 排名要求前30, 哪些高校."""

import re
from collections.abc import Iterator
from datetime import date

from graph import Aimed, Comparison, Every, HasFigure, Is, Missing, Named, Some, Starred
from ontology import number
from search.grammar.chart import Token
from search.grammar.meaning import Thing
from search.grammar.said import Year
from search.lexicon import Entry, lexicon
from search.linking.names import Names
from search.tokens.untold import untold

_WORD, _UNSURE = 0.1, 0.2
_FIELD = re.compile(
    "(?:这一?方面|方面|这一?领域|领域|这一?块儿?|那一?块儿?|这条线|条线|口子|战线|范畴|[这那]一?摊子?(?:事儿?)?|[这那]档子?事儿?)"
)
_OFFICE = re.compile("[局委办厅部处院会]$|部门$|单位$|行动$")  # 科技局方面 means the unit
_TELLING = 3  # characters of a general word that a text may be about: 卡脖子方面
_NO_FIELD = re.compile("[哪啥谁的和与及或在]|什么|其他|其它|每个|各个|任务|指标|项目|单位|重点|关键")
_SO_MANY = re.compile(
    "(?P<n>[一二三四五六七八九十]{1,3}|\\d{1,3})(?P<of>[大个项条])(?:重点|主要|专项)?(?P<what>行动|任务)"
)
_EVERY = re.compile(
    "(?P<all>所有的?|全部的?|全体|一切|(?P<n>[一二三四五六七八九十]{1,3}|\\d{1,3})[大个项条]|每一?[大个项条件]|各[大个项]?)"
    "(?:重点|主要|专项)?(?P<what>行动|任务|工作)"
)
_ASKED = re.compile("(?:都|分别|各)?(?:是|有)(?:什么|啥|哪)")  # 列出5项任务 wants five
_KINDS = {"行动": ("Action", "个"), "任务": ("Task", "项")}
_REACHED = re.compile(
    "(?:完成|实现|做到|达到|达成|办成|建成|新增|引进|培育)了?|[\u4e00-\u9fff]了(?=多少|几)|有(?=多少|几)"
)
_WANTED = re.compile("[要应该需得须将]$|(?:目标|计划|力争|争取|打算|预计|安排|规划)")
_NOW = re.compile(
    "(?:截至|截止|截止到|到|直到)?(?:现在|目前|眼下|当前|如今|今天)(?:为止)?|现阶段|这会儿|最新(?:一[次期])?|最近一[次期]|最近(?:这)?(?:次|期)|至今(?:为止)?|迄今(?:为止)?"
)
_PLACE = re.compile(
    "(?:目标值?(?:要|须|应|得)?[是为]?(?:定在|排在|要求)?)?在?(?P<where>全省|全市|全国|全区|全县)?的?(?:排名|排位|位次|名次)?"
    "(?:要求|必须|需要|须|应|要|得|能|目标)*(?P<how>要求|目标|跻身|进入?到?|排[进在到]?|挤进|冲进|列入?|位居|位列|居)?"
    "(?:排名|排位|位次|名次)?(?(where)|(?P<there>全省|全市|全国|全区|全县)?)(?:的|在|为|是)?前(?P<n>\\d{1,3}|[一二三四五六七八九十]{1,3})(?:位|名|强)?(?=的|[指任项]|[?。吗呢]*$)"
)
_WANTED_PLACE = re.compile("要求|目标|跻身|进|冲|列入")  # 排前30 alone may be where it stands today
_STAR = re.compile("[*＊★☆][^\n]{0,60}(?:排位|排名|位次)")
_SORT = re.compile(
    "(?<=哪些|哪几|哪家|多少|几家|些啥)[个家所]?(?P<what>企业|公司|高校|大学|院校|科研院所|研究院所|院所|研究机构|街道|镇|学校|医院|银行)"
    "(?=有|承担|负责|牵头|配合|参与|参加|领|揽|要|都|也|在|被|$)"
)
_PARK_KINDS = "(?P<{}>(?:产业|科创|创业|工业|科技|创新|文创|农业|物流)园)"
_PARK = re.compile(
    f"(?:多少|几|哪些|哪几|有些)[个家座处]?{_PARK_KINDS.format('what')}(?!区)"
    f"|{_PARK_KINDS.format('named')}(?:的)?(?=叫[什啥]|名[称字]|是哪|是什么|总数|数量|个数|一共|总共|合计|加起来|统共|拢共|共计|共有|有[多几哪]|都?有哪|加总|点到)"
)
_SORTS = {
    "企业": "公司|集团|企业|银行",
    "公司": "公司|集团",
    "高校": "大学|学院",
    "大学": "大学|学院",
    "院校": "大学|学院|学校",
    "学校": "大学|学院|学校|中学|小学",
    "街道": "街道",
    "镇": "镇",
    "医院": "医院",
    "银行": "银行",
}
_INSTITUTES = "研究院|研究所|科学院|研究中心"


_WHEN = "(?:在|是)?(?:什么时候|何时|哪一?[天日年]|几[号时]|啥时候|多会儿|什么时间|几月几[号日])"
_LAST = "(?:(?:最近|最新|最后|最末)的?(?:一?[次期回条遍轮])?|[末上]一?[次期回])的?"
_REPORTING = "(?:上报|填报|报送|上交|填写|更新|报|填)(?:上来|过来|上去)?[了过]?"
_PROGRESS, _FIGURE = "(?:进展|情况|数据)", "(?:数据|数值|数字|数额|数|值)"
_LATEST = re.compile(
    f"{_LAST}{_REPORTING}的?{_PROGRESS}?的?{_FIGURE}?(?![来上])|{_LAST}{_PROGRESS}的?{_FIGURE}|{_LAST}(?:是)?按?(?=多少报)"
)
_REPORTED_WHEN = re.compile(
    rf"(?:{_PROGRESS}? ?{_LAST} ?{_REPORTING} ?的?{_PROGRESS}?|{_LAST}{_PROGRESS})的? ?(?:时间|日期|日子|时点)?(?:{_WHEN})?"
    rf"(?:{_REPORTING}的?)?(?=[呢啊呀?!。]*$)|(?:{_PROGRESS})?的?{_LAST}(?:{_PROGRESS})?的?{_WHEN}{_REPORTING}的?(?:{_PROGRESS})?"
)
_TIMED = re.compile(f"时间|日期|日子|时点|{_WHEN}")
_INCLUDED = re.compile("[(（](?:也)?(?:含|包括|包含|含有|算上|计入|连同|连|加上|加)")


def everyday_tokens(text: str, names: Names, as_of: date | None, figured: list[Token]) -> Iterator[Token]:
    """The tokens of a folded text; `figured` are its years and numbers, `as_of` is the day of the statuses."""
    years = [token.value.number for token in figured if token.type == "YEAR" and isinstance(token.value, Year)]
    yield from _fields(text, names)
    yield from _so_many(text, names)
    yield from _every(text, names)
    yield from _reached(text, names, as_of, years)
    for match in _NOW.finditer(text):
        yield Token(*match.span(), "NOW", "now", _WORD)
    for match in _LATEST.finditer(text):
        yield Token(*match.span(), "LATEST", Year(as_of.year, True) if as_of else "latest", _WORD)
    for match in _REPORTED_WHEN.finditer(text):
        if _TIMED.search(match[0]):
            yield Token(*match.span(), "REPORTEDWHEN", "reportedwhen", _WORD)
    for match in _INCLUDED.finditer(text):
        yield Token(*match.span(), "INCLUDED", "included", _WORD)
    yield from _placed(text)
    yield from _of_sort(text, names)
    yield from _parks(text)
    for kinds, missing in untold(text, names, as_of):
        yield Token(0, len(text), "UNTOLD", (kinds, missing), _UNSURE)


def _fields(text: str, names: Names) -> Iterator[Token]:
    """人才 of 人才方面: words that a task, a row or an action's name holds."""
    for match in _FIELD.finditer(text):
        for length in range(2, 11):
            words = text[max(0, match.start() - length) : match.start()]
            if len(words) < length or _NO_FIELD.search(words) or not re.fullmatch("[一-鿿a-zA-Z0-9.&]+", words):
                break
            if (lexicon().general(words) and length < _TELLING) or _OFFICE.search(words):
                continue
            acted = sum(words in (action.name or "") for action in names.graph.of("Action")) == 1
            if acted or names.told(words):
                yield Token(match.start() - length, match.end(), "FIELD", (words, acted), _WORD)


def _so_many(text: str, names: Names) -> Iterator[Token]:
    """六大行动, where there are not just so many: all there are, and the note says how many."""
    for match in _SO_MANY.finditer(text):
        said = number(match["n"])
        kind, of = _KINDS[match["what"]]
        actions, there = len(names.graph.of("Action")), len(names.graph.of(kind))
        if said == there or not there or not (match["of"] == "大" or _ASKED.match(text, match.end())):
            continue
        if match["of"] == "大" and said == actions:  # 十大任务 of a plan with ten actions are these
            yield Token(*match.span(), "ALLOF", Thing(("Action",)), _WORD, f"“{match[0]}”按{actions}个行动理解")
        else:
            note = f"方案共有{there}{of}{match['what']}，不是“{match[0]}”"
            yield Token(*match.span(), "ALLOF", Thing((kind,)), _WORD, note)


def _every(text: str, names: Names) -> Iterator[Token]:
    """所有行动, 十个行动 where there are just so many, and 各行动, which is each of them only behind 都."""
    for match in _EVERY.finditer(text):
        kind = _KINDS.get(match["what"], ("Task", ""))[0]
        there = len(names.graph.of(kind))
        if there > 1 and (not match["n"] or number(match["n"]) == there):
            type_ = "EACHOFKIND" if match["all"][0] == "各" else "ALLOFKIND"
            yield Token(*match.span(), type_, (kind, there), _UNSURE)


def _reached(text: str, names: Names, as_of: date | None, years: list[int]) -> Iterator[Token]:
    """完成 of 去年完成多少: of a year that is over, what was reached and not what was wanted."""
    starts = [plan.get("period_start") for plan in names.graph.of("Plan")]
    first = as_of.year if as_of else min((year for year in starts if isinstance(year, int)), default=0)
    for match in _REACHED.finditer(text):
        if years and max(years) < first and not _WANTED.search(text[: match.start()]):
            yield Token(*match.span(), "REACHED", "reached", _WORD)


def _placed(text: str) -> Iterator[Token]:
    """全省排名要求前30: a target that is such a place."""
    for match in filter(lambda each: _WANTED_PLACE.search(each[0]), _PLACE.finditer(text)):
        place = int(number(match["n"]) or 0)
        words = tuple(dict.fromkeys((f"前{place}", f"前{match['n']}")))
        where = match["where"] or match["there"]
        aims = [Aimed(None, words, ("rank",)), *([Aimed(None, (where,), ("rank",))] if where else [])]
        just = HasFigure("target", None, Comparison("=", place))  # 前3 is within 前30
        yield Token(*match.span(), "PLACEDIN", Every((*aims, just)), _WORD)


def rank_aim(start: int, end: int, _: Entry, names: Names) -> Iterator[Token]:
    """看排名: a target that is a place, or a star, where the plan says that it wants a better one."""
    places = Aimed(None, (), ("rank",))
    starred = any(_STAR.search(each.text) for each in names.graph.documents.values())
    yield Token(start, end, "RANKAIM", Some((places, Starred())) if starred else places, _UNSURE)


def _parks(text: str) -> Iterator[Token]:
    """产业园 of 多少个产业园: the parks that are called so."""
    for match in _PARK.finditer(text):
        group = "what" if match["what"] else "named"
        yield Token(*match.span(group), "NAME", Thing(("Park",), (Named(match[group]),)), _WORD)


def _of_sort(text: str, names: Names) -> Iterator[Token]:
    """高校 of 哪些高校: the units that answer for something and are called so."""
    for match in _SORT.finditer(text):
        called = re.compile(f"(?:{_SORTS.get(match['what'], _INSTITUTES)})(?:[(（].*)?$")
        units = [unit for unit in names.graph.of("Unit") if names.graph.out(unit.id, "RESPONSIBLE_FOR")]
        ids = tuple(unit.id for unit in units if called.search(unit.name or ""))
        part = Is(ids) if ids else Missing("UnitType", match["what"])
        yield Token(*match.span("what"), "NAME", Thing(("Unit",), (part,)), _WORD)
