"""Words that no text holds, or few as they stand: what else may be looked for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from search.analyzer import Analyzer, is_han
from search.fulltext.asking import is_general, is_light
from search.fulltext.engine import OWN
from search.fulltext.matching import Library, common
from search.fulltext.spellings import Spellings
from search.fulltext.wanted import Chunk, Wanted, Word, known_word
from search.plain import HAN

# Behind what a place, a person, a thing or an amount is for: 印染厂, 废品站, 定向生, 近视眼, 成活率.
_OF_SUCH = frozenset("厂站店场点户工费机车摊贩馆棚师生病症眼率量额款券卡票器具")
_RARE, _FEW = 0.1, 3  # of all documents, and documents: what more of them hold tells too little by itself
_LIKE_THAT = frozenset("小大老旧新好坏")  # before what a thing is: 小饭馆, 旧厂房
_SHORTENED, _BETWEEN = 3, 2  # characters of a word that may be short for a longer one, and those left out between two
_CANDIDATES = 60  # documents whose texts are looked at for that
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
        if not 2 <= len(word.text) <= _HALVED or not is_han(word.text):
            yield word
        elif self._held(word):
            yield self._parted(word)
        elif len(word.text) == _HALVED:
            yield from self._halves(word.text) or [word]
        else:
            yield word if word.others else self._other(word)

    def _other(self, word: Word) -> Word:
        if len(word.text) == 2:
            return replace(word, others=tuple(self._turned(word.text)))
        if longer := tuple(self._longer(word.text)):
            return replace(word, others=longer)
        stems = tuple(self._stems(word.text))
        return replace(word, others=stems, narrower=frozenset(stems))

    def _longer(self, word: str) -> Iterator[str]:
        """What it is short for, in words that begin and end with it: 博后站, 博士后工作站."""
        if len(word) != _SHORTENED:
            return
        left_out = f"[{HAN}]{{0,{_BETWEEN}}}?"
        found = self._said(word, re.compile(left_out.join(word)))
        yield from (each for each in found if self._is_said(each, word))

    def _is_said(self, text: str, word: str) -> bool:
        """Whether the text consists of words that each give a character to the short one."""
        cut = self.analyzer.tokenizer.cut(text)
        return all(len(part) > 1 and set(part) & set(word) for part in cut)

    def _held(self, word: Word) -> bool:
        return any(posting.weights for posting in self.library.postings(word.spellings).values())

    def _parted(self, word: Word) -> Word:
        """The word, with it as texts have it that say more exactly of what sort: 中介机构, 中介服务机构."""
        halves = (word.text[: _HALVED // 2], word.text[_HALVED // 2 :])
        if len(word.text) != _HALVED or not all(map(self._is_word, halves)):
            return word
        between = re.compile(f"{halves[0]}[{HAN}]{{2}}{halves[1]}")
        found = [each for each in self._said(halves, between) if self._is_sort(each)]
        new = tuple(each for each in found if each not in word.others)
        return replace(word, others=(*word.others, *new), narrower=word.narrower | set(new))

    def _is_sort(self, text: str) -> bool:
        """Whether the word in the middle is a word, and nothing that is done to what stands behind it."""
        cut = self.analyzer.tokenizer.cut(text)
        return len(cut) == len(text) // 2 and not is_light(cut[1]) and not is_general(cut[1])

    def _said(self, needed: Iterable[str], pattern: re.Pattern[str]) -> dict[str, None]:
        """What the texts that hold all that is needed have of such a form."""
        holding = common([posting.own for posting in self.library.postings(needed).values()])
        texts = (each for at in sorted(holding)[:_CANDIDATES] for each in self.library.passages(at) if each.zone in OWN)
        return dict.fromkeys(place[0] for each in texts for place in pattern.finditer(each.plain.text))

    def _halves(self, word: str) -> tuple[Word, ...]:
        halves = (word[: _HALVED // 2], word[_HALVED // 2 :])
        if not all(map(self._is_word, halves)) and not all(self.library.holding(half).own for half in halves):
            return ()
        return tuple(replace(known_word(half, self.spellings), optional=is_light(half)) for half in halves)

    def _turned(self, word: str) -> Iterator[str]:
        other = word[::-1]
        if self._is_word(other) and self.library.holding(other).own:
            yield other

    def _stems(self, word: str) -> Iterator[str]:
        """What a thing of such a kind is for, or is, where not much is held that tells of it."""
        ends = ((word[:-1], word[-1] in _OF_SUCH), (word[1:], word[0] in _LIKE_THAT))
        for stem in (end for end, such in ends if such and self._is_word(end)):
            if not is_general(stem) and not is_light(stem):
                yield from self._rarely_held(stem)

    def _rarely_held(self, stem: str) -> Iterator[str]:
        found = self.library.postings(known_word(stem, self.spellings).spellings)
        holding = {at for posting in found.values() for at in posting.own}
        if len(holding) <= max(_FEW, len(self.library.documents) * _RARE):
            yield from (spelling for spelling, posting in found.items() if posting.own)

    def _is_word(self, text: str) -> bool:
        return self.analyzer.tokenizer.cut(text) == [text]
