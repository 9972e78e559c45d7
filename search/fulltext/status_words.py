"""Words of status among the words of a search: 科技局滞后的任务 asks for what is off target, not for texts that say 滞后."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graph import folded
from ontology import schema
from search.fulltext.asking import kind_called
from search.fulltext.filters import KIND, STATUS, Filter
from search.lexicon import lexicon

_LONGEST = 60  # characters of what is looked at; a pasted text is plain text
_CHUNK = re.compile(r"[“\"「『][^“”\"「」『』]*[”\"」』]|[^\s,，、;；。!！]+")
_QUOTES = '“"「『'
# What such words are about. Others (欠账, 不合格, 风险) are as likely to be the plan's own.
_OF_PROGRESS = re.compile("滞后|落后|掉队|后腿|[红黄]灯|达标|达成|达到|完成|目标|进度|填报|上报")
_GOOD = frozenset({"met", "on_track"})
_JUDGED = frozenset({"Task", "Indicator", "Project"})
_KIND_LENGTHS = range(4, 1, -1)


@dataclass(frozen=True, slots=True)
class StatusWords:
    """Words that were taken for filters: what was typed without them, the filters, and the words as typed."""

    rest: str
    filters: tuple[Filter, ...] = ()
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Parted:
    """A chunk that has a word of status at one of its ends: `kind` is what is judged so, `told` its own word."""

    word: str
    codes: frozenset[str]
    rest: str
    kind: str | None
    told: str
    linked: bool  # by 的


def status_words(typed: str, in_name: Callable[[str], bool], in_text: Callable[[str], bool]) -> StatusWords:
    """The words of status in what was typed, as filters; none of what stands in quotes, or what the plan says itself.

    `in_name` and `in_text` tell whether a name, or any text, has these words as they stand.
    """
    if len(typed) > _LONGEST:
        return StatusWords(typed)
    for place in _CHUNK.finditer(typed):
        parted = None if place[0][0] in _QUOTES else next(_parted(folded(place[0])), None)
        if parted and _is_meant(parted) and not (in_text if parted.rest else in_name)(folded(place[0])):
            rest = " ".join(filter(str.strip, (typed[: place.start()], parted.rest, typed[place.end() :])))
            filters = [Filter(STATUS, parted.word, parted.codes)]
            if parted.kind:
                filters.append(Filter(KIND, parted.told, frozenset({parted.kind})))
            said = f"{parted.word}{'的' if parted.linked and parted.told else ''}{parted.told}"
            return StatusWords(rest, tuple(filters), (said,))
    return StatusWords(typed)


def _parted(chunk: str) -> Iterator[_Parted]:
    """The chunk as words of status with what they are told of, the longest word of status first."""
    told = next((chunk[-size:] for size in _KIND_LENGTHS if kind_called(chunk[-size:]) in _JUDGED), "")
    body = chunk.removesuffix(told)
    before = body.removesuffix("的")
    for start in range(len(before) - 1):
        if codes := _codes(before[start:]):
            yield _Parted(before[start:], codes, before[:start], kind_called(told), told, before != body)
    for end in range(len(chunk) - 2, 1, -1):
        if chunk[end] == "的" and (codes := _codes(chunk[:end])):
            yield _Parted(chunk[:end], codes, chunk[end + 1 :], None, "", True)


def _codes(word: str) -> frozenset[str]:
    said = [each.code for each in schema().lists["status"] if each.label == word]
    entries = (each for each in lexicon().entries.get(word, ()) if each.type == "STATUS")
    return frozenset(said or (code for each in entries for code in each.meaning.split(",")))


def _is_meant(parted: _Parted) -> bool:
    """Whether a status is meant: more is needed for words of what is well, which plans say of everything they want."""
    if any(each.label == parted.word for each in schema().lists["status"]):
        return True
    if not parted.codes & _GOOD:
        return _OF_PROGRESS.search(parted.word) is not None or (parted.linked and parted.kind is not None)
    linked = parted.linked or parted.word.startswith("已")
    return not parted.rest and ("达标" in parted.word or (linked and parted.kind is not None))
