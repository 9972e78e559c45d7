"""How a question is understood, shown step by step: its words, what they link to, the query and its Cypher."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph import Is, Query, leaves, statement
from search.grammar.meaning import Thing
from search.linking.names import Names
from search.question import understand
from search.telling.reading import reading
from search.understanding import Understanding, Word
from search.word_kinds import meaning, type_label


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the question: what kind of word it is, what it means, the ids it links to.

    `others` tell what the words may mean as well; `skipped` that they had no effect; `note` what they were taken for.
    """

    words: str
    kind: str
    meaning: str
    ids: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    note: str = ""
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a question is understood; without a query `unplaced` are the words that found no place.

    `cypher` is the query's one statement and `parameters` what it is run with.
    """

    question: str
    pieces: tuple[Piece, ...]
    unused: tuple[str, ...]
    unplaced: tuple[str, ...]
    query: Query | None
    reading: str | None
    cypher: str | None
    parameters: Mapping[str, Any]


def explain(question: str, names: Names, as_of: date | None = None) -> Explanation:
    """How the question is understood for this graph; `as_of` is the day of the statuses at hand."""
    return explained(question, understand(question, names, as_of), names, as_of)


def explained(question: str, taken: Understanding, names: Names, as_of: date | None) -> Explanation:
    """The same for a question that was understood already."""
    pieces = tuple(_piece(word, names) for word in taken.words)
    if taken.query is None:
        return Explanation(question, pieces, taken.unused, taken.unplaced, None, None, None, {})
    run = statement(taken.query, as_of)
    said = reading(taken.query, names.graph, as_of, taken.notes)
    return Explanation(question, pieces, taken.unused, (), taken.query, said, run.text, run.parameters)


def _piece(word: Word, names: Names) -> Piece:
    token = word.token
    told = "" if word.skipped else meaning(token.type, token.value, names.graph)
    ids = tuple(dict.fromkeys(ref for part in leaves(_parts(token.value)) if isinstance(part, Is) for ref in part.ids))
    others = tuple(meaning("NAME", each, names.graph) for each in word.others)
    return Piece(word.words, type_label(token.type), told, ids, others, token.note, word.skipped)


def _parts(value: Any) -> tuple[Any, ...]:
    return value.parts if isinstance(value, Thing) else ()
