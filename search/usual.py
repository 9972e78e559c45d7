"""Words that official writing uses for one another, made one: 研发 and R&D, 占比 and 比重."""

from functools import cache, lru_cache

from graph import folded
from search.lexicon import synonyms


@lru_cache(4096)
def usual(words: str) -> str:
    """The words with one of each group of synonyms in place of the others."""
    for first, other in _replacements():
        if other in words and first not in words:
            words = words.replace(other, first)
    return words.replace("的", "")


@cache
def _replacements() -> tuple[tuple[str, str], ...]:
    """A longer word is never put for a shorter one that it holds."""
    groups = [sorted(map(folded, group), key=len, reverse=True) for group in synonyms()]
    pairs = [(group[0], other) for group in groups for other in group[1:]]
    return tuple((usual, other) for usual, other in pairs)
