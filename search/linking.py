"""Which of the graph's things a text names, and which it names that the graph doesn't hold."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph import folded
from ontology import number
from search.lexicon import lexicon, stems, whole
from search.names import LEVELS, Name, Names

_HAN = "〇零一二三四五六七八九十百千"
_PLAIN_NO = rf"(?:\d{{1,4}}|[{_HAN}]+)(?:-\d+)?"
_NO = rf"\d{{1,4}}(?:-\d+)?|[{_HAN}]+(?:-\d+)?(?![共些样起直般定个项年次下同并律致分名家切条])"
_NUMBERED = {
    "Task": re.compile(
        rf"(?:重点|工作)?任务(?:第|no\.?|#)?(?P<a>{_NO})号?(?![\d年%个家条项])"
        rf"|任务第(?P<e>{_PLAIN_NO})[号项条]|第(?P<b>{_PLAIN_NO})(?:号|项|条|个)(?:重点|工作)?(?:任务|工作)?(?!行动|指标|项目)"
        rf"|(?P<c>{_PLAIN_NO})号(?:重点)?任务|tasks? ?(?:no\.? ?|number |#)?(?P<d>{_PLAIN_NO})(?![\d年%])"
    ),
    "Action": re.compile(
        rf"行动(?:第)?(?P<a>{_NO})(?:号)?(?![\d年%个家条项])|第(?P<b>{_PLAIN_NO})(?:号|项|个|大)?(?:专项)?行动"
        rf"|action ?(?:no\.? ?|number |#)?(?P<d>\d+)(?!\d)"
    ),
}
_MORE = re.compile(
    rf"(?P<by>、|,|和|与|及|以及|或|到|至|-| ?and ?| ?or ?)(?P<no>{_NO})(?![\d年%个家条])(?:号|项(?!目))?"
)
_SUFFIX = re.compile(
    "委员会|管委会|办公室|办事处|联合会|检察院|总工会|分局|支队|大队|中心|集团|公司|街道|法院|医院|学院|大学|银行|协会|商会|局|委|办|部|厅|镇|乡"
)
_STOPS = frozenset("的由哪谁归和与或及、,?!。;:()")
_PLACES = frozenset({"Platform", "Park", "Programme"})  # of a row's name they may well be a part
_LONGEST_UNIT = 14
_SHORTEST_UNIT = _SHORTEST_PART = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the folded text that names things of one kind.

    `how` is name, number, part (the words are only a part of the names), slip (a character or two differ) or
    missing: then the graph holds no such thing, and `ids` is empty.
    """

    start: int
    end: int
    kind: str
    ids: tuple[str, ...]
    words: str
    how: str = "name"


def mentions(text: str, names: Names) -> list[Mention]:
    """All things named in a folded text. Names inside longer names are dropped, other overlaps are all kept."""
    numbered = list(_numbered(text, names))
    spelled = list(_spelled(text, names))
    known = [each for each in numbered + spelled if not _inside(each, numbered + spelled)]
    strangers = list(_strangers(text, names, known))
    known = [each for each in known if not _inside(each, strangers)]
    return [*known, *strangers, *_parts(text, names, known)]


def _inside(one: Mention, others: Iterable[Mention]) -> bool:
    return any(
        other.start <= one.start and one.end <= other.end and other.end - other.start > one.end - one.start
        for other in others
    )


def _spelled(text: str, names: Names) -> Iterator[Mention]:
    for last, spelling in names.automaton.iter(text):
        start, end = last + 1 - len(spelling), last + 1
        if whole(text, start, end):
            for name in names.by_spelling[spelling]:
                if not _of_elsewhere(text, start, name):
                    yield Mention(start, end, name.kind, name.ids, spelling)


def _of_elsewhere(text: str, start: int, name: Name) -> bool:
    """市科技局 is not 科技局, and 某某区科技局 is not 区科技局: units of different jurisdictions are never one."""
    if name.kind != "Unit" or start == 0:
        return False
    if name.short:
        return text[start - 1] in LEVELS
    return name.spelling[0] in LEVELS and _unknown(text)[start - 1]


def _unknown(text: str) -> list[bool]:
    """For each character whether it is Chinese and no general word holds it."""
    unknown = ["\u4e00" <= char <= "\u9fff" and char not in "年月日号" for char in text]
    for start, end, _ in lexicon().words(text):
        unknown[start:end] = [False] * (end - start)
    return unknown


def _numbered(text: str, names: Names) -> Iterator[Mention]:
    for kind, pattern in _NUMBERED.items():
        for match in pattern.finditer(text):
            no = next(group for group in match.groups() if group)
            if not whole(text, match.start(), match.end()):
                continue
            yield _number(names, kind, no, match.start(), match.end())
            yield from _listed(text, names, kind, no, match.end())


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


def _strangers(text: str, names: Names, known: list[Mention]) -> Iterator[Mention]:
    """What is called like a unit and is none of the graph's: a slip of the pen for one, or one that isn't there."""
    taken = [False] * len(text)
    for each in known:
        taken[each.start : each.end] = [True] * (each.end - each.start)
    last = 0
    for suffix in _SUFFIX.finditer(text):
        if not any(taken[suffix.start() : suffix.end()]):
            found = [(start, _slip(text[start : suffix.end()], names)) for start in _starts(text, suffix, taken, last)]
            found = [pair for pair in found if pair[1] or not _row_like(text[pair[0] : suffix.end()], names)]
            for start, ids in sorted(found, key=lambda pair: not pair[1])[:1]:
                how, last = "slip" if ids else "missing", suffix.end()
                yield Mention(start, last, "Unit", ids, text[start:last], how)


def _row_like(words: str, names: Names) -> bool:
    """Whether it may be a row's name cut short, and no unit: 某某中心 may be a project."""
    return words[0] not in LEVELS and any(within(words, row) for row, _ in names.rows)


def within(short: str, name: str) -> bool:
    """Whether all characters of a shortened name are in the name, in their order."""
    at = 0
    for char in short:
        at = name.find(char, at) + 1
        if not at:
            return False
    return True


def _starts(text: str, suffix: re.Match[str], taken: list[bool], last: int) -> Iterator[int]:
    """Where a name that ends in this suffix may begin: at words no one knows, or at the level before them."""
    unknown, end = _unknown(text), suffix.start()
    for stops in (_STOPS, _STOPS - frozenset("和与及")):
        low = max(last, end - _LONGEST_UNIT)
        low = max((at + 1 for at in range(low, end) if text[at] in stops or taken[at]), default=low)
        level = next((at for at in range(low, end) if text[at] in LEVELS and any(unknown[at:end])), end)
        start = level
        while start > low and unknown[start - 1]:
            start -= 1
        if any(unknown[start:end]) and suffix.end() - start >= _SHORTEST_UNIT:
            yield start


def _slip(words: str, names: Names) -> tuple[str, ...]:
    """The one unit whose spelling differs by a character (two in long names); none for a usual unit's own name."""
    if len(words) <= _SHORTEST_UNIT:
        return ()
    from rapidfuzz.distance import OSA

    most = 1 if len(words) < 8 else 2
    far = {spelling: OSA.distance(words, spelling, score_cutoff=most) for spelling in names.unit_spellings}
    near = {spelling: far[spelling] for spelling in far if slipped(words, spelling, far[spelling])}
    nearest = min(near.values(), default=most + 1)
    ids = {names.unit_spellings[spelling] for spelling, distance in near.items() if distance == nearest <= most}
    return next(iter(ids)) if len(ids) == 1 else ()


def slipped(words: str, name: str, distance: float) -> bool:
    """Whether the words may be a slip of the pen for a name: inside it, with no word crept in that means something."""
    ends = (words[0], words[-1]) == (name[0], name[-1]) or (distance == 1 and len(words) == len(name))
    crept = any(lexicon().general(char) or number(char) is not None for char in words if char not in name)
    return ends and len(words) <= len(name) + 1 and not crept and not another(words, name)


def another(words: str, name: str) -> bool:
    """Whether another unit is named: of a usual department that the name is not of, or of another place.

    体育局 is no slip for 教育局, and 市甲局 and 某某区甲局 are none for 区甲局.
    """
    return _place(words) != _place(name) or any(stem in words and stem not in name for stem in stems())


def _place(words: str) -> str:
    """What stands before the unit itself: 区, 某某区; nothing where no level is named."""
    at = next((at for at, char in enumerate(words[:5]) if char in LEVELS), -1)
    return words[: at + 1]


def _parts(text: str, names: Names, known: list[Mention]) -> Iterator[Mention]:
    """Words that are a part of rows' names, as long as they reach."""
    taken = [(each.start, each.end) for each in known if each.kind not in _PLACES]
    unknown, at = _unknown(text), 0
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


def _overlaps(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    """Whether it cuts into a name; a longer stretch around a name is fine."""
    near = [(low, high) for low, high in taken if low < end and start < high]
    return any(not (start <= low and high <= end and high - low < end - start) for low, high in near)


def _longest_part(text: str, start: int, names: Names) -> tuple[int, list[str]]:
    end, rows = start, names.rows
    while end < len(text):
        more = [(name, ref) for name, ref in rows if text[start : end + 1] in name]
        if not more:
            break
        rows, end = more, end + 1
    return (end, [ref for _, ref in rows]) if end > start else (start, [])
