"""Which spellings are one body: rules that join them, each with its reason, and the body's name, key and type."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from ingest.people.posts import post_unit
from ingest.text.source import fold
from ingest.units.kinds import body_type
from ingest.units.mentions import Mention
from ingest.units.shape import is_party, level_of
from ingest.units.spelling import Parts, drops_area, is_cut_off, lost_one, offices_of, parts_of, shortens

_PLATE = "括号内为其加挂或下设机构"
_COMMON = "通用简称"
_LEVEL = "省略级别"
_PARTY = "省略“委”字"
_PLACE = "写明地名"
_SHORT = "简称"
_CUT = "略去词尾"
_SLIP = "疑漏一字"
_ELIDED = "承前省略"
_PLACES, _COMPANIES = ("", "街道", "政府"), ("公司", "集团")
_SAME_LIST = 6  # two names with no more between them than a separator and a verb stand in one list

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Body:
    """A body under all its spellings; `merges` says for each alias why, `key` is the same for every spelling of it."""

    name: str
    aliases: tuple[str, ...]
    merges: tuple[str, ...]
    type: str
    key: str


@dataclass(frozen=True)
class Roster:
    """The bodies of a document, found by any spelling."""

    jurisdiction: str | None
    by_spelling: dict[str, Body] = field(repr=False)

    @cached_property
    def spellings(self) -> frozenset[str]:
        """Every spelling met, folded."""
        return frozenset(self.by_spelling)

    def bodies(self) -> list[Body]:
        """Each body once, in the order met."""
        return list(dict.fromkeys(self.by_spelling.values()))

    def body(self, spelling: str) -> Body | None:
        """The body of a spelling, met or equal to one that was but for level or usual short form; None for another."""
        folded = _plain(spelling)
        return self._heads.get(folded) or self._by_parts.get(_identity(parts_of(folded, self.jurisdiction)))

    def prefix_of(self, text: str) -> tuple[Body, int] | None:
        """The body that a post begins with (区甲局党组书记, 青禾区甲局局长) and how long its name is there."""
        folded = fold(text)
        lengths = range(min(len(folded), self._longest), 1, -1)
        return next(((self._heads[folded[:n]], n) for n in lengths if folded[:n] in self._heads), None)

    @cached_property
    def _by_parts(self) -> dict[tuple[str, ...], Body]:
        return _single((_identity(parts_of(each, self.jurisdiction)), body) for each, body in self.by_spelling.items())

    @cached_property
    def _heads(self) -> dict[str, Body]:
        derived = [(head, body) for each, body in self.by_spelling.items() for head in self._variants(each)]
        return _single(derived) | self.by_spelling

    def _variants(self, spelling: str) -> list[str]:
        """The spelling without its level, and with the jurisdiction's name instead."""
        parts = parts_of(spelling, self.jurisdiction)
        own = self.jurisdiction and not parts.place and parts.level in ("", self.jurisdiction[-1])
        if not own or not spelling.startswith(parts.level):
            return []
        bare = spelling[len(parts.level) :]
        return [form for form in (bare if parts.level else "", f"{self.jurisdiction}{bare}") if len(form) > 2]

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._heads), default=0)


def roster(mentions: Iterable[Mention], jurisdiction: str | None, posts: Iterable[str] = ()) -> Roster:
    """The bodies named in lists (tags first, then cells) and in posts, whose spellings give no body its name.

    The name is the spelling met most, the first of several met as often.
    """
    heads = (head for post in posts for head in _heads_of(post))
    return Roster(jurisdiction, _Joined(jurisdiction, list(mentions), heads).bodies())


def _heads_of(post: str) -> Iterator[str]:
    """The bodies of a post's titles; 区委常委、组织部部长 names 区委 and 区委组织部, an inner office names none."""
    first, *others = (post_unit(part) for part in re.split("[、,，]", post))
    if first:
        yield first
    for head in filter(None, others):
        if level_of(fold(head)):
            yield head
        elif first.endswith("委") and is_party(fold(head)):
            yield from (first + head, head)


class _Joined:
    """Joins spellings rule by rule; two that stand in one list are never one body."""

    def __init__(self, jurisdiction: str | None, mentions: Sequence[Mention], heads: Iterable[str]) -> None:
        self.jurisdiction = jurisdiction
        self.shown: dict[str, str] = {}
        for name in (*(mention.name for mention in mentions), *filter(None, heads)):
            self.shown.setdefault(_plain(name), name)
        self.counts = Counter(_plain(mention.name) for mention in mentions)
        self.apart = _apart(mentions)
        self.group = {spelling: spelling for spelling in self.shown}
        self.reasons: dict[str, str] = {}
        self.plates: set[str] = set()
        self._join()
        self._add_elided(mentions)

    def _join(self) -> None:
        self._join_plates()
        self._join_alike()
        self._join_if(self._without_level, _LEVEL)
        self._join_if(self._without_party, _PARTY)
        self._join_if(self._with_place, _PLACE)
        self._join_if(self._shortened, _SHORT)
        self._join_if(is_cut_off, _CUT)
        self._join_if(self._slipped, _SLIP)

    def parts(self, spelling: str) -> Parts:
        return parts_of(spelling, self.jurisdiction)

    def _join_plates(self) -> None:
        """市甲局(市乙办) joins 市甲局 and 市乙办, which need not stand alone; an office of two bodies joins none."""
        plates = {spelling: names for spelling in self.shown if (names := offices_of(spelling))}
        owners: dict[str, set[str]] = defaultdict(set)
        for main, *offices in plates.values():
            for office in offices:
                owners[office].add(main)
        self.plates = {*plates, *owners}
        for spelling, (main, *offices) in plates.items():
            for name in (main, *(office for office in offices if len(owners[office]) == 1)):
                at = spelling.index(name)
                if name not in self.shown:
                    self.shown[name], self.group[name] = self.shown[spelling][at : at + len(name)], name
                self._unite(name, spelling, _PLATE)

    def _join_alike(self) -> None:
        first: dict[tuple[object, ...], str] = {}
        for spelling in self.shown:
            parts = self.parts(spelling)
            known = first.setdefault((parts.place, parts.level, parts.party, parts.full), spelling)
            self._unite(spelling, known, _COMMON)

    def _join_if(self, is_form_of: Callable[[str, str], bool], reason: str) -> None:
        """Unites each spelling with the one body that it is a form of; with none where several fit."""
        for spelling in list(self.shown):
            fitting = {self.group[other] for other in self.shown if other != spelling and is_form_of(spelling, other)}
            if len(fitting - {self.group[spelling]}) == len(fitting) == 1:
                self._unite(spelling, fitting.pop(), reason)

    def _unite(self, one: str, other: str, reason: str) -> None:
        roots = {self.group[one], self.group[other]}
        members = [spelling for spelling, root in self.group.items() if root in roots]
        if len(roots) == 1 or not self._may_be_one(members):
            return
        for spelling in members:
            self.group[spelling] = self.group[other]
        for spelling in (one, other):
            self.reasons.setdefault(spelling, reason)

    def _may_be_one(self, members: Sequence[str]) -> bool:
        """No two of them in one list, and all of one level and place."""
        if any(frozenset((one, other)) in self.apart for one in members for other in members):
            return False
        parts = [self.parts(each) for each in members if each not in self.plates]
        return len({each.level for each in parts} - {""}) < 2 and len({each.place for each in parts} - {""}) < 2

    def _without_level(self, short: str, long: str) -> bool:
        a, b = self.parts(short), self.parts(long)
        return not a.level and bool(b.level) and a.full == b.full

    def _without_party(self, short: str, long: str) -> bool:
        a, b = self.parts(short), self.parts(long)
        return (a.place, a.level, a.full) == (b.place, b.level, b.full) and b.party and not a.party

    def _with_place(self, short: str, long: str) -> bool:
        a, b = self.parts(short), self.parts(long)
        own = self.jurisdiction is not None and a.level == self.jurisdiction[-1]
        alike = (a.level, a.party, a.full) == (b.level, b.party, b.full)
        return alike and bool(b.place) and not a.place and not own

    def _shortened(self, short: str, long: str) -> bool:
        a, b = self.parts(short), self.parts(long)
        levels = a.level == b.level or not (a.level and b.level)
        if (a.place, a.party, a.office) != (b.place, b.party, b.office) or not levels or a.office in _PLACES:
            return False
        return shortens(a.stem, b.stem) or drops_area(a, b)

    def _slipped(self, short: str, long: str) -> bool:
        """One character lost once from a name printed whole twice or more; places and companies differ by one too often."""
        a, b = self.parts(short), self.parts(long)
        alike = a.office == b.office and b.office in (*_PLACES, *_COMPANIES)
        if alike or self.counts[short] > 1 or self.counts[long] < 2 or len(a.stem) < 2:
            return False
        return (a.place, a.level, a.party) == (b.place, b.level, b.party) and lost_one(short, long)

    def _add_elided(self, mentions: Iterable[Mention]) -> None:
        """乙厅, printed for 省乙厅 alone, is a spelling of it."""
        meant: dict[str, set[str]] = defaultdict(set)
        printed = {_plain(each.printed): each.printed for each in mentions if each.name != each.printed}
        for mention in mentions:
            short, name = _plain(mention.printed), _plain(mention.name)
            if short in printed and name.endswith(short):
                meant[short].add(name)
        for short, names in meant.items():
            if short not in self.shown and len({self.group[name] for name in names}) == 1:
                self.shown[short], self.reasons[short] = printed[short], _ELIDED
                self.group[short] = self.group[names.pop()]

    def bodies(self) -> dict[str, Body]:
        """The joined bodies by every spelling of theirs."""
        members: dict[str, list[str]] = defaultdict(list)
        for spelling in self.shown:
            members[self.group[spelling]].append(spelling)
        found: dict[str, Body] = {}
        keys: set[str] = set()
        for spellings in members.values():
            found |= dict.fromkeys(spellings, self._body(spellings, keys))
        return found

    def _body(self, spellings: Sequence[str], keys: set[str]) -> Body:
        first = max(spellings, key=lambda each: self.counts[each])
        name, others = self.shown[first], [each for each in spellings if each != first]
        merges = tuple(f"{self.shown[each]}＝{name}：{self.reasons[each]}" for each in others)
        forms = (self._key(spellings), name, *(f"{name}·{count}" for count in range(2, len(self.shown) + 2)))
        key = next(form for form in forms if form not in keys)
        keys.add(key)
        return Body(name, tuple(self.shown[each] for each in others), merges, body_type(first), key)

    def _key(self, spellings: Sequence[str]) -> str:
        """The fullest form, which does not hang on the spelling used most; the jurisdiction's own level is left out."""
        whole = [each for each in spellings if each not in self.plates and self.reasons.get(each) != _SLIP]
        parts = [self.parts(each) for each in whole or spellings]
        fullest = max(parts, key=lambda each: (each.full != each.stem + each.office, len(each.full), each.full))
        level = next((each.level for each in parts if each.level), "")
        place = next((each.place for each in parts if each.place), "")
        party = any(each.party for each in parts)
        own = self.jurisdiction is not None and not place and level in ("", self.jurisdiction[-1])
        if party:
            return f"{level or (self.jurisdiction or '')[-1:]}委{fullest.full}"
        return ("" if own else place or level) + fullest.full


def _plain(name: str) -> str:
    return fold("".join(name.split()))


def _identity(parts: Parts) -> tuple[str, ...]:
    return parts.place, parts.level, str(parts.party), parts.full


def _single(pairs: Iterable[tuple[K, Body]]) -> dict[K, Body]:
    """The pairs whose first is told of one body only."""
    found: dict[K, set[Body]] = defaultdict(set)
    for first, body in pairs:
        found[first].add(body)
    return {first: bodies.pop() for first, bodies in found.items() if len(bodies) == 1}


def _apart(mentions: Sequence[Mention]) -> set[frozenset[str]]:
    """The pairs of names that stand in one list."""
    apart: set[frozenset[str]] = set()
    together: list[str] = []
    for before, mention in zip([None, *mentions], mentions, strict=False):
        if before is None or not 0 < mention.start - before.end <= _SAME_LIST:
            together = []
        name = _plain(mention.name)
        apart |= {frozenset((name, other)) for other in together if other != name}
        together.append(name)
    return apart
