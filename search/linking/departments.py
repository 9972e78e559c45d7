"""Departments by the names that they had before, or have elsewhere: 劳动局 is the 人社局 of today, where there is one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from search.lexicon import lexicon
from search.linking.mention import Mention, unknown_places
from search.linking.names import Names
from search.linking.unit_names import LEVELS

_FILE = Path(__file__).parent.with_name("departments.tsv")
_OFFICE = re.compile(r"[\u4e00-\u9fff]{1,}(?:局|委|委员会|办|办公室|部)")  # no stations, companies or centres

_SPOKEN, _BODIES, _LONGEST_STEM = re.compile("部门|条线|系统"), ("局", "委", "办", "部"), 6


@dataclass(frozen=True, slots=True)
class _Known:
    """What departments are called, and the groups of names for one another."""

    automaton: Any
    groups: dict[str, tuple[frozenset[str], ...]]


def formers(text: str, names: Names, known: list[Mention]) -> Iterator[Mention]:
    """The departments that a folded text calls by another name, where the graph holds just one that may be meant."""
    taken = {at for each in known for at in range(each.start, each.end)}
    unknown, last = unknown_places(text), 0
    found = [(end + 1 - len(word), end + 1, word) for end, word in _known().automaton.iter(text)]
    found += _spoken(text)
    for start, end, word in sorted(found, key=lambda each: (each[0], -each[1])):
        low = _with_level(text, start, names)
        whole = low >= last and not (low > 0 and (unknown[low - 1] or text[low - 1] in LEVELS))
        ids = successors(word, names) if whole and taken.isdisjoint(range(low, end)) else ()
        if len(ids) == 1:
            last = end
            yield Mention(low, end, "Unit", ids, text[low:end], "former")


def _spoken(text: str) -> Iterator[tuple[int, int, str]]:
    """环保部门 is spoken of for 环保局."""
    for match in _SPOKEN.finditer(text):
        for start in range(max(0, match.start() - _LONGEST_STEM), match.start() - 1):
            known = (text[start : match.start()] + body for body in _BODIES)
            if word := next((each for each in known if each in _known().groups), None):
                yield start, match.end(), word


def successors(word: str, names: Names) -> tuple[str, ...]:
    """The ids of the units that go by another name of this department; not of those that took over a part of it."""
    called = {spelling for group in _known().groups.get(word, ()) for spelling in group if _OFFICE.fullmatch(spelling)}
    return tuple(sorted({ref for spelling in called for ref in names.unit_spellings.get(spelling, ())}))


def _with_level(text: str, start: int, names: Names) -> int:
    """Where the name begins with its own level or district: 区劳动局, 某某区劳动局."""
    for level in (names.place, names.place[-1:]):
        if level and text[:start].endswith(level):
            return start - len(level)
    return start


@cache
def _known() -> _Known:
    from ahocorasick import Automaton

    groups: dict[str, list[frozenset[str]]] = {}
    for line in _FILE.read_text("utf8").splitlines():
        if line and not line.startswith("#"):
            group = frozenset(line.partition(">")[0].split("|"))
            for word in group:
                if _OFFICE.fullmatch(word) and not lexicon().general(word):
                    groups.setdefault(word, []).append(group)
    automaton = Automaton()
    for word in groups:
        automaton.add_word(word, word)
    automaton.make_automaton()
    return _Known(automaton, {word: tuple(found) for word, found in groups.items()})
