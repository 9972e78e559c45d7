"""Which unit houses the office of a plan's group: 专班办公室设在区科技局, in the plan's own words."""

import re

from graph import folded
from search.linking.names import Names

_SET_IN = re.compile(r"办公室(?:\([^()]{1,30}\))?[,，]?设在(?P<unit>[^,。;、\s]{2,20})")
_SHORTEST = 3


def hosts(names: Names) -> tuple[str, ...]:
    """The ids of the units in which the plans set the offices of their groups; none where they don't say it."""
    found: dict[str, None] = {}
    for document in names.graph.documents.values():
        for match in _SET_IN.finditer(folded(document.text)):
            found.update(dict.fromkeys(_unit(match["unit"], names)))
    return tuple(found)


def _unit(words: str, names: Names) -> tuple[str, ...]:
    """The unit whose name the words begin with, the longest."""
    spellings = (words[:end] for end in range(len(words), _SHORTEST - 1, -1))
    return next((ids for each in spellings if (ids := names.unit_spellings.get(each))), ())
