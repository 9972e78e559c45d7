"""Words that mean the same made one: synonyms of official writing (占比, 比重), indicators' other names (研发投入强度)."""

from functools import cache, lru_cache

from graph import folded
from search.lexicon import lexicon, synonyms


@lru_cache(4096)
def usual(words: str) -> str:
    """The words with one of each group of synonyms in place of the others."""
    for first, other in (*_other_names(), *_replacements()):
        if other in words and first not in words:
            words = words.replace(other, first)
    return words.replace("的", "")


@cache
def _other_names() -> tuple[tuple[str, str], ...]:
    """The longest first, so that none is replaced inside another."""
    names = sorted(lexicon().of("SAME"), key=lambda entry: (-len(entry.word), entry.word))
    return tuple((folded(entry.meaning), entry.word) for entry in names)


@cache
def _replacements() -> tuple[tuple[str, str], ...]:
    """A longer word is never put for a shorter one that it holds."""
    groups = [sorted(map(folded, group), key=len, reverse=True) for group in synonyms()]
    pairs = [(group[0], other) for group in groups for other in group[1:]]
    return tuple((usual, other) for usual, other in pairs)
