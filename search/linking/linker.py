"""Which of the graph's things a text names, and which it names that the graph doesn't hold."""

import re
from collections.abc import Iterable, Iterator

from graph import folded
from ontology import number
from search.lexicon import whole
from search.linking.departments import formers
from search.linking.initials import initials
from search.linking.mention import PLACES, Mention, unknown_places
from search.linking.names import Name, Names
from search.linking.strangers import SUFFIX, strange_places, strangers
from search.linking.unit_names import LEVELS, STREET, department

_HAN = "〇零一二三四五六七八九十百千"
_PLAIN_NO = rf"(?:\d{{1,4}}|[{_HAN}]+)(?:-\d+)?"
_NO = rf"\d{{1,4}}(?:-\d+)?|[{_HAN}]+(?:-\d+)?(?![共些样起直般定个项年次下同并律致分名家切条览])"
_NUMBERED = {
    "Task": re.compile(
        rf"(?:重点|工作)?任务(?:第|no\.?|#)?(?P<a>{_NO})号?(?![\d年%个家条]|项(?!目))"
        rf"|任务第(?P<e>{_PLAIN_NO})[号项条]|第\(?(?P<b>{_PLAIN_NO})\)?(?:号|项|条|个)(?:重点|工作)?(?:任务|工作)?(?!行动|指标|项目)"
        rf"|(?P<c>{_PLAIN_NO})号(?:重点)?任务|(?<![\d月年第])(?P<f>\d{{1,3}})号(?![\d文楼])|tasks? ?(?:no\.? ?|number |#)?(?P<d>{_PLAIN_NO})(?![\d年%])"
    ),
    "Action": re.compile(
        rf"(?<!哪[个项])行动(?:第)?(?P<a>{_NO})(?:号)?(?![\d年%个家条项])|第(?P<b>{_PLAIN_NO})(?:号|项|个|大)?(?:专项)?行动"
        rf"|action ?(?:no\.? ?|number |#)?(?P<d>\d+)(?!\d)"
    ),
}
_DOTTED = re.compile(
    r"(?<![\d.年月第到至为])\d{1,2}\.\d{1,2}(?:-\d{1,2})?(?![\d.%-])(?! ?[个项家条件年月日倍亿万千百元公亩吨米分])"
)
_SECTIONED = re.compile(
    rf"\((?P<a>[{_HAN}]{{1,3}})\)(?:的?第)?(?P<b>\d{{1,2}}|[{_HAN}]{{1,3}})(?:号|项|条)?(?:任务)?(?![\d年%个家.])"
    rf"|第\(?(?P<c>[{_HAN}]{{1,3}})\)?(?:部分|大项|板块|方面|章|节)的?第(?P<d>\d{{1,2}}|[{_HAN}]{{1,3}})[号项条个](?:任务)?"
)
_MORE = re.compile(
    rf"(?P<by>、|,|和|与|及|以及|或|到|至|-| ?and ?| ?or ?)(?:(?<=[到至-])(?:任务|行动))?第?(?P<no>{_NO})(?![\d年%个家条])(?:号|项(?!目))?"
)
_WITHIN = re.compile("里面|当中|之中|中间|里头|里|中|内|下面|底下|下")
_LONGEST_SPOKEN = 4  # of a unit's name without 局 or the like
_SHORTEST_PART = 3


def within_action(text: str, names: Names) -> Iterator[tuple[int, int]]:
    """Where a folded text says, behind its beginning, in which action: 在人才集聚行动里."""
    for each in mentions(text, names):
        behind = _WITHIN.match(text, each.end)
        if each.kind == "Action" and behind and each.start > 1 and text[each.start - 1] in "在于":
            yield each.start, behind.end()


def mentions(text: str, names: Names) -> list[Mention]:
    """All things named in a folded text. Names inside longer names are dropped, other overlaps are all kept."""
    numbered = list(_numbered(text, names))
    spelled = list(_spelled(text, names))
    known = [each for each in numbered + spelled if not _inside(each, numbered + spelled)]
    strange = list(strangers(text, names, known))
    others = list(formers(text, names, [*known, *(each for each in strange if each.how == "slip")]))
    called = {at for each in others for at in range(each.start, each.end)}
    others += (each for each in strange if called.isdisjoint(range(each.start, each.end)))
    others += initials(text, names, [*known, *others])
    others += strange_places(text, names, [*known, *others])
    known = [each for each in known if not _inside(each, others)]
    return [*known, *others, *_parts(text, names, known), *_objects(text, names, known)]


def _inside(one: Mention, others: Iterable[Mention]) -> bool:
    return any(
        other.start <= one.start and one.end <= other.end and other.end - other.start > one.end - one.start
        for other in others
    )


def _spelled(text: str, names: Names) -> Iterator[Mention]:
    unknown = unknown_places(text)
    for last, spelling in names.automaton.iter(text):
        start, end = last + 1 - len(spelling), last + 1
        if whole(text, start, end):
            for name in names.by_spelling[spelling]:
                if not _of_elsewhere(text, start, name, unknown) and not _inside_a_word(name, start, end, unknown):
                    yield Mention(start, end, name.kind, name.ids, spelling)


def _inside_a_word(name: Name, start: int, end: int, unknown: list[bool]) -> bool:
    """Whether a unit's abbreviation is but two characters of something else: 发改 in 开发改革."""
    if name.kind != "Unit" or len(name.spelling) > _LONGEST_SPOKEN or SUFFIX.search(name.spelling):
        return False
    return any(0 <= at < len(unknown) and unknown[at] for at in (start - 1, end))


def _of_elsewhere(text: str, start: int, name: Name, unknown: list[bool]) -> bool:
    """市科技局 is not 科技局, and 某某区科技局 is not 区科技局: units of different jurisdictions are never one."""
    if name.kind != "Unit" or start == 0:
        return False
    if name.short:
        strange = unknown[start - 1] and not department(name.spelling)  # 桃源派出所 is not 派出所
        return text[start - 1] in LEVELS or text[:start].endswith(STREET) or strange
    return (name.spelling[0] in LEVELS or name.spelling.startswith(STREET)) and unknown[start - 1]


def _numbered(text: str, names: Names) -> Iterator[Mention]:
    yield from _dotted(text, names)
    yield from _sectioned(text, names)
    for kind, pattern in _NUMBERED.items():
        for match in pattern.finditer(text):
            no = next(group for group in match.groups() if group)
            if not whole(text, match.start(), match.end()):
                continue
            end = match.end() - len(_last_of_range(names, kind, no)) if match[0].endswith(no) else match.end()
            no = no[: len(no) - (match.end() - end)]
            yield _number(names, kind, no, match.start(), end)
            yield from _listed(text, names, kind, no, end)


def _last_of_range(names: Names, kind: str, no: str) -> str:
    """-5 of 任务1-5, where no task has this for its number and there are such as 1 and 5."""
    first, dash, last = no.partition("-")
    both = last and all(names.numbered(kind, each) for each in (first, last)) and len(_range(first, last)) > 1
    return dash + last if both and not names.numbered(kind, no) else ""


def _dotted(text: str, names: Names) -> Iterator[Mention]:
    """3.1 of 3.1依赖哪一项, 3.1和3.2: tasks' numbers without 任务, where they begin a clause and there are such tasks."""
    last = 0
    for match in _DOTTED.finditer(text):
        before = text[: match.start()]
        begins = not before or before[-1] in " ,.;:?!、" or (before[-1] in "和与跟及同" and last == len(before) - 1)
        if begins and names.numbered("Task", match[0]) and whole(text, *match.span()):
            last = match.end()
            yield _number(names, "Task", match[0], *match.span())


def _sectioned(text: str, names: Names) -> Iterator[Mention]:
    """(三)7, 第三部分第7项: tasks that are counted anew under each heading, where there is such a one."""
    for match in _SECTIONED.finditer(text):
        no = f"{match['a'] or match['c']}-{match['b'] or match['d']}"
        if names.numbered("Task", no):
            yield _number(names, "Task", no, *match.span())


def _listed(text: str, names: Names, kind: str, first: str, at: int) -> Iterator[Mention]:
    """任务9、10和11: further numbers behind the first, and 任务9到11 as all between."""
    while match := _MORE.match(text, at):
        if match["by"] in "到至-":
            between = [ref for no in _range(first, match["no"]) for ref in names.numbered(kind, no)]
            yield Mention(at, match.end(), "to " + kind, tuple(between), match["no"])
        else:
            yield _number(names, kind, match["no"], match.start("no"), match.end())
        at, first = match.end(), match["no"]


def _range(first: str, last: str) -> list[str]:
    low, high = number(first), number(last)
    return [str(no) for no in range(int(low), int(high) + 1)] if low is not None and high is not None else []


def _number(names: Names, kind: str, no: str, start: int, end: int) -> Mention:
    ids, label = names.numbered(kind, no), {"Task": "任务", "Action": "行动"}[kind]
    return Mention(start, end, kind, ids, f"{label}{no}", "number" if ids else "missing")


def _parts(text: str, names: Names, known: list[Mention]) -> Iterator[Mention]:
    """Words that are a part of rows' names, as long as they reach."""
    taken = [(each.start, each.end) for each in known if each.kind not in PLACES]
    unknown, at = unknown_places(text), 0
    while at < len(text):
        end, ids = _longest_part(text, at, names)
        words = text[at:end]
        if len(folded(words)) >= _SHORTEST_PART and any(unknown[at:end]) and not _overlaps(at, end, taken):
            kinds = {names.graph.nodes[ref].kind for ref in ids}
            for kind in sorted(kinds):
                own = tuple(ref for ref in ids if names.graph.nodes[ref].kind == kind)
                yield Mention(at, end, kind, own, words, "part")
            at = end
        else:
            at += 1


def _objects(text: str, names: Names, known: list[Mention]) -> Iterator[Mention]:
    """What a task is about, where no more is said of it: 船舶岸电 for the task 推广船舶岸电."""
    taken = [(each.start, each.end) for each in known if each.kind not in PLACES]
    for last, what in names.objects_automaton.iter(text) if names.objects else ():
        start, end = last + 1 - len(what), last + 1
        if whole(text, start, end) and not any(low < end and start < high for low, high in taken):
            yield Mention(start, end, "Task", (names.objects[what],), what, "object")


def _overlaps(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    """Whether it cuts into a name; a longer stretch around a name is fine."""
    near = [(low, high) for low, high in taken if low < end and start < high]
    return any(not (start <= low and high <= end and high - low < end - start) for low, high in near)


def _longest_part(text: str, start: int, names: Names) -> tuple[int, list[str]]:
    end, rows = start + 1, names.rows_by_pair.get(text[start : start + 2], [])
    while rows and end < len(text):
        more = [(name, ref) for name, ref in rows if text[start : end + 1] in name]
        if not more:
            break
        rows, end = more, end + 1
    return (end, [ref for _, ref in rows]) if rows else (start, [])
