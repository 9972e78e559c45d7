"""Finding and asking: words to hits, questions to answers."""

from search.answer import answer, answer_query, answer_taken, ask, at_its_day, day_asked, day_wanted
from search.explain import Explanation, Piece, explain, explained
from search.follow import follow_up
from search.fulltext import (
    Expansion,
    Facet,
    Find,
    Hit,
    Index,
    Origin,
    SearchResult,
    Suggestion,
    SynonymError,
    open_index,
    open_server_index,
    under_tasks,
)
from search.linking.names import names_of
from search.offers import offers
from search.understanding import Understanding

__all__ = [
    "Expansion",
    "Explanation",
    "Facet",
    "Find",
    "Hit",
    "Index",
    "Origin",
    "Piece",
    "SearchResult",
    "Suggestion",
    "SynonymError",
    "Understanding",
    "answer",
    "answer_query",
    "answer_taken",
    "ask",
    "at_its_day",
    "day_asked",
    "day_wanted",
    "explain",
    "explained",
    "follow_up",
    "names_of",
    "offers",
    "open_index",
    "open_server_index",
    "under_tasks",
]
