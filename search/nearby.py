"""Names that a text only comes near to: shortened (研发占比), said in other words, or with a slip of the pen."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from graph import folded
from search.lexicon import synonyms
from search.linking import Mention, slipped, within
from search.names import Names

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
    wanted = _usual(words)
    if wanted in names.by_spelling:
        return tuple(ref for name in names.by_spelling[wanted] for ref in name.ids)
    if len(wanted) < _SHORTEST_CUT:
        return ()
    found = {ref for name, ref in _usual_rows(names) if within(wanted, name)}
    return tuple(sorted(found)) if len(found) <= _MOST else ()


def _usual_rows(names: Names) -> Iterator[tuple[str, str]]:
    for row, ref in names.rows:
        yield _usual(row), ref
    for action in names.graph.of("Action"):
        yield _usual(folded(action.name or "")), action.id


@lru_cache(4096)
def _usual(words: str) -> str:
    """The words with one of each group of synonyms in place of the others."""
    for usual, other in _replacements():
        if other in words and usual not in words:
            words = words.replace(other, usual)
    return words.replace("的", "")


@cache
def _replacements() -> tuple[tuple[str, str], ...]:
    """A longer word is never put for a shorter one that it holds."""
    groups = [sorted(map(folded, group), key=len, reverse=True) for group in synonyms()]
    pairs = [(group[0], other) for group in groups for other in group[1:]]
    return tuple((usual, other) for usual, other in pairs)


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
