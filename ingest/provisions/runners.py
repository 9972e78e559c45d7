"""Who runs a provision: the units of the roster that a clause names as doing it (办公室设在区甲局, 由区乙局通报)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.text.source import Span
from ingest.units.naming import Roster
from ingest.units.shape import is_unit
from ontology import STATED, Certainty, inferred

_HEAD_RULE = "以单位负责人代单位"
_LEVEL_RULE = "级别省略"

_OPENS = re.compile(r"(?:(?:20\d\d年|每周|每月|每季度?|每半年|每年|同时|并|要|定期|资金|用地|人才)\s*)*")
_LEADS_IN = re.compile(r"设在|设于|设立在|放在|挂靠在?|由(?!于)")
_HEAD = re.compile(r"(?:党政)?(?:主要|分管)?(?:负责人|负责同志|领导|局长|主任)")
_JOIN = re.compile(r"(?P<helps>会同|联合|商)|[、和及与]")
_STRANGER = re.compile(r"[^、,。;会同和及与每要应按负牵统]{2,14}")
# 市政府 is not who runs it where 市政府办公室 or 市政府的… is printed
_GOES_ON = re.compile(r"的|[^、,。;会要应负每按统牵设]{0,3}(?:办公室|办公厅|处|科|中心|小组|专班|分局|名单|督查室)")
_SUPPORTS = re.compile("(?:等(?:部门|单位)?)?(?:积极)?(?:配合|参与|协助|支持)")
_LEADING = re.compile("(?:等(?:部门|单位)?)?(?:负责)?(?:牵头|召集|主抓)")
_REPORTED = re.compile("(?:领导)?班子|绩效|考核|的")


@dataclass(frozen=True, slots=True)
class Runner:
    """A unit by a spelling of the roster, its role, and where it is named in the text that was searched."""

    name: str
    role: str
    start: int
    end: int
    certainty: Certainty


def find_runners(text: str, roster: Roster) -> list[Runner]:
    """The units that do what a clause (folded) says: those that open it, or stand behind 由 or 设在."""
    opens = _OPENS.match(text)
    starts = [opens.end() if opens else 0, *(match.end() for match in _LEADS_IN.finditer(text))]
    found: dict[str, Runner] = {}
    for start in dict.fromkeys(starts):
        for each in _listed(text, start, roster):
            found.setdefault(each.name, each)
    return list(found.values())


def _listed(text: str, start: int, roster: Roster) -> Iterator[Runner]:
    """The units of a list that begins at `start`; those behind 会同 support, those before 牵头 lead."""
    hits: list[tuple[str, Span, bool]] = []
    place, helps = start, False
    while place < len(text):
        known = roster.prefix_of(text[place:])
        if known and not _GOES_ON.match(text, place + known[1]):
            hits.append((known[0].name, (place, place + known[1]), helps))
            place += known[1]
        else:
            stranger = _STRANGER.match(text, place)
            if stranger is None or not (is_unit(stranger.group()) or stranger.group().endswith("室")):
                break
            place = stranger.end()
        join = _JOIN.match(text, place)
        if join is None:
            break
        helps, place = helps or bool(join["helps"]), join.end()
    yield from (_runner(text, hit, place, roster) for hit in hits)


def _runner(text: str, hit: tuple[str, Span, bool], stop: int, roster: Roster) -> Runner:
    name, (start, end), helps = hit
    role = "responsible"
    if helps or _SUPPORTS.match(text, stop):
        role = "support"
    elif _LEADING.match(text, stop):
        role = "lead"
    return Runner(name, role, start, end, _certainty(text, start, end, roster))


def _certainty(text: str, start: int, end: int, roster: Roster) -> Certainty:
    if _HEAD.match(text, end):
        return inferred(_HEAD_RULE)
    return STATED if text[start:end] in roster.spellings else inferred(_LEVEL_RULE)
