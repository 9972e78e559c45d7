"""The general words of questions, from words/*.tsv: every word with its types and meanings, and where they stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graph import folded

_WORDS = Path(__file__).with_name("words")
# Of two senses that make a question cost the same, that of the earlier file is meant.
_FILES = (
    "particles courtesies asking logic kinds duty status dependence joining change numbers figures clashes rules bodies "
    "names characters phrases everyday leadins"
).split()
_SYNONYMS = Path(__file__).with_name("synonyms.tsv")
_ASIDE = frozenset(
    {"SHORT", "STEM", "ABBR", "ALIKE", "SAME", "LEADIN"}
)  # of units' names and of small talk, not of questions


@dataclass(frozen=True, slots=True)
class Entry:
    """A word's type in the grammar and what it means there."""

    word: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries, and an automaton that finds their words in a folded text."""

    entries: dict[str, tuple[Entry, ...]]
    automaton: Any

    def words(self, text: str) -> Iterator[tuple[int, int, Entry]]:
        """Every word of the grammar met in the folded text, with its place; Latin words only as whole words."""
        for last, word in self.automaton.iter(text):
            start = last + 1 - len(word)
            if whole(text, start, last + 1):
                for entry in self.entries[word]:
                    if entry.type not in _ASIDE:
                        yield start, last + 1, entry

    def general(self, word: str) -> bool:
        """Whether it is a word of the grammar."""
        return any(entry.type not in _ASIDE for entry in self.entries.get(word, ()))

    def of(self, type_: str) -> list[Entry]:
        """The entries of a type, in the file's order."""
        return [entry for found in self.entries.values() for entry in found if entry.type == type_]


def whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch of text doesn't cut a Latin word or a number in two."""
    return not (_joined(text, start) or _joined(text, end))


def _joined(text: str, at: int) -> bool:
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    return before.isascii() and after.isascii() and before.isalnum() and (after.isalnum() or after == "'")


@cache
def lexicon() -> Lexicon:
    """The project's own lexicon, loaded once."""
    from ahocorasick import Automaton

    entries: dict[str, list[Entry]] = {}
    for words, type_, meaning in _lines():
        for word in words.split("|"):
            key = _key(word)
            entries.setdefault(key, []).append(Entry(key, type_, meaning))
    automaton = Automaton()
    for word, found in entries.items():
        if any(entry.type not in _ASIDE for entry in found):
            automaton.add_word(word, word)
    automaton.make_automaton()
    return Lexicon({word: tuple(dict.fromkeys(found)) for word, found in entries.items()}, automaton)


def _lines() -> Iterator[list[str]]:
    for name in _FILES:
        lines = (_WORDS / f"{name}.tsv").read_text("utf8").splitlines()
        yield from (line.split("\t") for line in lines if not line.startswith("#"))


@cache
def stems() -> tuple[str, ...]:
    """What the departments of a district or city are usually called by."""
    return tuple(entry.word for entry in lexicon().of("STEM"))


@cache
def synonyms() -> tuple[tuple[str, ...], ...]:
    """The groups of general words that official writing uses for one another."""
    lines = (line for line in _SYNONYMS.read_text("utf8").splitlines() if line and not line.startswith("#"))
    return tuple(tuple(line.split("|")) for line in lines)


@cache
def _alike() -> dict[str, frozenset[str]]:
    """The groups of characters that each character is in."""
    found: dict[str, set[str]] = {}
    for entry in lexicon().of("ALIKE"):
        found.setdefault(entry.word, set()).add(entry.meaning)
    return {char: frozenset(groups) for char, groups in found.items()}


def alike(typed: str, word: str) -> bool:
    """Whether two words of one length differ only in characters taken for one another by look or sound."""
    groups, none = _alike(), frozenset[str]()
    pairs = [(one, other) for one, other in zip(typed, word, strict=False) if one != other]
    return len(typed) == len(word) and all(groups.get(a, none) & groups.get(b, none) for a, b in pairs)


def _key(word: str) -> str:
    """Folded as questions are: Latin words keep their blanks, stars stay, single signs are as they are."""
    if len(word) == 1 or word.isascii():
        return word.lower().replace("'", "")
    return word if "*" in word else folded(word)
