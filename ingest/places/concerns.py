"""Named platforms, parks and programmes, and the tasks and rows that concern them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.claims.collector import Claims
from ingest.claims.passages import Passage, passages
from ingest.places.names import Name, names_in
from ingest.places.words import is_specific
from ingest.structure.outline import Item
from ingest.text.match import bare
from ingest.text.source import Span
from ingest.units.spelling import lost_one
from ontology import STATED, Certainty, inferred

_LOST, _SHORT = "原文缺一字", "简称"
_MARKS = "[“”‘’\"'·()、.《》\\-]*"
_LEVEL = re.compile("^(?:国家级?|全国|[省市区县]级?)")
# Where only its own row confirms a name of usual words, it has to be this long; a lone mention needs as much of its own
_ROW_LENGTH, _OWN_WORDS, _LOST_LENGTH = 6, 6, 7
_PREFIX, _ZONE = 6, 3


@dataclass(frozen=True, slots=True)
class _Spelling:
    """All places where names with the same characters stand."""

    key: str
    names: tuple[Name, ...]
    holders: tuple[Passage, ...]

    @property
    def kind(self) -> str:
        return Counter(name.kind for name in self.names).most_common(1)[0][0]

    @property
    def printed(self) -> str:
        """The writing used most, one with whole quotes first."""
        texts = Counter(p.printed[n.start : n.end] for n, p in zip(self.names, self.holders, strict=True))
        return max(texts, key=lambda text: (text.count("“") == text.count("”"), texts[text], len(text), text))


@dataclass(frozen=True, slots=True)
class _Place:
    """One real thing: its first spelling is its name, the others are shortened or damaged, by the rule told for each."""

    spellings: tuple[_Spelling, ...]
    rules: Mapping[str, str]


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
    places = _joined(_accepted(claims, read))
    mentions = [mention for passage in read for mention in _mentions(passage, places)]
    for place, each in enumerate(places):
        named = [mention for mention in mentions if mention.place == place]
        if named:
            _add(claims, each, named)


def _add(claims: Claims, place: _Place, mentions: Sequence[_Mention]) -> None:
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


def _accepted(claims: Claims, read: Sequence[Passage]) -> list[_Spelling]:
    """The spellings that are names: by their own words, or because the plan repeats or has a row for them."""
    own_place = re.sub("[省市县区旗州]$", "", str(claims.get(claims.plan).get("jurisdiction") or ""))
    plan = bare(str(claims.get(claims.plan).name or ""))
    met: dict[str, list[tuple[Name, Passage]]] = defaultdict(list)
    for passage in read:
        for name in names_in(passage.text, own_place if len(own_place) > 1 else ""):
            met[bare(name.text)].append((name, passage))
    units = _unit_names(claims)
    spellings = [
        _Spelling(key, tuple(name for name, _ in found), tuple(passage for _, passage in found))
        for key, found in met.items()
        if key not in plan and not any(unit.endswith(key) or key.endswith(unit) for unit in units)
    ]
    found = [each for each in spellings if _is_name(each, _brands_of_plan(plan, each))]
    keys = {each.key for each in found}
    return [each for each in spellings if each.key in keys or any(_is_damaged(each.key, key) for key in keys)]


def _is_damaged(key: str, name: str) -> bool:
    """Whether a spelling that would be no name by itself is one that lost a character."""
    return len(key) >= _LOST_LENGTH and lost_one(key, name)


def _unit_names(claims: Claims) -> set[str]:
    units = claims.nodes("Unit")
    names = [str(name) for unit in units for name in (unit.name, *(unit.get("aliases") or ()))]
    return {stem for name in names if len(stem := _LEVEL.sub("", bare(name))) > 3}


def _brands_of_plan(plan: str, spelling: _Spelling) -> bool:
    """Whether the quoted words are those of the plan's own title: “创新甲区”建设."""
    brand = re.search("“([^“”]+)”", spelling.printed)
    return bool(brand and brand[1] in plan)


def _is_name(spelling: _Spelling, own: bool) -> bool:
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
    if in_row and in_text and len(spelling.key) >= _ROW_LENGTH:
        return True
    told = {passage.holder for passage in holders}
    if len(told) > 1 and is_specific(spelling.key):
        return True
    return any(name.built for name in names) and is_specific(spelling.key, _OWN_WORDS)


def _joined(spellings: Sequence[_Spelling]) -> list[_Place]:
    """Spellings of one thing together; the spelling used most gives the name, a whole one before a damaged one."""
    order = sorted(spellings, key=lambda each: (-len(each.names), -len(each.key), each.key))
    places: list[list[_Spelling]] = []
    rules: list[dict[str, str]] = []
    for each in order:
        free = [place for place, own in enumerate(places) if not any(_of_two_levels(one, each) for one in own)]
        same = [(place, rule) for place in free if (rule := _rule(places[place][0], each))]
        if len(same) != 1:
            places.append([each])
            rules.append({})
            continue
        place, rule = same[0]
        if rule == _LOST and len(each.key) > len(places[place][0].key):
            rules[place][places[place][0].key] = rule
            places[place].insert(0, each)
        else:
            rules[place][each.key] = rule
            places[place].append(each)
    return [_Place(tuple(own), known) for own, known in zip(places, rules, strict=True)]


def _rule(one: _Spelling, two: _Spelling) -> str:
    """Why two spellings are one thing, empty where they are not."""
    short, long = sorted((one.key, two.key), key=len)
    if one.kind != two.kind or short == long:
        return ""
    if _is_damaged(short, long) and one.kind != "Programme":
        return _LOST
    brand = any(name.brand for name in (*one.names, *two.names))
    prefix = long[: -len(short)] if long.endswith(short) else ""
    if prefix and brand and len(prefix) <= _PREFIX:
        return _SHORT
    zone = len(short) == _ZONE and short.endswith("区")
    if prefix and (len(short) >= _ROW_LENGTH or zone) and (_LEVEL.fullmatch(prefix) or _is_place(prefix)):
        return _SHORT
    return _SHORT if _abbreviates(_LEVEL.sub("", short), _LEVEL.sub("", long)) else ""


def _of_two_levels(one: _Spelling, two: _Spelling) -> bool:
    """Whether two names say different levels: 省级甲园 and 国家级甲园 are two, whatever 甲园 is."""
    levels = [_LEVEL.match(each.key) for each in (one, two)]
    return all(levels) and len({level.group()[0] for level in levels if level}) > 1


def _is_place(words: str) -> bool:
    return bool(re.fullmatch("[一-鿿]{1,4}[省市县区州]|中国", words))


def _abbreviates(short: str, long: str) -> bool:
    """Whether a zone's short form begins and ends as the long one and takes its characters in order: 经开区."""
    if len(short) != _ZONE or len(long) <= _ZONE or short[-1] != "区" or long[-1] != "区" or short[0] != long[0]:
        return False
    return long.find(short[1], 1) > 0


def _mentions(passage: Passage, places: Sequence[_Place]) -> Iterator[_Mention]:
    """Where places are named in a passage, the longest first; a programme may stand inside the name of a park."""
    found = []
    for place, each in enumerate(places):
        for spelling in each.spellings:
            rule = each.rules.get(spelling.key, "")
            spans = [_widened(passage.text, match) for match in _spelt(spelling.key).finditer(passage.text)]
            found += [_Mention(place, passage, *span, rule) for span in spans]
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
    return re.compile(_MARKS.join(map(re.escape, key)))


def _widened(text: str, match: re.Match[str]) -> Span:
    """With the quotes around the name."""
    start, end = match.span()
    start -= start > 0 and text[start - 1] == "“" and "”" in text[start : end + 1]
    end += text[end : end + 1] == "”" and "“" in text[start:end]
    return start, end
