"""How the words that someone typed are taken: as they stand, by what they mean, or for what was probably meant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph import Graph
from search.analyzer import Analyzer
from search.fulltext.matching import Library
from search.fulltext.meaning import Meaning, meaning
from search.fulltext.ranking import SLIP, TOP, WITH_TASK, Ranking, Scored
from search.fulltext.slips import corrected
from search.fulltext.spellings import Spellings
from search.fulltext.wanted import Chunk, Wanted, Word, wanted

_FEW = 2  # things of the plan that hold what was typed: it may be a slip that the plan itself made


@dataclass(frozen=True, slots=True)
class Taken:
    """What is searched for, what it means, slips as (typed, meant), and the hits, best first.

    `meant` is what is searched for where slips were taken for what they stand for; it shows in snippets too.
    """

    wanted: Wanted
    hits: Sequence[Scored]
    called: frozenset[str] = frozenset()
    meaning: Meaning = field(default_factory=Meaning)
    slips: tuple[tuple[str, str], ...] = ()
    meant: Wanted = field(default_factory=Wanted)


@dataclass(frozen=True, slots=True)
class Taker:
    """Takes words for one graph."""

    graph: Graph
    spellings: Spellings
    analyzer: Analyzer
    library: Library

    def taken(self, words: str, statuses: Mapping[str, str]) -> Taken:
        """The words with their hits; names one slip of the pen away come after all that holds the words."""
        asked = self._wanted(words)
        called = frozenset(self.spellings.called(words))
        sense = meaning(words, self.graph, statuses) if asked.asked and not called else Meaning()
        taken = Taken(asked, Ranking(asked, self.library, called, sense.ids).hits(), called, sense)
        whole = any(hit.score >= WITH_TASK for hit in taken.hits)
        return self._with_slips(taken) if asked.chunks and (not whole or self._may_be_slip(taken)) else taken

    def _wanted(self, words: str) -> Wanted:
        return wanted(words, self.analyzer, self.spellings.other)

    def _may_be_slip(self, taken: Taken) -> bool:
        """Whether next to nothing holds what was typed: the plan itself may have lost a character there."""
        chunks = taken.wanted.chunks
        if len(chunks) > 1 or taken.called:
            return False
        holding = [
            at for at in self.library.holding(chunks[0].text).own if self.library.documents[at].kind != "Finding"
        ]
        return 0 < len(holding) <= _FEW

    def _with_slips(self, taken: Taken) -> Taken:
        """With what holds the words as they were probably meant, after what holds all of them as typed."""
        found = {chunk.text: meant for chunk in taken.wanted.chunks if (meant := self._meant(chunk))}
        if not found:
            return taken
        again = replace(taken.wanted, chunks=tuple(self._one_word(chunk, found) for chunk in taken.wanted.chunks))
        called = self.spellings.called("".join(chunk.text for chunk in again.chunks))
        scores = {hit.at: hit.score for hit in taken.hits}
        for hit in Ranking(again, self.library, called).hits():
            scores[hit.at] = max(scores.get(hit.at, 0.0), SLIP + hit.score / TOP)
        hits = sorted((Scored(score, at) for at, score in scores.items()), key=lambda hit: (-hit.score, hit.at))
        return replace(taken, hits=hits, slips=tuple(found.items()), meant=again)

    def _one_word(self, chunk: Chunk, found: Mapping[str, str]) -> Chunk:
        """The chunk as it was meant; a part of a name is one word, however it would be cut."""
        meant = found.get(chunk.text)
        return Chunk(meant, (Word(meant, self.spellings.other(meant)),)) if meant else chunk

    def _meant(self, chunk: Chunk) -> str | None:
        return None if chunk.phrase else corrected(chunk.text, self.spellings.owners)
