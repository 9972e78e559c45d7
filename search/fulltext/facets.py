"""How many hits there are of each sort, with the value that a filter takes."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from ontology import schema
from search.fulltext.documents import Document
from search.fulltext.filters import ACTION, KIND, STATUS, UNIT
from search.fulltext.result import Facet

_MOST = 50  # values of a field, the most frequent; nobody chooses among more


def facets(
    found: Sequence[Document], called: Callable[[str], str], statuses: Mapping[str, str]
) -> dict[str, tuple[Facet, ...]]:
    """The counts by field, the most frequent first; `called` gives the names of actions and units by id."""
    words = schema()
    judged = (statuses[each.id] for each in found if each.id in statuses)
    return {
        KIND: _counted((each.kind for each in found), words.kind_label),
        ACTION: _counted((ref for each in found for ref in each.actions), called),
        UNIT: _counted((ref for each in found for ref in each.units), called),
        STATUS: _counted(judged, lambda code: words.label("status", code)),
    }


def _counted(values: Iterable[str], label: Callable[[str], str]) -> tuple[Facet, ...]:
    return tuple(Facet(value, label(value), count) for value, count in Counter(values).most_common(_MOST))
