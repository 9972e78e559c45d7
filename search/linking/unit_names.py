"""How units are called: with and without their level, by usual short forms, by what they are in charge of."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from graph import folded
from ontology import Node
from search.lexicon import lexicon, stems

LEVELS = "省市区县州旗镇乡"
_SHORTEST = 2
_COMMON = frozenset({"办", "办公室", "员会"})
_BODY = re.compile("(?:分局|委员会|办公室|联合会|协会|中心|局|委|办|部)$")
_AREA = re.compile("(?P<area>.{2,}?区).*(?:管委会|管理委员会)$")
_BRANCHES = ("支行", "分行", "支公司", "分公司", "中心支公司")  # 农行澄源支行, 人保财险沙枣支公司
_OWNED = re.compile("^(?:国有|国营|公立|公办)(?=.{3})")  # 国有青山林场 is spoken of as 青山林场
_FORM = re.compile("(?:股份|责任)?有限(?:责任)?公司$|(?<=集团)(?:总)?公司$")
_OFFICES = re.compile("(?<=[镇乡街道])(?:人民政府|政府|办事处)$")  # 各乡镇人民政府 as 各乡镇
_SHORTEST_SPOKEN = 3
STREET = "街道"  # the level of a street's offices: 街道公共服务办
_SPOKEN = ("部门", "系统", "条线", "口", "线", "局")  # 卫健条线, 科技部门: the unit of that department


def unit_spellings(names: Iterable[str], node: Node) -> Iterator[tuple[str, bool]]:
    """The folded spellings of a unit with these folded names, and whether each is without its level (so none may precede)."""
    place = folded(node.get("jurisdiction") or "")
    level = next((char for char in (place[-1:], folded(node.name or "")[:1]) if char and char in LEVELS), "")
    for name in _abbreviated(set(names)):
        yield name, False
        yield from ((area["area"], False) for area in [_AREA.match(name)] if area and area["area"] != place)
        if level and name.startswith(level):
            rest = name[1:]
            yield from ((spelling + rest, False) for spelling in (place, place[:-1]) if spelling)
            for short in (rest, *_inner(rest)):
                if len(short) > _SHORTEST or short in stems():
                    yield short, True
            yield from ((spoken, True) for spoken in _spoken(rest))
        elif level and name[0] not in LEVELS:
            yield level + name, False
            yield place + name, False
        yield from _of_place(name, place)
        for spoken in _without_form(name):
            if spoken != place:
                yield spoken, False
            if level and spoken.startswith(level) and len(spoken) > _SHORTEST_SPOKEN:
                yield spoken[1:], True


def _without_form(name: str) -> Iterator[str]:
    """国有青山林场 → 青山林场, 各乡镇人民政府 → 各乡镇, 青山水务集团有限公司 → 青山水务集团: without what kind of body it is."""
    for form in (_OWNED, _FORM, _OFFICES):
        rest = form.sub("", name)
        if rest != name and len(rest) >= _SHORTEST_SPOKEN:
            yield rest


def _of_place(name: str, place: str) -> Iterator[tuple[str, bool]]:
    """街道公共服务办 → 公共服务办, 禾田派出所 → 派出所: without the street, or the plan's own place, before it."""
    own = place.removesuffix(STREET) if place.endswith(STREET) else place[:-1]
    if name.startswith(STREET) and len(name) > len(STREET) + _SHORTEST:
        yield name.removeprefix(STREET), True
        if place.endswith(STREET):
            yield place + name.removeprefix(STREET), False
    head, found, tail = name.partition(own) if len(own) >= _SHORTEST else (name, "", "")
    if tail in _BRANCHES and len(head) >= _SHORTEST:
        yield head, True
    if found and len(tail) > _SHORTEST and tail[0] not in LEVELS and not tail.startswith(STREET):
        yield tail, True


def department(name: str) -> str:
    """What a unit is in charge of, by its name: 卫健 of 区卫健局; empty for no usual department."""
    stem = _BODY.sub("", name[1:] if name[:1] in LEVELS else name)
    return stem if stem in stems() or stem in _abbreviations() else ""


def _spoken(rest: str) -> Iterator[str]:
    """科技局 → 科技部门; 卫健局 → 卫健 as well: an abbreviation that can mean nothing else."""
    stem = department(rest)
    if stem:
        others = next((group for group in _short_forms() if stem in group), [stem])
        yield from (each + word for each in dict.fromkeys([stem, *others]) for word in _SPOKEN)
    if stem in _abbreviations():
        yield stem


def _inner(rest: str) -> Iterator[str]:
    """委宣传部, 政府办公室 → 宣传部, 办公室: a department of the committee or government without its owner."""
    for owner in ("委", "政府"):
        if rest.startswith(owner) and rest.removeprefix(owner) not in _COMMON:
            yield rest.removeprefix(owner)


def _abbreviated(names: set[str]) -> Iterator[str]:
    """The names, and what they become when a usual short form is written out or a long one shortened."""
    yield from names
    for group in _short_forms():
        for name in names:
            used = next((form for form in group if form in name), None)
            if used:
                yield from (name.replace(used, other) for other in group if other != used)


@cache
def _short_forms() -> list[list[str]]:
    return [sorted([entry.word, *entry.meaning.split(",")], key=len, reverse=True) for entry in lexicon().of("SHORT")]


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(entry.word for entry in lexicon().of("ABBR"))
