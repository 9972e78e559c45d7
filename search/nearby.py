"""Names that a text only comes near to: shortened (研发占比), said in other words, or with a slip of the pen."""

from collections.abc import Iterable, Iterator

from search.linking import Mention, slipped, within
from search.names import Names
from search.usual import usual

_SHORTEST, _LONGEST = 2, 30
_SHORTEST_CUT = 4  # characters that have to be left of a shortened name
_TWO_SLIPS = 8  # characters from which two may be wrong
_MOST = 6  # things that a shortened name may mean; of more it says nothing


def nearby(text: str, spans: Iterable[tuple[int, int]], names: Names) -> Iterator[Mention]:
    """What the stretches of a folded text may mean, where no name is said in full.

    A row's name may be shortened: all characters are in it, in order; an action's likewise. Of any name a character may be wrong, two in
    long ones, if no other name is as near.
    """
    for start, end in spans:
        words = text[start:end]
        if _SHORTEST <= len(words) <= _LONGEST:
            ids, how = _shortened(words, names), "near"
            if not ids:
                ids, how = _misspelt(words, names), "slip"
            for kind in sorted({names.graph.nodes[ref].kind for ref in ids}):
                own = tuple(ref for ref in ids if names.graph.nodes[ref].kind == kind)
                yield Mention(start, end, kind, own, words, how)


def _shortened(words: str, names: Names) -> tuple[str, ...]:
    wanted = usual(words)
    if wanted in names.by_spelling:
        return tuple(ref for name in names.by_spelling[wanted] for ref in name.ids)
    if len(wanted) < _SHORTEST_CUT:
        return ()
    found = {ref for name, ref in names.usual if within(wanted, name)}
    return tuple(sorted(found)) if len(found) <= _MOST else ()


def _misspelt(words: str, names: Names) -> tuple[str, ...]:
    """The ids of the one thing whose spelling is nearest; none for another department's name or a person's."""
    if len(words) < _SHORTEST_CUT:
        return ()
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    allowed = 2 if len(words) >= _TWO_SLIPS else 1
    found = extract(words, list(names.by_spelling), scorer=OSA.distance, score_cutoff=allowed, limit=None)
    near = [(spelling, distance) for spelling, distance, _ in found if slipped(words, spelling, distance)]
    nearest = min((distance for _, distance in near), default=0)
    ids = {ref for spelling, distance in near if distance == nearest for ref in _things(spelling, names)}
    return tuple(ids) if len(ids) == 1 else ()


def _things(spelling: str, names: Names) -> Iterator[str]:
    for name in names.by_spelling[spelling]:
        if name.kind not in ("Person", "Post"):
            yield from name.ids
