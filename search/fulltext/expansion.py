"""What a word is searched for as well, and who says so: for the operator who extends the synonyms."""

from collections.abc import Callable
from dataclasses import dataclass

from search.analyzer import Analyzer
from search.fulltext.forms import NEGATED
from search.fulltext.spellings import NAME, NARROWER, Spellings
from search.fulltext.synonyms import DAILY, DEPARTMENT, GENERAL, OWN, SHORT
from search.fulltext.wanted import wanted

SOURCES = {
    NAME: "方案里的名称",
    GENERAL: "通用同义词",
    DAILY: "日常说法",
    DEPARTMENT: "部门叫法",
    OWN: "自备同义词",
    SHORT: "单位简称",
    NEGATED: "否定说法",
}


@dataclass(frozen=True, slots=True)
class Expansion:
    """A word as search cuts it, the other spellings with where each is written, and the names of what is called so.

    Without an `optional` word a document has all words too.
    """

    word: str
    others: dict[str, str]
    called: tuple[str, ...]
    optional: bool


def expansions(words: str, analyzer: Analyzer, spellings: Spellings, called: Callable[[str], str]) -> list[Expansion]:
    """For each word that is searched for; `called` gives the name of an id."""
    asked = wanted(words, analyzer, spellings)
    return [
        Expansion(
            word.text,
            {other: _source(spellings, word.text, other) for other in word.others},
            tuple(map(called, spellings.called(word.text))),
            word.optional,
        )
        for word in asked.words
    ]


def _source(spellings: Spellings, word: str, other: str) -> str:
    return SOURCES[spellings.others.get(word, {}).get(other, NEGATED).rstrip(NARROWER)]
