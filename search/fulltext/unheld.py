"""Words that no text holds: what else may be looked for in their place."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from search.analyzer import Analyzer, is_han
from search.fulltext.asking import is_light
from search.fulltext.matching import Library
from search.fulltext.spellings import Spellings
from search.fulltext.wanted import Chunk, Wanted, Word, known_word

_HALVED = 4  # characters of a compound that dictionaries have whole: 工业废水


@dataclass(frozen=True, slots=True)
class Unheld:
    """Gives a word that is held in none of its spellings further ones, by its own characters."""

    analyzer: Analyzer
    library: Library
    spellings: Spellings

    def widened(self, wanted: Wanted) -> Wanted:
        """The same words; those that nothing holds turned round (路线: 线路), or cut into their halves."""
        return replace(wanted, chunks=tuple(map(self._chunk, wanted.chunks)))

    def _chunk(self, chunk: Chunk) -> Chunk:
        if chunk.phrase:
            return chunk
        words = {each.text: each for word in chunk.words for each in self._words(word)}
        return replace(chunk, words=tuple(words.values()))

    def _words(self, word: Word) -> Iterator[Word]:
        if len(word.text) not in (2, _HALVED) or not is_han(word.text) or self._held(word):
            yield word
        elif len(word.text) == 2:
            yield word if word.others else replace(word, others=tuple(self._turned(word.text)))
        else:
            yield from self._halves(word.text) or [word]

    def _held(self, word: Word) -> bool:
        return any(posting.weights for posting in self.library.postings(word.spellings).values())

    def _halves(self, word: str) -> tuple[Word, ...]:
        halves = (word[: _HALVED // 2], word[_HALVED // 2 :])
        if not all(map(self._is_word, halves)):
            return ()
        return tuple(replace(known_word(half, self.spellings), optional=is_light(half)) for half in halves)

    def _turned(self, word: str) -> Iterator[str]:
        other = word[::-1]
        if self._is_word(other) and self.library.holding(other).own:
            yield other

    def _is_word(self, text: str) -> bool:
        return self.analyzer.tokenizer.cut(text) == [text]
