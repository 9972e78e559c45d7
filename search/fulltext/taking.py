"""How the words that someone typed are taken: as they stand, by what they mean, or for what was probably meant."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph import Graph
from search.analyzer import Analyzer
from search.fulltext.matching import Library
from search.fulltext.meaning import Meaning, Runner, meaning
from search.fulltext.ranking import CALLED, ROW_OF, SLIP, TOP, WITH_TASK, Ranking, Scored
from search.fulltext.respelling import Respeller
from search.fulltext.slips import corrected
from search.fulltext.sounds import Sounds
from search.fulltext.spellings import Spellings
from search.fulltext.unheld import Unheld
from search.fulltext.wanted import Chunk, Wanted, known_word, wanted, words_of
from search.plain import plain

_MOST_CHUNKS = 6  # of a pasted text the words are as they are
_FEW = 2  # things of the plan that hold what was typed: it may be a slip that the plan itself made


@dataclass(frozen=True, slots=True)
class Taken:
    """What is searched for, what it means, slips as (typed, meant), and the hits, best first.

    `meant` is what is searched for where slips were taken for what they stand for; it shows in snippets too. `read` is
    pinyin, as (typed, read).
    """

    wanted: Wanted
    hits: Sequence[Scored]
    called: frozenset[str] = frozenset()
    meaning: Meaning = field(default_factory=Meaning)
    slips: tuple[tuple[str, str], ...] = ()
    meant: Wanted = field(default_factory=Wanted)
    read: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Meant:
    """A chunk as it was meant, and the slip in it: as typed, as meant."""

    chunk: Chunk
    slip: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Taker:
    """Takes words for one graph."""

    graph: Graph
    spellings: Spellings
    analyzer: Analyzer
    library: Library
    respeller: Respeller
    sounds: Sounds
    runner: Runner | None = None  # where the graph is not whole in memory

    def taken(self, typed: str, statuses: Mapping[str, str]) -> Taken:
        """The words with their hits; names one slip of the pen away come after all that holds the words."""
        words, read = self.sounds.read(self.spellings.entitled(typed))
        taken = self._taken(words, statuses)
        return replace(taken if taken.hits else self._meant(words, taken, statuses), read=read)

    def _taken(self, words: str, statuses: Mapping[str, str]) -> Taken:
        asked = self._wanted(words)
        called = frozenset(self.spellings.called(words))
        sense = self._sense(words, statuses) if asked.asked and not called else Meaning()
        taken = Taken(asked, Ranking(asked, self.library, called, sense.ids).hits(), called, sense)
        if tasks := self.spellings.numbered(words):
            return replace(taken, hits=self._of_tasks(tasks, taken.hits, words))
        if len(asked.chunks) > _MOST_CHUNKS:
            return taken
        whole = any(hit.score >= WITH_TASK for hit in taken.hits)
        if asked.chunks and (not whole or self._may_be_slip(taken)):
            found = {chunk.text: each for chunk in asked.chunks if (each := self._name(chunk))}
            if found:
                return self._with_slips(taken, found)
        return taken if called or sense.ids else self._respelled(taken)

    def _meant(self, words: str, taken: Taken, statuses: Mapping[str, str]) -> Taken:
        """What the words mean where nothing holds them, though they are not put as a question: 带星指标."""
        chunks = taken.wanted.chunks
        if taken.wanted.asked or not 0 < len(chunks) <= _MOST_CHUNKS or any(chunk.phrase for chunk in chunks):
            return taken
        sense = self._sense(words, statuses)
        return replace(taken, hits=Ranking(taken.wanted, self.library, (), sense.ids).hits(), meaning=sense)

    def _sense(self, words: str, statuses: Mapping[str, str]) -> Meaning:
        return meaning(words, self.graph, statuses, self.runner)

    def _of_tasks(self, tasks: Collection[str], hits: Sequence[Scored], words: str) -> list[Scored]:
        """The tasks of a number, what names them by it, and their rows; not what has that figure somewhere."""
        naming = self.library.holding(plain(words).text).own
        kept = [hit for hit in hits if hit.score >= CALLED or hit.at in naming]
        rows = {at for task in tasks for at in self.library.rows.get(task, ())} - {hit.at for hit in kept}
        return [*kept, *(Scored(ROW_OF, at) for at in sorted(rows))]

    def asks(self, words: str) -> bool:
        """Whether the words are put as a question."""
        return wanted(words, self.analyzer, self.spellings).asked

    def _wanted(self, words: str) -> Wanted:
        return self.unheld.widened(wanted(words, self.analyzer, self.spellings))

    @property
    def unheld(self) -> Unheld:
        """What is looked for in place of words that no text holds."""
        return Unheld(self.analyzer, self.library, self.spellings)

    def _may_be_slip(self, taken: Taken) -> bool:
        """Whether next to nothing holds what was typed: the plan itself may have lost a character there."""
        chunks = taken.wanted.chunks
        if len(chunks) > 1 or taken.called:
            return False
        holding = [
            at for at in self.library.holding(chunks[0].text).own if self.library.documents[at].kind != "Finding"
        ]
        return 0 < len(holding) <= _FEW

    def _name(self, chunk: Chunk) -> _Meant | None:
        """The chunk as the name, or the part of one, that it is a slip for; that is one word, however it would be cut."""
        known = chunk.phrase or bool(self.spellings.other(chunk.text))
        meant = None if known else corrected(chunk.text, self.spellings.owners, self._is_words(chunk.text))
        if meant is None:
            return None
        return _Meant(Chunk(meant, (known_word(meant, self.spellings),)), (chunk.text, meant))

    def _is_words(self, typed: str) -> bool:
        """Whether it consists of words, so that a slip of the pen would have made one of another."""
        return all(len(word) > 1 for word in self.analyzer.tokenizer.cut(typed))

    def _respelled(self, taken: Taken) -> Taken:
        """Where a word is slightly wrong: what holds it as it was meant, then what holds the rest of what was typed."""
        found = {chunk.text: each for chunk in taken.wanted.chunks if (each := self._put_right(chunk))}
        if not found:
            return taken
        partly = [replace(hit, score=hit.score / TOP) for hit in taken.hits]
        return self._with_slips(replace(taken, hits=partly), found)

    def _put_right(self, chunk: Chunk) -> _Meant | None:
        known = chunk.phrase or bool(self.spellings.other(chunk.text))
        known = known or all(held.weights for held in self.library.held(chunk.words))
        each = None if known else self.respeller.respelled(chunk.text)
        if each is None:
            return None
        ends = (chunk.text[: each.start], chunk.text[each.end :])
        before, behind = (words_of(end, self.analyzer, self.spellings) if end else [] for end in ends)
        words = (*before, *words_of(each.meant, self.analyzer, self.spellings), *behind)
        text = f"{ends[0]}{each.meant}{ends[1]}"
        return _Meant(Chunk(text, words), (chunk.text[each.start : each.end], each.meant))

    def _with_slips(self, taken: Taken, found: Mapping[str, _Meant]) -> Taken:
        """With what holds the words as they were probably meant, after what holds all of them as typed."""
        chunks = (found[chunk.text].chunk if chunk.text in found else chunk for chunk in taken.wanted.chunks)
        again = replace(taken.wanted, chunks=tuple(chunks))
        called = self.spellings.called("".join(chunk.text for chunk in again.chunks))
        scores = {hit.at: hit.score for hit in taken.hits}
        found_so = Ranking(again, self.library, called).hits()
        for hit in found_so:
            scores[hit.at] = max(scores.get(hit.at, 0.0), SLIP + hit.score / TOP)
        hits = sorted((Scored(score, at) for at, score in scores.items()), key=lambda hit: (-hit.score, hit.at))
        slips = tuple(each.slip for each in found.values()) if found_so else ()
        return replace(taken, hits=hits, slips=slips, meant=again)
