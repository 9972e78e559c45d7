"""Named platforms, parks and programmes, and the tasks and rows that concern them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.claims.collector import Claims
from ingest.claims.passages import Passage, passages
from ingest.places.joining import LEVEL, ROW_LENGTH, SHORT, Place, Spelling, is_damaged, joined, spelling
from ingest.places.names import Name, names_in
from ingest.places.shorter import short_forms, starts_of
from ingest.places.words import bounds, is_specific
from ingest.structure.outline import Item
from ingest.text.cutting import tokens
from ingest.text.match import bare
from ingest.text.source import Span
from ontology import STATED, Certainty, inferred

_MARKS = "“”‘’\"'·()、.《》-"
_UNMARKED = str.maketrans("", "", _MARKS)
# Where only its own row confirms a name of usual words, it has to be this long; a lone mention needs as much of its own
_OWN_WORDS, _AIMED_WORDS = 6, 3
_BUILDS = re.compile("(?:高标准|高质量|高水平|加快|规划|启动|推进)*(?:建设|打造|组建|搭建|开发|建成)")
_LEAST_SHORT = 4
_TOWNS = range(2, 5)  # characters of a town's name


@dataclass(frozen=True, slots=True)
class _Mention:
    place: int
    passage: Passage
    start: int
    end: int
    rule: str


def add_places(claims: Claims, items: Mapping[str, Item]) -> None:
    """Platform, Park and Programme nodes (`<plan>/place/<name>`), and CONCERNS from the tasks and rows that name them.

    `items` are the tasks by id. A task concerns what its text or one of its rows names. Spellings with the same
    characters are stated, shorter and damaged ones inferred.
    """
    read = passages(claims, items)
    own = _own_place(claims)
    places = joined(_accepted(claims, read, own), own)
    mentions = [mention for passage in read for mention in _mentions(passage, places)]
    mentions += [mention for passage in read for mention in _short_mentions(passage, places, mentions)]
    for place, each in enumerate(places):
        named = [mention for mention in mentions if mention.place == place]
        if named:
            _add(claims, each, named)


def _add(claims: Claims, place: Place, mentions: Sequence[_Mention]) -> None:
    name = place.spellings[0].printed
    spans = [mention.passage.span(mention.start, mention.end) for mention in mentions]
    id_ = claims.node(f"{claims.plan}/place/{name}", place.spellings[0].kind, {"name": name}, spans)
    found: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    for mention, span in zip(mentions, spans, strict=True):
        for holder in dict.fromkeys((mention.passage.task, mention.passage.holder)):
            found[holder].append((mention.rule, span))
    for holder, said in found.items():
        claims.edge("CONCERNS", holder, id_, None, [span for _, span in said], _certainty([rule for rule, _ in said]))


def _certainty(rules: Sequence[str]) -> Certainty:
    """Stated where the name stands in full at least once."""
    return STATED if "" in rules else inferred(rules[0])


def _own_place(claims: Claims) -> str:
    """What the plan's jurisdiction is called without its level; empty where that is a single character."""
    own = re.sub("(?:新区|[省市县区旗州镇])$", "", str(claims.get(claims.plan).get("jurisdiction") or ""))
    return own if len(own) > 1 else ""


def _accepted(claims: Claims, read: Sequence[Passage], own_place: str) -> list[Spelling]:
    """The spellings that are names: by their own words, or because the plan repeats or has a row for them."""
    plan = bare(str(claims.get(claims.plan).name or ""))
    met: dict[str, list[tuple[Name, Passage]]] = defaultdict(list)
    for passage in read:
        for name in names_in(passage.text, own_place):
            met[bare(name.text)].append((name, passage))
    units = _unit_names(claims)
    spellings = [
        spelling(key, found)
        for key, found in met.items()
        if key not in plan and not any(unit.endswith(key) or key.endswith(unit) for unit in units)
    ]
    level = str(claims.get(claims.plan).get("jurisdiction") or "")[-1:]
    found = [each for each in spellings if _is_name(each, _brands_of_plan(plan, each), level)]
    keys = {each.key for each in found if not _is_class(each.key, [other.key for other in found])}
    return [each for each in spellings if each.key in keys or any(is_damaged(each.key, key) for key in keys)]


def _is_class(key: str, others: Sequence[str]) -> bool:
    """Whether several names end so, each with words of its own: 风情小镇 beside 甲镇风情小镇 and 乙镇风情小镇."""
    heads = [LEVEL.sub("", other[: -len(key)]) for other in others if other != key and other.endswith(key)]
    return len({head for head in heads if len(head) in _TOWNS}) > 1


def _unit_names(claims: Claims) -> set[str]:
    units = claims.nodes("Unit")
    names = [str(name) for unit in units for name in (unit.name, *(unit.get("aliases") or ()))]
    return {stem for name in names if len(stem := LEVEL.sub("", bare(name))) > 3}


def _brands_of_plan(plan: str, spelling: Spelling) -> bool:
    """Whether the quoted words are those of the plan's own title: “创新甲区”建设."""
    brand = re.search("“([^“”]+)”", spelling.printed)
    return bool(brand and brand[1] in plan)


def _is_aim(name: Name, passage: Passage) -> bool:
    """Whether the task is to build this one thing: its first clause says so and nothing more."""
    first = re.split("[,。;:]", passage.text)[0]
    return passage.holder == passage.task and name.end == len(first) and bool(_BUILDS.fullmatch(first[: name.start]))


def _is_of(level: str, spelling: Spelling, least: int) -> bool:
    """Whether the name begins with the plan's own level, of which there is one: 区公共数据平台, 县级水质检测中心."""
    rest = spelling.key.removeprefix(level)
    return bool(level) and spelling.key.startswith(level) and len(rest) >= ROW_LENGTH and is_specific(rest, least)


def _is_name(spelling: Spelling, own: bool, level: str) -> bool:
    names, holders = spelling.names, spelling.holders
    if own or len(spelling.key) < 3:
        return False
    if any(name.brand for name in names) or spelling.kind == "Programme":
        return True
    counted = any(
        passage.names and passage.counts and passage.text == name.text
        for name, passage in zip(names, holders, strict=True)
    )
    if counted or any(name.counted for name in names):
        return False
    if any(name.proper for name in names):
        return True
    in_row = any(p.names and not p.counts and p.text == n.text for n, p in zip(names, holders, strict=True))
    in_text = any(passage.holder == passage.task for passage in holders)
    if in_row and in_text and len(spelling.key) >= ROW_LENGTH:
        return True
    if any(_is_aim(name, passage) for name, passage in zip(names, holders, strict=True)) and is_specific(
        spelling.key, _AIMED_WORDS
    ):
        return True
    told = {passage.holder for passage in holders}
    if len(told) > 1 and (is_specific(spelling.key) or _is_of(level, spelling, 0)):
        return True
    if level and _is_of(f"{level}级", spelling, 2):
        return True
    return any(name.built for name in names) and is_specific(spelling.key, _OWN_WORDS)


def _mentions(passage: Passage, places: Sequence[Place]) -> Iterator[_Mention]:
    """Where places are named in a passage, the longest first; a programme may stand inside the name of a park."""
    found = []
    plain = passage.text.translate(_UNMARKED)
    for place, each in enumerate(places):
        for key in (each.key for each in each.spellings if each.key in plain):
            spans = [_widened(passage.text, match) for match in _spelt(key).finditer(passage.text)]
            found += [_Mention(place, passage, *span, each.rules.get(key, "")) for span in spans]
    taken: list[tuple[_Mention, str]] = []
    for mention in sorted(found, key=lambda each: (each.start - each.end, each.start)):
        kind = places[mention.place].spellings[0].kind
        over = [k for other, k in taken if mention.start < other.end and other.start < mention.end]
        if not over or (kind == "Programme" and "Programme" not in over):
            taken.append((mention, kind))
            yield mention


@cache
def _spelt(key: str) -> re.Pattern[str]:
    """The characters of a name in order, with marks and blanks between them."""
    return re.compile(f"[{re.escape(_MARKS)}]*".join(map(re.escape, key)))


def _widened(text: str, match: re.Match[str]) -> Span:
    """With the quotes around the name."""
    start, end = match.span()
    start -= start > 0 and text[start - 1] == "“" and "”" in text[start : end + 1]
    end += text[end : end + 1] == "”" and "“" in text[start:end]
    return start, end


def _short_mentions(passage: Passage, places: Sequence[Place], known: Sequence[_Mention]) -> Iterator[_Mention]:
    """Where a task's text shortens the name of exactly one place, or gives its quoted brand alone."""
    if passage.holder != passage.task:
        return
    taken = [(each.start, each.end) for each in known if each.passage is passage]
    found: dict[Span, set[int]] = defaultdict(set)
    for place, each in enumerate(places):
        for start, end in (*_shortened(passage.text, each), *_branded(passage.text, each, places)):
            if not any(start < other and mine < end for mine, other in taken):
                found[start, end].add(place)
    for (start, end), meant in found.items():
        if len(meant) == 1 and not any(a <= start and end <= b and (a, b) != (start, end) for a, b in found):
            yield _Mention(next(iter(meant)), passage, start, end, SHORT)


def _shortened(text: str, place: Place) -> Iterator[Span]:
    if place.spellings[0].kind == "Programme":
        return
    key = place.spellings[0].key
    for start, end in short_forms(text, key):
        words, before = text[start:end], tokens(text[max(0, start - 8) : start])
        apart = not before or bounds(before[-1]) or not re.match("[一-鿿]", before[-1])
        begins = words[:2] == key[:2] and min(starts_of(key) - {0}, default=0) > 1
        if apart and (begins or (len(words) >= _LEAST_SHORT and is_specific(words))):
            yield start, end


def _branded(text: str, place: Place, places: Sequence[Place]) -> Iterator[Span]:
    """The brand of a platform or programme by itself: “甲码” for “甲码”服务平台."""
    brand = re.search("“([^“”]+)”", place.spellings[0].printed)
    if place.spellings[0].kind == "Park" or not brand:
        return
    if sum(bare(brand[1]) in each.spellings[0].key for each in places) == 1:
        yield from (match.span() for match in re.finditer(re.escape(brand.group()), text))
