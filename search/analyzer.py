"""How text becomes terms, for the index and for the words searched for alike: words, character pairs, figures."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

from ontology import UNIT
from search.plain import HAN, HAN_RUN

_LETTER = rf"[^\W_{HAN}]"  # or digit
_PIECE = re.compile(
    rf"(?P<latin>(?=[\d.]*(?:[^\W\d_{HAN}]|\d[&+])){_LETTER}+(?:[&+.]{_LETTER}+)*)"  # r&d, 5g, n+1
    rf"|(?P<figure>\d+(?:\.\d+)*)"
    rf"|(?P<han>[{HAN}]+)"
)
_MEASURE = re.compile(rf"(?:[百千万亿]?(?:{UNIT.pattern}|年|月|日|号|期|级|强|版)|[百千万亿])?")
_LONGEST = 64  # characters of a term; nothing that people write is longer
_NAME_FREQUENCY = 1000  # keeps 科技局 + 局长 from becoming 科技 + 局局长, and 基金 + 投资 from losing to a 金投
# jieba guesses words that its dictionary lacks (有建, 计局); the graph's names and pairs of characters do better.
_NO_GUESSES = {"rjieba": (False,), "jieba": (False, False)}
GRAMMAR = "的了和与及或在等为对以到从把被由向于之其并而也都是有吗呢啊吧请谁哪个要我你它这那想找查给"
_NEGATING = "未不非无"
BEFORE_NEGATED = frozenset("未不非无没有能曾得予再会")  # what may stand before a place that is negated
# Words that turn the next one around; others that end so do not (中非, 有无, 北非).
_NEGATION = re.compile("[未不非无]|没有?|[尚并从还仍]未|未[能曾]|[并绝]不|不[能得予再会]|并非|[毫尚]无")


class _Cutter(Protocol):
    def cut(self, text: str, *flags: bool) -> Iterable[str]: ...
    def suggest_freq(self, segment: str) -> int: ...
    def add_word(self, word: str, freq: int | None, tag: str | None) -> object: ...


class Tokenizer:
    """Cuts Chinese into words, with jieba's dictionary and the words that are given.

    rjieba cuts as jieba does and loads in a fraction of its time; jieba is the reference, and used where rjieba is not
    installed. `engine` tells which. Nothing is loaded before the first cut.
    """

    def __init__(self, words: Iterable[str] = (), engine: str | None = None) -> None:
        self.engine = engine or default_engine()
        self._words = tuple(words)
        self._loaded: _Cutter | None = None

    def cut(self, text: str) -> list[str]:
        """The words of a run of Chinese characters, in order and without overlap."""
        return list(self._cutter.cut(text, *_NO_GUESSES[self.engine]))

    @property
    def _cutter(self) -> _Cutter:
        if self._loaded is None:
            cutter = _rjieba() if self.engine == "rjieba" else _jieba()
            for word in self._words:
                cutter.add_word(word, max(cutter.suggest_freq(word), _NAME_FREQUENCY), None)
            self._loaded = cutter  # last, for other threads
        return self._loaded


@cache
def default_engine() -> str:
    """rjieba where it is installed, else jieba."""
    from importlib.util import find_spec

    return "rjieba" if find_spec("rjieba") else "jieba"


def _rjieba() -> _Cutter:
    import rjieba

    cutter: Any = rjieba.Jieba  # its type names the flag of `cut`
    made: _Cutter = cutter()  # not the module's own: words added to that would change how plans are read
    return made


def _jieba() -> _Cutter:
    import logging

    import jieba

    jieba.setLogLevel(logging.WARNING)
    made: _Cutter = jieba.Tokenizer()
    return made


@dataclass(frozen=True, slots=True)
class Boundaries:
    """Where words begin in a plain text (`starts`), and which of these places a negation precedes (`negated`)."""

    starts: frozenset[int]
    negated: frozenset[int]

    def counts(self, start: int, end: int) -> bool:
        """Whether a stretch counts as a find: not where a negation turns it around (达标 in 未达标), nor two characters
        that belong to different words (国美 in 中国美丽).
        """
        by_chance = end - start == 2 and start + 1 in self.starts and not {start, end} & self.starts
        return start not in self.negated and not by_chance


@dataclass(frozen=True, slots=True)
class Analyzer:
    """Plain text to terms. All methods take plain text."""

    tokenizer: Tokenizer

    def terms(self, text: str) -> list[str]:
        """What the index holds of the text: Chinese words, characters and their pairs, Latin words, figures.

        A pair that is a word of its own is there twice, and so counts for more than one within a word. A pair that is no
        find (`Boundaries.counts`) is there as a `loose` one, which leads to longer terms alone.
        """
        found: list[str] = []
        for piece in _PIECE.finditer(text):
            found += self._han_terms(piece["han"]) if piece["han"] else _forms(text, piece)
        return [term[:_LONGEST] for term in found]

    def _han_terms(self, run: str) -> Iterator[str]:
        tokens = self.tokenizer.cut(run)
        bounds = self.boundaries(run, tokens)
        for at, pair in enumerate(pairs(run)):
            yield pair if bounds.counts(at, at + len(pair)) else loose(pair)
        yield from (char for at, char in enumerate(run) if at not in bounds.negated and len(run) > 1)
        at = 0
        for token in tokens:
            if len(token) > 1 and bounds.counts(at, at + len(token)):
                yield token
            at += len(token)

    def words(self, text: str) -> Iterator[str]:
        """The words to search for, in order and without overlap: a figure with its unit of measure is one word.

        A negation makes one word with what it turns around; single characters that stand side by side are one word.
        """
        at = 0
        for piece in _PIECE.finditer(text):
            if piece["han"]:
                rest = text[max(at, piece.start()) : piece.end()]
                yield from self._han_words(rest) if rest else ()
            else:
                whole = _forms(text, piece)[-1]
                at = piece.start() + len(whole)
                yield whole[:_LONGEST]

    def _han_words(self, run: str) -> Iterator[str]:
        held = ""
        for token in self.tokenizer.cut(run) if len(run) > 2 else [run]:
            if _negates(token):
                yield from [held] if held else []
                held = token if token[-1] not in _NEGATING else token[-1]
            elif held and _negates(held):
                yield held + token
                held = ""
            elif len(token) == 1 and token not in GRAMMAR:
                held += token
            else:
                yield from [held] if held else []
                yield token
                held = ""
        yield from [held] if held else []

    def needed(self, term: str) -> list[str]:
        """The terms of the index without which no text holds the term. Its pairs may be loose ones where they are more
        than one, or stand beside something else: then the texts have to be looked at.
        """
        found: list[str] = []
        at = 0
        for piece in _PIECE.finditer(term):
            if piece["han"]:
                rest = term[max(at, piece.start()) : piece.end()]
                found += pairs(rest) if rest else []
            else:
                whole = _forms(term, piece)[-1]
                at = piece.start() + len(whole)
                found.append(whole[:_LONGEST])
        return list(dict.fromkeys(found))

    def boundaries(self, text: str, tokens: Iterable[str] = ()) -> Boundaries:
        """Where words begin, and which of them are negated (the 达标 of 未达标).

        `tokens` are the words of the text where it is one run of Chinese that was cut already.
        """
        starts: set[int] = set()
        negated: set[int] = set()
        for run in HAN_RUN.finditer(text):
            at = run.start()
            for token in tokens or self.tokenizer.cut(run[0]):
                starts.add(at)
                if len(token) > 1 and token[0] in _NEGATING:
                    negated.add(at + 1)
                at += len(token)
                if _negates(token):
                    negated.add(at)
            starts.add(at)
        return Boundaries(frozenset(starts), frozenset(negated))


def pairs(run: str) -> list[str]:
    """Every two neighbours of a run of Chinese characters; the character itself where it stands alone."""
    return [run[at : at + 2] for at in range(len(run) - 1)] or [run]


def loose(pair: str) -> str:
    """How the index holds a pair that is no find by itself."""
    return f"¬{pair}"


def is_han(term: str) -> bool:
    """Whether the term is Chinese characters alone."""
    return HAN_RUN.fullmatch(term) is not None


def _negates(token: str) -> bool:
    return _NEGATION.fullmatch(token) is not None


def _forms(text: str, piece: re.Match[str]) -> list[str]:
    """A Latin word; a figure bare, and with its unit of measure from 10亿 to 10亿元."""
    if piece["latin"]:
        return [piece[0]]
    measure = _MEASURE.match(text, piece.end())
    return [piece[0] + measure[0][:size] for size in range(len(measure[0]) + 1)] if measure else [piece[0]]
