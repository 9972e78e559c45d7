"""Tokens for what a question only comes near to: names said otherwise or misspelt, slips, and things that the plan lacks."""

import re
import unicodedata
from collections.abc import Iterator

from graph import Says, folded
from search.folding import Folded
from search.grammar.chart import Token
from search.grammar.meaning import Thing
from search.grammar.things import named
from search.linking.names import Names
from search.linking.nearby import nearby
from search.linking.word_slips import word_slips
from search.tokens.graph_words import COST
from search.tokens.reader import ASKING, DONE, name_token

_DUTY = frozenset("ROLE BELONG ROLENOUN POSTQ HEADNOUN GROUPROLE FIGURE".split())
_SAYING = frozenset({"KIND", "AT", "IN", "HAVE", "BELONG", "ROLENOUN", "POSTQ", "HEADNOUN", "FIGURE", "PROGRESS"})
_STRANGE = re.compile(
    "(?!.*[第最您你我谢请但却都把])(?!.*(?:大家|别人|人家|别家|旁边|身边|[表件]里|[表件]上))(?![的由归被是在让跟和与谁])[一-鿿]{2,10}(?<![由归被是在让跟和与的了吗呢啊吧好])"
)
_THIS_ONE = re.compile("[这那]一?[项条件](?:任务|工作)?")
_LONGEST_PERSON = _SHORTEST_TOLD = 4
_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
    "鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄穆萧尹姚邵汪祁毛禹狄米贝明臧计伏成戴谈宋庞熊纪舒屈"
    "项祝董梁杜阮蓝闵席季麻强贾路江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯卢莫房丁邓石崔吉龚程邢裴陆翁荀甄封芮靳焦侯全"
    "班仰秋仲伊宫宁仇栾甘武符刘景詹束龙叶黎白蒲从鄂索赖卓屠池乔党翟谭申冉牛温庄晏柴瞿阎连习艾向古易慎廖简沙游权车"
)
_LONGEST_SPAN, _MOST_CUTS = 30, 40  # names are no longer; a text of more pieces is no question
_NEVER_TOLD = ASKING | {"NUM", "DAY", "YEARS", "HOWMUCH", "ROLE", "CMP", "AFFECT", "DEPEND"}  # they mean what they say


def near_names(text: Folded, found: list[Token], names: Names) -> list[Token]:
    """What stretches with unknown words may stand for, in a question that isn't understood without them.

    Names that they come near to, or else the tasks whose text holds them.
    """
    sure = [token for token in found if token.cost < COST["part"] and token.type not in ("FREE", "KNOWN")]
    known = {at for token in sure if token.end - token.start > 1 for at in range(token.start, token.end)}
    cuts = {0, len(text.text), *(at for token in sure for at in (token.start, token.end))}
    for at, char in enumerate(text.text):
        if char == "的" or unicodedata.category(char)[0] in "ZPS":
            cuts |= {at, at + 1}
    near = ((a, b) for a in sorted(cuts) for b in sorted(cuts) if a < b <= a + _LONGEST_SPAN)
    rows = {token.start for token in sure if isinstance(token.value, Thing) and set(token.value.kinds) <= DONE}
    ends = {token.end for token in sure if token.start in rows}
    spans = (
        [(a, b) for a, b in near if not known.issuperset(range(a, b)) or (a in rows and b not in ends)]
        if len(cuts) <= _MOST_CUTS
        else []
    )
    found_near = [name_token(text, each, names) for each in nearby(text.text, spans, names)]
    return [
        *found_near,
        *_told(text.text, spans, sure, names),
        *_strange(text.text, spans, [*sure, *found_near], names),
    ]


def near_words(text: Folded, found: list[Token]) -> list[Token]:
    """What general words stretches may stand for by a slip of the pen, outside names and the words of a unit."""
    solid = [(token.start, token.end) for token in found if token.type == "NAME" and token.cost < COST["part"]]
    return [
        Token(
            start, end, entry.type, entry.meaning or entry.type.lower(), COST["near"], f"“{said}”按“{entry.word}”理解"
        )
        for start, end, entries in word_slips(text.text)
        if not any(low < end and start < high for low, high in solid)
        for said in (text.original(start, end),)
        if len(said) == end - start
        for entry in entries
        if entry.type not in ("SHORT", "STEM", "UNITEN", "YEARREL", "TITLE", "GROUPROLE")
    ]


def _told(text: str, spans: list[tuple[int, int]], sure: list[Token], names: Names) -> Iterator[Token]:
    asking = [(token.start, token.end) for token in sure if token.type in _NEVER_TOLD]
    for start, end in spans:
        if any(low < end and start < high for low, high in asking):
            continue
        words = folded(text[start:end])
        if _THIS_ONE.match(text, end) and (thing := _task_of(words, names)):
            yield Token(start, end, "NAME", thing, COST["near"])
        if len(words) >= _SHORTEST_TOLD and names.told(words):
            yield Token(start, end, "NAME", Thing(("Task",), (Says(words),)), COST["near"] + 0.3)


def _task_of(words: str, names: Names) -> Thing | None:
    """治未病 of 治未病这项: the one task whose name holds the words."""
    found = tuple(task.id for task in names.graph.of("Task") if words in folded(task.name or ""))
    return named(("Task",), found, words, "name") if len(found) == 1 and len(words) > 1 else None


def _strange(text: str, spans: list[tuple[int, int]], known: list[Token], names: Names) -> Iterator[Token]:
    """What a question for a duty, a post or a figure is about, where the plan says no word of it: 氢能产业归谁管."""
    duties = [(token.start, token.end) for token in known if token.type in _DUTY]
    asked = duties or any(token.type in ("WHATARE", "AT", "WHICH") for token in known)
    meant = (token for token in known if token.type in _NEVER_TOLD or token.type in _SAYING)
    named = [(each.start, each.end) for each in meant if each.end - each.start > 1 or each.type in ASKING]
    named += [(token.start, token.end) for token in known if token.type == "NAME"]
    ends = {token.end for token in known if token.type == "NAME"}
    for start, end in spans if asked else ():
        words = text[start:end]
        meaning = any(low < end and start < high for low, high in named)
        owned = text[start - 1 : start] == "的" or start in ends  # 任务9的颜色 asks for something of what there is
        opened = any(token.type == "FILL" and token.start == start and token.end < end for token in known)
        if meaning or owned or opened or not _STRANGE.fullmatch(words) or names.told(words[:2]) or names.told(words):
            continue
        person = ("Person",) if words[0] in _SURNAMES and len(words) <= _LONGEST_PERSON else ()
        for kind in (*(("Indicator",) if any(low >= end or high <= start for low, high in duties) else ()), *person):
            yield Token(start, end, "NAME", _missing(kind, words), COST["near"] + 0.5)


def _missing(kind: str, words: str) -> Thing:
    """A thing of the kind that the plan doesn't hold."""
    return named((kind,), (), words, "missing")
