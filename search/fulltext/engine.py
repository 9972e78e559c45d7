"""The contract of an engine: which documents hold a term, and how much it weighs in each.

Everything else (words, synonyms, ranking, filters, snippets) is the same whatever engine serves.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Protocol

from search.analyzer import Analyzer, loose
from search.fulltext.documents import NAME, TEXT, UNITS, Document
from search.plain import plain

OWN = (NAME, TEXT, UNITS)  # what its surroundings say is not a document's own word


@dataclass(frozen=True, slots=True)
class Asked:
    """What an engine is asked for: documents that hold, in one zone, a term of each of `needed`.

    `word` is a term that says all of it at once where the tokenizer cut it as a word: it adds to the weight.
    """

    needed: tuple[tuple[str, ...], ...]
    word: str | None = None


@dataclass(frozen=True, slots=True)
class Posting:
    """The documents that hold what was asked for, by place: their weights, which in their name, which in own words."""

    weights: Mapping[int, float]
    named: Set[int]
    own: Set[int]


class Engine(Protocol):
    """An index of documents that are known by their place in the order given. Threads may share it."""

    def __len__(self) -> int:
        """How many documents there are."""

    def postings(self, asked: Sequence[Asked]) -> list[Posting]:
        """A posting for each thing asked for."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """A term and what to ask an engine for it; `exact` if what the engine finds holds the term for certain.

    Else a text that holds all of the parts need not hold them side by side, and has to be looked at.
    """

    term: str
    asked: Asked
    exact: bool


def lookup(term: str, analyzer: Analyzer) -> Lookup:
    """How to find a term (plain text)."""
    parts = analyzer.needed(term)
    if parts == [term]:
        return Lookup(term, Asked(((term,),)), True)
    needed = tuple((part, loose(part)) if len(part) == 2 else (part,) for part in parts)
    return Lookup(term, Asked(needed, term), False)


def zone_terms(document: Document, analyzer: Analyzer) -> dict[str, list[str]]:
    """What an index holds of a document: the terms of its texts, zone by zone."""
    return {zone: list(_terms(texts, analyzer)) for zone, texts in document.zones.items()}


def _terms(texts: Iterable[str], analyzer: Analyzer) -> Iterable[str]:
    return (term for text in texts for term in analyzer.terms(plain(text).text))
