"""Where the words that are searched for are held: an engine's postings, looked at again where that is needed."""

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import reduce
from heapq import nlargest
from threading import Lock

from graph import ROW_KINDS
from search.analyzer import Analyzer
from search.fulltext.documents import NAME, UNITS, Document
from search.fulltext.engine import OWN, Asked, Engine, Posting, lookup
from search.fulltext.passage import Passage
from search.fulltext.wanted import Chunk, Word

_OTHER_SPELLING = 0.6  # a synonym's weight: whoever types 高企 sees texts with 高企 before those with 高新技术企业
_NARROWER = 0.3  # of one that says less: 上市 before 新三板 for whoever types IPO
_KEPT = 512  # postings; those of the last searches, which the next letters typed ask for again
_NEAR = 12  # characters between the parts of a compound that a text says apart
_LOOKED_AT = 300  # documents, the weightiest, whose texts are looked at for that
_OFFICIAL = frozenset({"Unit", "Post", "Person"})
_NOTHING = Posting({}, frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Held:
    """Where a word is held in any spelling, with its weight; where as typed; where in own words; a compound's parts."""

    word: Word
    weights: Mapping[int, float]
    typed: Set[int]
    own: Set[int]
    parts: tuple["Held", ...] = ()


class Library:
    """Everything that is searched: documents, their texts, and an engine that finds them. Threads may share it."""

    def __init__(
        self,
        documents: Sequence[Document],
        passages: Callable[[int], Sequence[Passage]],
        engine: Engine,
        analyzer: Analyzer,
    ) -> None:
        self.documents = documents
        self.passages = passages
        self.places = {document.id: at for at, document in enumerate(documents)}
        self.rows: dict[str, list[int]] = defaultdict(list)
        for at, document in enumerate(documents):
            if document.task and document.kind in ROW_KINDS:
                self.rows[document.task].append(at)
        self._engine, self._analyzer = engine, analyzer
        self._kept: OrderedDict[str, Posting] = OrderedDict()
        self._lock = Lock()

    def held(self, words: Iterable[Word]) -> list[Held]:
        """Where each word is held in one of its spellings."""
        words = list(words)
        found = self.postings([term for word in words for each in (word, *word.parts) for term in each.spellings])
        return [self._merged(word, found) for word in words]

    def holding(self, term: str) -> Posting:
        """Where a term is held."""
        return self.postings([term])[term]

    def together(self, chunk: Chunk, among: Collection[int]) -> Posting:
        """Where the words of a chunk stand side by side, among these documents, which hold all of them."""
        if len(chunk.words) == 1:
            return self.holding(chunk.text)
        return self._looked_at(chunk.text, dict.fromkeys(among, 1.0))

    def postings(self, terms: Iterable[str]) -> dict[str, Posting]:
        """The documents that hold each term, for certain; asked of the engine all at once."""
        terms = dict.fromkeys(terms)
        with self._lock:
            known = {term: self._kept[term] for term in terms if term in self._kept}
        new = self._asked([term for term in terms if term not in known])
        with self._lock:
            self._kept |= new
            for term in known.keys() & self._kept.keys():
                self._kept.move_to_end(term)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return known | new

    def _asked(self, terms: Sequence[str]) -> dict[str, Posting]:
        looked = [each for each in (lookup(term, self._analyzer) for term in terms) if each.asked.needed]
        words = [Asked(((each.term,),)) for each in looked]
        found = self._engine.postings([*(each.asked for each in looked), *words])
        new = dict.fromkeys(terms, _NOTHING)
        for each, posting, whole in zip(looked, found, found[len(looked) :], strict=False):
            new[each.term] = posting if each.exact else self._certain(each.term, posting, whole)
        return new

    def _certain(self, term: str, found: Posting, whole: Posting) -> Posting:
        """The documents that do hold the term: those where it is a word (`whole`), of others those whose texts do."""
        doubtful = {at: weight for at, weight in found.weights.items() if at not in whole.weights}
        doubtful |= {at: found.weights[at] for at in (found.named - whole.named) | (found.own - whole.own)}
        sure = {at: found.weights.get(at, weight) for at, weight in whole.weights.items()}
        looked = self._looked_at(term, doubtful)
        return Posting(sure | dict(looked.weights), whole.named | looked.named, whole.own | looked.own)

    def _looked_at(self, term: str, found: Mapping[int, float]) -> Posting:
        """Those of the documents whose texts do hold the term."""
        weights, named, own = {}, set(), set()
        for at, weight in found.items():
            zones = {each.zone for each in self.passages(at) if each.holds(term)}
            if zones:
                weights[at] = weight
                named |= {at} if NAME in zones else set()
                own |= {at} if zones & set(OWN) else set()
        return Posting(weights, named, own)

    def _merged(self, word: Word, found: Mapping[str, Posting]) -> Held:
        typed = found[word.text]
        weights, own = dict(typed.weights), set(typed.own)
        for other in word.others:
            part = _NARROWER if other in word.narrower else _OTHER_SPELLING
            if other not in word.topics:
                own |= found[other].own
                for at, weight in found[other].weights.items():
                    weights[at] = max(weights.get(at, 0.0), weight * part)
        told: dict[int, float] = defaultdict(float)
        for topic in (each for each in word.others if each in word.topics):
            posting = self._told(topic, found[topic])
            own |= posting.own
            for at, weight in posting.weights.items():  # more of a topic's words tell more of it
                told[at] += weight * _NARROWER
        for at, weight in told.items():
            weights[at] = max(weights.get(at, 0.0), weight)
        parts = tuple(self._merged(part, found) for part in word.parts)
        apart = [part for part in parts if not part.word.optional]
        near = self._near(apart)
        own |= near.keys() & common([each.own for each in apart])
        for at, weight in near.items():
            weights[at] = max(weights.get(at, 0.0), weight)
        return Held(
            word, weights, typed.weights.keys() | near.keys() & common([each.typed for each in apart]), own, parts
        )

    def _near(self, parts: Sequence[Held]) -> dict[int, float]:
        """The documents that hold the parts of a compound near one another, with what these weigh together."""
        found = {at: sum(each.weights[at] for each in parts) for at in common([each.weights.keys() for each in parts])}
        looked = nlargest(_LOOKED_AT, found, key=found.__getitem__) if len(found) > _LOOKED_AT else found
        spellings = [each.word.spellings for each in parts]
        return {at: found[at] for at in looked if any(each.near(spellings, _NEAR) for each in self.passages(at))}

    def _told(self, term: str, found: Posting) -> Posting:
        """Without what only has a unit called so: 体育 in a bureau's name makes none of its tasks one of sports."""
        called = {at for at in found.weights if self._only_called(term, at)}
        if not called:
            return found
        weights = {at: weight for at, weight in found.weights.items() if at not in called}
        return Posting(weights, found.named - called, found.own - called)

    def _only_called(self, term: str, at: int) -> bool:
        of = self.documents[at]
        if of.kind in _OFFICIAL:
            return True
        if not any(term in unit for unit in of.zones.get(UNITS, ())):
            return False
        return not any(each.zone != UNITS and each.holds(term) for each in self.passages(at))


def common(sets: Sequence[Collection[int]]) -> set[int]:
    """What is in all of the sets; nothing where there are none."""
    ordered = sorted(sets, key=len)
    return reduce(lambda found, other: found.intersection(other), ordered[1:], set(ordered[0])) if ordered else set()
