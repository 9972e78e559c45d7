"""The words that someone searches for, as typed: chunks divided by blanks, words in a chunk, phrases in quotes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from search.analyzer import Analyzer, is_han
from search.fulltext.asking import is_asking, is_light, is_question, kind_called
from search.fulltext.figures import figures
from search.fulltext.forms import joined, negations, parts
from search.fulltext.spellings import Spellings
from search.plain import fold, plain

MOST_WORDS = 40  # of a pasted text the beginning is searched for: its words tell what it is
MOST_CHARACTERS = 2000
_COMPOUND, _LONGEST = range(8, 3, -1), 30  # characters of a known compound, and of a piece that is looked at for one
_QUOTED = re.compile(r"[“\"「『]([^“”\"「」『』]+)[”\"」』]")
_DIVIDER = re.compile(r"(?:[^\w%‰&+.,*·'’‘-]|(?<!\d),|,(?!\d{3}(?!\d)))+")
_EDGES = re.compile(r"^[\W_]+|[^\w%‰]+$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as typed, in plain text, and its other spellings; without an `optional` one a hit has all words too.

    A text that holds all of its `parts` apart holds it in a way too. `narrower` are those of the others that say less;
    the `topics` among them count in what a text tells, and not in what a unit is called.
    """

    text: str
    others: tuple[str, ...] = ()
    optional: bool = False
    parts: tuple["Word", ...] = ()
    narrower: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()

    @property
    def spellings(self) -> tuple[str, ...]:
        """The word itself, and what else is searched for with it as one."""
        return self.text, *self.others


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words typed without a blank between them, best found side by side; a `phrase` is found in no other way."""

    text: str
    words: tuple[Word, ...]
    phrase: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is searched for; `kinds` were named as what to find, `asked` tells whether it was put as a question."""

    chunks: tuple[Chunk, ...] = ()
    kinds: frozenset[str] = frozenset()
    asked: bool = False

    @property
    def words(self) -> list[Word]:
        """All words, in order."""
        return [word for chunk in self.chunks for word in chunk.words]


def wanted(typed: str, analyzer: Analyzer, known: Spellings) -> Wanted:
    """What is searched for, each chunk once; nothing where no word was typed. No sign has a meaning but quotes."""
    found: dict[str, Chunk] = {}
    room = MOST_WORDS
    for text, phrase in _stretches(fold(typed[:MOST_CHARACTERS])):
        words = [Word(text)] if phrase else words_of(text, analyzer, known)[:room]
        if text and words and room > 0 and text not in found:
            room -= len(words)
            found[text] = Chunk(text, tuple(words), phrase)
    return _told(list(found.values()))


def words_of(text: str, analyzer: Analyzer, known: Spellings) -> list[Word]:
    """The words of a plain text without blanks."""
    if known.other(text):
        return [_word(text, analyzer, known)]
    return [word for piece, others in figures(text) for word in _words(piece, others, analyzer, known)]


def _words(piece: str, others: tuple[str, ...], analyzer: Analyzer, known: Spellings) -> Iterator[Word]:
    if others:
        yield Word(piece, others)
        return
    for stretch in _unbroken(piece, analyzer, known):
        yield from (_word(word, analyzer, known) for word in joined(list(analyzer.words(stretch)), known.other))


def _unbroken(piece: str, analyzer: Analyzer, known: Spellings) -> Iterator[str]:
    """The piece, divided where a known compound was torn by its neighbours: 谁|管营|商|环境 is 谁|管|营商环境."""
    cut = list(analyzer.words(piece))
    ends = {0, *accumulate(map(len, cut))} if "".join(cut) == piece else set()
    for size in _COMPOUND if ends and len(piece) <= _LONGEST else ():
        for start in range(len(piece) - size + 1):
            end = start + size
            if not {start, end} <= ends and known.other(piece[start:end]):
                yield from (*_short(piece[:start], analyzer), piece[start:end], *_short(piece[end:], analyzer))
                return
    yield piece


def _short(rest: str, analyzer: Analyzer) -> Sequence[str]:
    """What is left of a piece; two characters are cut too."""
    return analyzer.tokenizer.cut(rest) if 0 < len(rest) <= 2 else [rest] if rest else []


def _word(text: str, analyzer: Analyzer, known: Spellings) -> Word:
    cut = parts(text, analyzer) if known.compound(text) else ()
    within = tuple(replace(known_word(part, known), optional=is_light(part)) for part in cut)
    found = known_word(text, known)
    return replace(found, others=(*found.others, *negations(text, analyzer)), parts=within)


def known_word(text: str, known: Spellings) -> Word:
    """A word with its other spellings."""
    return Word(text, known.other(text), narrower=known.narrower(text), topics=known.topics(text))


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


def _told(chunks: Sequence[Chunk]) -> Wanted:
    """Without words of asking, unless there is nothing else; what stood between them are chunks of their own."""
    kept = [part for chunk in chunks for part in ([chunk] if chunk.phrase else _between(chunk))]
    if not kept:
        return Wanted(tuple(map(_each_once, chunks)))
    asked = any(is_question(word.text) for chunk in chunks for word in chunk.words)
    kinds = {kind for chunk in kept for word in chunk.words if (kind := kind_called(word.text))}
    telling = any(_tells(word) for chunk in kept for word in chunk.words)
    made = [_lightened(chunk, asked) for chunk in kept] if telling else kept
    return Wanted(tuple(map(_each_once, made)), frozenset(kinds) if telling else frozenset(), asked)


def _between(chunk: Chunk) -> Iterator[Chunk]:
    """The chunk itself where it holds grammar alone beside its words; else the stretches between words of asking."""
    words = [word for word in chunk.words if not is_asking(word.text)]
    if not any(is_question(word.text) for word in chunk.words):
        yield from [replace(chunk, words=tuple(words))] if words else []
        return
    stretch: list[Word] = []
    for word in (*chunk.words, None):
        if word is None or is_asking(word.text):
            yield from [Chunk("".join(each.text for each in stretch), tuple(stretch))] if stretch else []
            stretch = []
        else:
            stretch.append(word)


def _lightened(chunk: Chunk, asked: bool) -> Chunk:
    """Light words, and single characters beside words (the 建 of 建孵化器), need not be held; nor what a question calls
    what it asks for.
    """
    longer = asked or any(len(word.text) > 1 for word in chunk.words)
    words = (
        replace(
            word,
            optional=is_light(word.text)
            or (longer and _is_single(word))
            or (asked and kind_called(word.text) is not None),
        )
        for word in chunk.words
    )
    return chunk if chunk.phrase else replace(chunk, words=tuple(words))


def _tells(word: Word) -> bool:
    return len(word.text) > 1 and not is_light(word.text) and kind_called(word.text) is None


def _is_single(word: Word) -> bool:
    return len(word.text) == 1 and is_han(word.text)


def _each_once(chunk: Chunk) -> Chunk:
    return replace(chunk, words=tuple({word.text: word for word in chunk.words}.values()))
