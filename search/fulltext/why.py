"""Why a document is a hit: which word it holds, in which spelling, and where."""

from collections.abc import Iterable, Iterator, Sequence

from ontology import schema
from search.fulltext.documents import CONTEXT, KIND, NAME, TEXT, UNITS, ZONES
from search.fulltext.filters import LABELS, STATUS, Filter
from search.fulltext.passage import Passage
from search.fulltext.result import Find
from search.fulltext.status_words import StatusWords
from search.fulltext.taking import Taken
from search.fulltext.wanted import Wanted, Word
from search.plain import HAN_RUN

_LABELS = {NAME: "名称", TEXT: "正文", UNITS: "责任单位", CONTEXT: "所属", KIND: "种类"}
_APART = "…"  # between the parts of a word that are held apart
_MOST = 4  # words that a sentence names
CALLED, MEANT, SLIP = "名称正是所搜的词", "按意思查到", "按“{meant}”找到，疑“{typed}”有误"
FITS = "符合筛选"  # where no word was typed beside filters
ROW_OF = "所属任务有所搜的词"
BESIDE = {"Unit": "找到的人在此任职", "Task": "找到的指标、项目属此任务"}  # what holds no word itself, by kind
BESIDE_ELSE = "找到的指标、项目涉及此处"
JUDGED = "“{said}”按 {filters} 筛选；要找原样的字，请加上引号。"
READ = "{sort}“{typed}”按“{meant}”查找"


def finds(passages: Sequence[Passage], wanted: Wanted) -> tuple[Find, ...]:
    """What of the words is held; the typed spelling before others, the weightiest zone before others."""
    return tuple(find for word in wanted.words for find in _held(passages, word))


def _held(passages: Sequence[Passage], word: Word) -> Iterator[Find]:
    """The word, or what of its parts is held."""
    if found := _find(passages, word):
        yield found
    else:
        yield from (find for part in word.parts for find in _held(passages, part))


def _find(passages: Sequence[Passage], word: Word) -> Find | None:
    for spelling in word.spellings:
        zones = {passage.zone for passage in passages if passage.holds(spelling)}
        if zones:
            return Find(word.text, spelling, max(zones, key=lambda zone: ZONES[zone].boost))
    apart = [found for part in word.parts if (found := _find(passages, part))]
    if not apart or len(apart) < len(word.parts):
        return None
    zone = max((each.zone for each in apart), key=lambda zone: ZONES[zone].boost)
    return Find(word.text, _APART.join(each.spelling for each in apart), zone)


def field_of(found: Iterable[Find]) -> str | None:
    """The weightiest zone of all."""
    return max((find.zone for find in found), key=lambda zone: ZONES[zone].boost, default=None)


def first(ref: str, taken: Taken, slipped: bool) -> str | None:
    """What is to be said before the words: that it is called so, or meant so, or another word was taken for it."""
    if slipped:
        return "；".join(SLIP.format(typed=typed, meant=meant) for typed, meant in taken.slips)
    if not taken.wanted.chunks:
        return FITS
    return CALLED if ref in taken.called else MEANT if ref in taken.meaning.ids else None


def told(kind: str, found: Sequence[Find], first: str | None) -> str:
    """The sentence; `first` is what comes before the words. What holds none of them goes with something that does."""
    parts = [first] if first else []
    if not found and not first:
        return BESIDE.get(kind, BESIDE_ELSE)
    for zone in sorted({find.zone for find in found}, key=lambda zone: -ZONES[zone].boost):
        here = [find for find in found if find.zone == zone][:_MOST]
        parts.append(f"{_LABELS[zone]}有{'、'.join(map(_spelt, here))}")
    return "；".join(parts)


def _spelt(find: Find) -> str:
    return f"“{find.spelling}”" if find.spelling == find.word else f"“{find.spelling}”（即“{find.word}”）"


def read(typed: str, meant: str) -> str:
    """How letters were taken."""
    return READ.format(sort="拼音" if HAN_RUN.match(meant) else "", typed=typed, meant=meant)


def judged(found: StatusWords) -> Iterator[str]:
    """How words of status were taken."""
    filters = " ".join(f"{LABELS[each.field]}:{_value(each)}" for each in found.filters)
    yield from (JUDGED.format(said=said, filters=filters) for said in found.said)


def _value(each: Filter) -> str:
    """What a filter lets through, as it may be typed."""
    if each.field != STATUS:
        return each.said
    return "、".join(schema().label("status", code) for code in schema().codes("status") if code in each.codes)
