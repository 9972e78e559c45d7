"""What a natural phrase asks for, where the questions' grammar understands it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from graph import Figures, Graph, Listing, Missing, Query, leaves, run
from search.linking.names import names_of

Runner = Callable[[Query], Iterable[str]]  # the ids that a query finds
_MOST = 50  # things: a phrase that means more of them than that tells less than its words do


@dataclass(frozen=True, slots=True)
class Meaning:
    """The ids that a phrase asks for, and how it was read, in a Chinese sentence."""

    ids: tuple[str, ...] = ()
    reading: str | None = None


def meaning(words: str, graph: Graph, statuses: Mapping[str, str], runner: Runner | None = None) -> Meaning:
    """What the words ask for; nothing where they are no question, or one that the graph has no answer to.

    `runner` runs the query where the graph in memory holds no more than the names.
    """
    from search.question import understand

    names = names_of(graph)
    taken = understand(words, names)
    if taken.query is None or any(isinstance(part, Missing) for part in leaves(taken.query)):
        return Meaning()
    if not isinstance(taken.query.give, Listing | Figures):
        return Meaning()
    found = runner(taken.query) if runner else [hit.node.id for hit in run(taken.query, names.relations, statuses).hits]
    ids = tuple(found)
    if not 0 < len(ids) <= _MOST:
        return Meaning()
    from search.telling.reading import reading

    return Meaning(ids, reading(taken.query, graph, None, taken.notes))
