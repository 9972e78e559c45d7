"""Finding and asking: words to hits, questions to answers."""

from search.answer import answer, day_asked
from search.index import Hit, Index, SearchResult, open_index
from search.names import names_of

__all__ = ["Hit", "Index", "SearchResult", "answer", "day_asked", "names_of", "open_index"]
