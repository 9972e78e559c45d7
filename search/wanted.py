"""The words that someone searches for, as typed: chunks divided by blanks, words in a chunk, phrases in quotes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from search.analyzer import GRAMMAR, Analyzer
from search.plain import fold, plain

MOST_WORDS = 40  # of a pasted text the beginning is searched for: its words tell what it is
_MOST_CHARACTERS = 2000
_QUOTED = re.compile(r"[“\"「『]([^“”\"「」『』]+)[”\"」』]")
_DIVIDER = re.compile(r"(?:[^\w%‰&+.,*·'’‘-]|(?<!\d),|,(?!\d{3}(?!\d)))+")
_EDGES = re.compile(r"^[\W_]+|[^\w%‰]+$")
# Words of grammar and of asking: searched for only where there is nothing else.
_STOP = re.compile(
    f"[{GRAMMAR}]|请问|哪[些个家]|什么|多少|怎[么样]|如何|几个|有关|关于|相关|以及|查[询找]|搜索|负责|牵头|配合"
    "|the|an?|of|and|or|in|on|for|to|by|with|is|are|what|which|who|how"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word as typed, in plain text, and its other spellings."""

    text: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words typed without a blank between them, best found side by side; a `phrase` is found in no other way."""

    text: str
    words: tuple[Word, ...]
    phrase: bool = False


def chunks(typed: str, analyzer: Analyzer, others: Mapping[str, tuple[str, ...]]) -> list[Chunk]:
    """What is searched for, each chunk once; nothing where no word was typed. No sign has a meaning but quotes.

    `others` gives the other spellings of words.
    """
    found: dict[str, Chunk] = {}
    room = MOST_WORDS
    for text, phrase in _stretches(fold(typed[:_MOST_CHARACTERS])):
        words = [Word(text)] if phrase else _words(text, analyzer, others)[:room]
        if text and words and room > 0 and text not in found:
            room -= len(words)
            found[text] = Chunk(text, tuple(words), phrase)
    return _telling(list(found.values()))


def _words(text: str, analyzer: Analyzer, others: Mapping[str, tuple[str, ...]]) -> list[Word]:
    words = [text] if text in others else dict.fromkeys(analyzer.words(text))
    return [Word(word, others.get(word, ())) for word in words]


def _stretches(typed: str) -> Iterator[tuple[str, bool]]:
    """The stretches between dividers in plain text, and whether each was quoted."""
    at = 0
    for quoted in _QUOTED.finditer(typed):
        yield from _divided(typed[at : quoted.start()])
        yield _bare(quoted[1]), True
        at = quoted.end()
    yield from _divided(typed[at:])


def _divided(typed: str) -> Iterator[tuple[str, bool]]:
    return ((_bare(part), False) for part in _DIVIDER.split(typed))


def _bare(text: str) -> str:
    return _EDGES.sub("", plain(text).text)


def _telling(found: list[Chunk]) -> list[Chunk]:
    """Without words of grammar, unless there is nothing else."""
    kept = [replace(chunk, words=tuple(filter(_tells, chunk.words))) for chunk in found]
    return [chunk for chunk in kept if chunk.words] or found


def _tells(word: Word) -> bool:
    return not _STOP.fullmatch(word.text)
