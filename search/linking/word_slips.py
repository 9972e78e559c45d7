"""Slips of the pen in general words: 付责 for 负责, where only one word can be meant."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from ontology import number
from search.analyzer import default_engine
from search.lexicon import Entry, alike, lexicon

_SHORTEST, _LONGEST = 2, 6
# What is written for one another by mistake, though each of the two makes a word.
_MISTAKEN = frozenset(frozenset(pair) for pair in ("那哪", "付负", "末未", "己已", "再在", "即既", "座坐", "做作"))
_NEVER = frozenset({"PART", "FILL", "NEG", "OR", "AND", "EXC", "ONLY"})  # too short in sense to be guessed at


def word_slips(text: str) -> Iterator[tuple[int, int, tuple[Entry, ...]]]:
    """Where a stretch of Chinese that is no word differs by one character from one word only, and that word."""
    for start in range(len(text)):
        for end in range(start + _SHORTEST, min(start + _LONGEST, len(text)) + 1):
            typed = text[start:end]
            if _han(typed) and not lexicon().general(typed):
                meant = _meant(typed)
                if meant:
                    yield start, end, meant


def _meant(typed: str) -> tuple[Entry, ...]:
    near = [(word, at) for word, at in _near(typed) if _is_slip(typed, word, at)]
    mistaken = [word for word, at in near if frozenset((typed[at], word[at])) in _MISTAKEN]
    words = mistaken or [word for word, _ in near if alike(typed, word)] or [word for word, _ in near]
    meanings = {tuple((entry.type, entry.meaning) for entry in _entries(word)) for word in words}
    return _entries(words[0]) if len(meanings) == 1 else ()


def _near(typed: str) -> Iterator[tuple[str, int]]:
    for at in range(len(typed)):
        for word in _by_rest().get((at, typed[:at], typed[at + 1 :]), ()):
            yield word, at


def _is_slip(typed: str, word: str, at: int) -> bool:
    """Whether the differing character is a slip: it makes no word with its neighbours, or is often mistaken."""
    if frozenset((typed[at], word[at])) in _MISTAKEN:
        return typed[at] != "哪"  # 哪 asks, and is never put down for 那
    if lexicon().general(typed[:at] + typed[at + 1 :]) or lexicon().general(typed[at]):
        return False  # a word that no one knows beside one that is known, or two that are
    return number(typed[at]) is None and typed[at] in cut(typed)


def _entries(word: str) -> tuple[Entry, ...]:
    return tuple(entry for entry in lexicon().entries[word] if entry.type not in _NEVER)


@cache
def _by_rest() -> dict[tuple[int, str, str], list[str]]:
    """The general words by each of their characters left out."""
    found: dict[tuple[int, str, str], list[str]] = defaultdict(list)
    for word in lexicon().entries:
        if _SHORTEST <= len(word) <= _LONGEST and _han(word) and lexicon().general(word) and _entries(word):
            for at in range(len(word)):
                found[at, word[:at], word[at + 1 :]].append(word)
    return found


@lru_cache(4096)
def cut(words: str) -> list[str]:
    """The words of the dictionary in a stretch, none guessed."""
    if default_engine() == "rjieba":
        return list(_rjieba().cut(words, False))
    import jieba

    return list(jieba.cut(words, HMM=False))


@cache
def _rjieba() -> Any:
    import rjieba

    return rjieba.Jieba()


def _han(words: str) -> bool:
    return all("\u4e00" <= char <= "\u9fff" for char in words)
