"""Member lists: where they stand in a document, and who serves on which group, in which role and from which post."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.people.entries import Entry
from ingest.people.headings import ANNEX, FOOTER
from ingest.people.members import ListReader
from ingest.people.names import KnownUnits
from ingest.people.posts import post_unit
from ingest.text.source import Line, Source, Span

__all__ = ["Entry", "PeopleReading", "find_lists", "post_unit", "read_people"]

_OPENING = 6  # lines of an annex within which its list begins
_LONGEST = 2000  # lines
_MAY_OPEN = re.compile(".*(?:名单|名册|人员|成员|委员|组成|领导小组|专班|指挥部|委员会|小组|办公室)|[^。]{0,24}:|附")


@dataclass(frozen=True, slots=True)
class PeopleReading:
    """The entries of member lists in order; `used_spans` are the lines read, headings and remarks included."""

    entries: tuple[Entry, ...]
    used_spans: tuple[Span, ...]


def read_people(source: Source, start: int, end: int, known_units: KnownUnits | None = None) -> PeopleReading:
    """The entries of the member lists in a region; `known_units` tells the names of bodies from those of people."""
    lines = [line for line in source.lines if start <= line.start < end]
    reader = ListReader(source, lines, known_units or _knows_none)
    used = tuple((line.start, line.end) for at, line in enumerate(reader.lines) if reader.read(at))
    return PeopleReading(reader.entries, used)


def find_lists(source: Source) -> list[Span]:
    """The regions that are member lists, headings included: from one to the last line that belongs to it.

    A list in an annex may have other matters between its parts; one inside the text ends where they begin.
    """
    found: list[Span] = []
    for at, line in enumerate(source.lines):
        if found and line.start < found[-1][1]:
            continue
        end = _list_end(source, source.lines[at : at + _LONGEST])
        if end:
            found.append((line.start, end))
    return found


def _list_end(source: Source, lines: Sequence[Line]) -> int:
    """Where the list that opens with the first line ends; 0 where none does."""
    if not _MAY_OPEN.match(lines[0].text):
        return 0
    annexed = bool(ANNEX.match(lines[0].text))
    opening = ListReader(source, lines[:_OPENING], _knows_none)
    within = range(len(opening.lines) if annexed else 1)
    if not any(map(opening.read, within)):
        return 0
    reader = ListReader(source, lines, _knows_none)
    end = _read_on(reader, annexed)
    people = len(reader.entries)
    return end if people > 1 or (people and reader.headed and reader.labels) else 0


def _read_on(reader: ListReader, annexed: bool) -> int:
    """Where the last line that belongs to the list ends."""
    end = 0
    for at, line in enumerate(reader.lines):
        if at and ANNEX.match(line.text):
            break
        if reader.read(at):
            end = line.end
        elif at and (not annexed or FOOTER.match(line.text)):
            break
    return end


def _knows_none(_: str) -> bool:
    return False
