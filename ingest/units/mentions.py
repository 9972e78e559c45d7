"""The bodies that a list names, each with its full name: parts that were said once for several are filled in."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from ingest.text.source import Source
from ingest.units.lists import NOTE, Item, read_list
from ingest.units.pieces import MARKS
from ingest.units.shape import has_own_place, is_collective, level_of, needs_each, with_level
from ontology import STATED, Certainty, inferred

LEVEL_RULE = "级别承前省略"
EACH_RULE = "“各”承前省略"
_NOT_NAME = re.compile(rf"[\s\u200b\ufeff{MARKS}]")


@dataclass(frozen=True, slots=True)
class Mention:
    """One body named in a tag or cell.

    `name` is the full name as a reader would say it; `printed` is exactly text[start:end], which for a unit that a
    sentence names once for all later items is that sentence. `role` is lead, support, guide or responsible.
    """

    name: str
    printed: str
    role: str
    start: int
    end: int
    certainty: Certainty


def read_units(
    source: Source, start: int, end: int, vocabulary: Collection[str] = (), role: str = "responsible"
) -> list[Mention]:
    """The units of a table cell, in order; `role` is what the column says, labels and verbs in the cell go before it.

    `vocabulary` holds full names known from elsewhere: they are never cut, and tell which short names lack a level.
    """
    listing = read_list(source.folded, start, end, vocabulary, column=role)
    return mentions(source, listing.items, vocabulary)


def mentions(source: Source, items: list[Item], vocabulary: Collection[str] = ()) -> list[Mention]:
    """Items as mentions with their full names; a level or 各 that an earlier name has is filled in."""
    found: list[Mention] = []
    level, collective = "", False
    for item in items:
        name, rules = _printed_name(source, item), item.rules
        text = item.text + (source.folded[slice(*item.tail)] if item.tail else "")
        own = level_of(text)
        if own:
            level = source.printed(item.start, item.end)[: len(own)]
        elif collective and needs_each(text):
            name, rules = f"各{name}", (*rules, EACH_RULE)
        elif level:
            filled = _filled(source.folded, level, text, vocabulary)
            if filled:
                name, rules = filled.removesuffix(text) + name, (*rules, LEVEL_RULE)
        collective = collective or is_collective(text)
        printed = source.document.text[item.start : item.end]
        found.append(Mention(name, printed, item.role, item.start, item.end, certainty(rules)))
    return found


def certainty(rules: Collection[str]) -> Certainty:
    """Stated where no rule was needed, else inferred by these."""
    return inferred("；".join(dict.fromkeys(rules))) if rules else STATED


def _printed_name(source: Source, item: Item) -> str:
    """The name in the document's own characters: marks, notes and blanks left out, an end said later added."""
    folded = source.folded[item.start : item.end]
    dropped = {place for note in NOTE.finditer(folded) for place in range(*note.span())}
    whole = source.document.text[item.start : item.end]
    name = "".join(char for place, char in enumerate(whole) if place not in dropped)
    return _NOT_NAME.sub("", name + (source.document.text[slice(*item.tail)] if item.tail else ""))


def _filled(folded: str, level: str, text: str, vocabulary: Collection[str]) -> str | None:
    """The name with the level said before it; None where it stands on its own, here or elsewhere in the document."""
    candidates = with_level(level, text)
    met = next((name for name in candidates if name in vocabulary or name in folded), None)
    alone = text in _list_heads(folded) or text in vocabulary
    if has_own_place(text) or _begins_with_place(folded, level, text):
        return met if met and not alone else None
    return met or (None if alone else candidates[0])


def _begins_with_place(folded: str, level: str, text: str) -> bool:
    """Whether a name begins with a place that the document names with the level: 青禾纪念馆 in a plan of 青禾区."""
    places = (text[:length] + level for length in (2, 3) if len(text) > length + 1)
    return any(place in folded and re.search(f"(?:^|[^\u4e00-\u9fff]|中共){place}", folded) for place in places)


@lru_cache(maxsize=2)
def _list_heads(folded: str) -> frozenset[str]:
    """The names that lists in the text begin with, where nothing before could lend them a level."""
    return frozenset(re.findall(r"[(\[:\n]\s*([^\s、,;:()\[\]]{2,32}?)\s*(?=(?:牵头|负责)?[、,;)\]\r\n])", folded))
