"""Rows called by a name that their thing bears only elsewhere: the figure printed under that name is the one meant."""

from dataclasses import replace
from typing import Any

from graph import Figures, Is, folded, leaves, rebuilt
from search.grammar.meaning import Thing
from search.linking.names import Names
from search.understanding import Understanding, Word

_REACHED = ("actual", "baseline", "either", "latest")


def as_called(taken: Understanding, names: Names) -> Understanding:
    """The same, with the rows whose very names were said; a note tells what the thing is called in the table."""
    if not any(_reached(part) for part in leaves(taken.query)):
        return taken
    found = {
        word.words: rows for word in taken.words if _is_row(word) and (rows := names.members.get(folded(word.words)))
    }
    if not found:
        return taken
    called = tuple(ref for rows in found.values() for ref in rows)
    notes = (
        f"“{said}”与“{names.graph.nodes[names.relations.item(rows[0])].name}”是同一项" for said, rows in found.items()
    )
    query = rebuilt(taken.query, lambda part: replace(part, called=called) if _reached(part) else part)
    return replace(taken, query=query, notes=(*taken.notes, *notes))


def _reached(part: Any) -> bool:
    return isinstance(part, Figures) and part.of in _REACHED


def _is_row(word: Word) -> bool:
    value = word.token.value
    return not word.skipped and isinstance(value, Thing) and all(isinstance(part, Is) for part in value.parts)
