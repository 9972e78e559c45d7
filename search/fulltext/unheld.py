"""Words that no text holds: what else may be looked for in their place."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from search.analyzer import Analyzer, is_han
from search.fulltext.matching import Library
from search.fulltext.wanted import Chunk, Wanted, Word


@dataclass(frozen=True, slots=True)
class Unheld:
    """Gives a word that is held in none of its spellings further ones, by its own characters."""

    analyzer: Analyzer
    library: Library

    def widened(self, wanted: Wanted) -> Wanted:
        """The same words; those that nothing holds turned round (路线: 线路)."""
        return replace(wanted, chunks=tuple(map(self._chunk, wanted.chunks)))

    def _chunk(self, chunk: Chunk) -> Chunk:
        return chunk if chunk.phrase else replace(chunk, words=tuple(map(self._word, chunk.words)))

    def _word(self, word: Word) -> Word:
        if len(word.text) != 2 or word.others or not is_han(word.text) or self._held(word):
            return word
        return replace(word, others=(*word.others, *self._turned(word.text)))

    def _held(self, word: Word) -> bool:
        return any(posting.weights for posting in self.library.postings(word.spellings).values())

    def _turned(self, word: str) -> Iterator[str]:
        other = word[::-1]
        if self.analyzer.tokenizer.cut(other) == [other] and self.library.holding(other).own:
            yield other
