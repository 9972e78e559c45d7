"""Full-text search: words to hits."""

from search.fulltext.expansion import Expansion
from search.fulltext.grouping import under_tasks
from search.fulltext.index import Index, open_index
from search.fulltext.result import Facet, Find, Hit, SearchResult
from search.fulltext.server_index import Origin, open_server_index
from search.fulltext.suggest import Suggestion
from search.fulltext.synonyms import FILE, SynonymError

__all__ = [
    "FILE",
    "Expansion",
    "Facet",
    "Find",
    "Hit",
    "Index",
    "Origin",
    "SearchResult",
    "Suggestion",
    "SynonymError",
    "open_index",
    "open_server_index",
    "under_tasks",
]
