"""Words that no text holds: what else may be looked for in their place."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from search.analyzer import Analyzer, is_han
from search.fulltext.asking import is_general, is_light
from search.fulltext.matching import Library
from search.fulltext.spellings import Spellings
from search.fulltext.wanted import Chunk, Wanted, Word, known_word

_OF_SUCH = frozenset("厂站店场点户工费机车摊贩")  # behind what a place, a person or a thing is for: 印染厂, 废品站
_RARE, _FEW = 0.1, 3  # of all documents, and documents: what more of them hold tells too little by itself
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
        if not 2 <= len(word.text) <= _HALVED or not is_han(word.text) or self._held(word):
            yield word
        elif len(word.text) == _HALVED:
            yield from self._halves(word.text) or [word]
        else:
            yield word if word.others else self._other(word)

    def _other(self, word: Word) -> Word:
        if len(word.text) == 2:
            return replace(word, others=tuple(self._turned(word.text)))
        stems = tuple(self._stems(word.text))
        return replace(word, others=stems, narrower=frozenset(stems))

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

    def _stems(self, word: str) -> Iterator[str]:
        """What a thing of such a kind is for, where not much is held that is for it."""
        stem = word[:-1]
        if word[-1] in _OF_SUCH and self._is_word(stem) and not is_general(stem) and not is_light(stem):
            found = self.library.postings(known_word(stem, self.spellings).spellings)
            holding = {at for posting in found.values() for at in posting.own}
            if len(holding) <= max(_FEW, len(self.library.documents) * _RARE):
                yield from (spelling for spelling, posting in found.items() if posting.own)

    def _is_word(self, text: str) -> bool:
        return self.analyzer.tokenizer.cut(text) == [text]
