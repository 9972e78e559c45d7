"""How a question was taken: its query, its words, and those that found no place."""

from dataclasses import dataclass

from graph import Query
from search.grammar.chart import Token
from search.grammar.meaning import Thing


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of the question from `start` on, as it was taken; `others` are what its words may mean as well."""

    start: int
    words: str
    token: Token
    skipped: bool = False
    others: tuple[Thing, ...] = ()


@dataclass(frozen=True, slots=True)
class Understanding:
    """How a question was taken. Without a query, `unplaced` are the words that found no place.

    `unused` are words without an effect; `notes` tell what was taken for something else than it says; `words` are
    all of the question's, in order.
    """

    query: Query | None
    notes: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
    rules: frozenset[str] = frozenset()
    words: tuple[Word, ...] = ()
