"""Finding and asking: words to hits, questions to answers."""

from search.answer import answer, ask, day_asked
from search.fulltext import (
    Expansion,
    Facet,
    Find,
    Hit,
    Index,
    SearchResult,
    Suggestion,
    SynonymError,
    open_index,
    open_server_index,
)
from search.names import names_of

__all__ = [
    "Expansion",
    "Facet",
    "Find",
    "Hit",
    "Index",
    "SearchResult",
    "Suggestion",
    "SynonymError",
    "answer",
    "ask",
    "day_asked",
    "names_of",
    "open_index",
    "open_server_index",
]
