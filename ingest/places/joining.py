"""Which spellings are of one place: shortened, abbreviated or damaged ones."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.claims.passages import Passage
from ingest.places.names import Name
from ingest.units.spelling import lost_one

LOST, SHORT = "原文缺一字", "简称"
LEVEL = re.compile("^(?:国家级?|全国|[省市区县]级?)")
ROW_LENGTH = 6
_LOST_LENGTH, _PREFIX, _ZONE = 7, 6, 3


@dataclass(frozen=True, slots=True)
class Spelling:
    """All places where names with the same characters stand: their kind, and how they are written."""

    key: str
    names: tuple[Name, ...]
    holders: tuple[Passage, ...]
    kind: str
    printed: str


def spelling(key: str, found: Sequence[tuple[Name, Passage]]) -> Spelling:
    """The kind that most of the names have; the writing used most, one with whole quotes first."""
    names, holders = (tuple(each) for each in zip(*found, strict=True))
    kind = Counter(name.kind for name, _ in found).most_common(1)[0][0]
    texts = Counter(passage.printed[name.start : name.end] for name, passage in found)
    printed = max(texts, key=lambda text: (text.count("“") == text.count("”"), texts[text], len(text), text))
    return Spelling(key, names, holders, kind, printed)


@dataclass(frozen=True, slots=True)
class Place:
    """One real thing: its first spelling is its name, the others are shortened or damaged, by the rule told for each."""

    spellings: tuple[Spelling, ...]
    rules: Mapping[str, str]


def is_damaged(key: str, name: str) -> bool:
    """Whether a spelling that would be no name by itself is one that lost a character."""
    return len(key) >= _LOST_LENGTH and lost_one(key, name)


def joined(spellings: Sequence[Spelling], own_place: str) -> list[Place]:
    """Spellings of one thing together; the spelling used most gives the name, a whole one before a damaged one."""
    order = sorted(spellings, key=lambda each: (-len(each.names), -len(each.key), each.key))
    places: list[list[Spelling]] = []
    rules: list[dict[str, str]] = []
    for each in order:
        free = [place for place, own in enumerate(places) if not any(_of_two_levels(one, each) for one in own)]
        same = [(place, rule) for place in free if (rule := _rule(places[place][0], each, own_place))]
        if len(same) != 1:
            places.append([each])
            rules.append({})
            continue
        place, rule = same[0]
        if rule == LOST and len(each.key) > len(places[place][0].key):
            rules[place][places[place][0].key] = rule
            places[place].insert(0, each)
        else:
            rules[place][each.key] = rule
            places[place].append(each)
    return [Place(tuple(own), known) for own, known in zip(places, rules, strict=True)]


def _rule(one: Spelling, two: Spelling, own_place: str) -> str:
    """Why two spellings are one thing, empty where they are not."""
    short, long = sorted((one.key, two.key), key=len)
    if one.kind != two.kind or short == long:
        return ""
    if is_damaged(short, long) and one.kind != "Programme":
        return LOST
    brand = any(name.brand for name in (*one.names, *two.names))
    prefix = long[: -len(short)] if long.endswith(short) else ""
    if prefix and brand and len(prefix) <= _PREFIX:
        return SHORT
    if _same_brand(one, two):
        return SHORT
    if prefix and own_place and prefix in (own_place, *(own_place + level for level in "省市县区镇")):
        return SHORT
    if prefix and len(short) >= ROW_LENGTH and len(prefix) <= _PREFIX and _stays_with(one, two):
        return SHORT
    zone = len(short) == _ZONE and short.endswith("区")
    if prefix and (len(short) >= ROW_LENGTH or zone) and (LEVEL.fullmatch(prefix) or _is_place(prefix)):
        return SHORT
    return SHORT if _abbreviates(LEVEL.sub("", short), LEVEL.sub("", long)) else ""


def _stays_with(one: Spelling, two: Spelling) -> bool:
    """Whether the shorter spelling is met only in tasks that have the longer one: a title and the text behind it."""
    short, long = ({passage.task for passage in each.holders} for each in sorted((one, two), key=lambda e: len(e.key)))
    return short <= long


def _same_brand(one: Spelling, two: Spelling) -> bool:
    """Whether both are platforms of one quoted brand, one shorter behind it: “甲码”平台, “甲码”追溯平台."""
    matches = [re.fullmatch(f"(.{{0,{_PREFIX}}})“([^“”]+)”(.+)", each.printed) for each in (one, two)]
    if one.kind != "Platform" or not all(matches):
        return False
    (_, brand, tail), (_, other, end) = (match.groups() for match in matches if match)
    return brand == other and (tail.endswith(end) or end.endswith(tail))


def _of_two_levels(one: Spelling, two: Spelling) -> bool:
    """Whether two names say different levels: 省级甲园 and 国家级甲园 are two, whatever 甲园 is."""
    levels = [LEVEL.match(each.key) for each in (one, two)]
    return all(levels) and len({level.group()[0] for level in levels if level}) > 1


def _is_place(words: str) -> bool:
    return bool(re.fullmatch("[一-鿿]{1,4}[省市县区州]|中国", words))


def _abbreviates(short: str, long: str) -> bool:
    """Whether a zone's short form begins and ends as the long one and takes its characters in order: 经开区."""
    if len(short) != _ZONE or len(long) <= _ZONE or short[-1] != "区" or long[-1] != "区" or short[0] != long[0]:
        return False
    return long.find(short[1], 1) > 0
