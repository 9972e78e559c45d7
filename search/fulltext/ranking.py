"""Which documents answer the words searched for, best first."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log

from graph import ROW_KINDS
from search.analyzer import is_han, pairs
from search.fulltext.asking import is_general, is_measure
from search.fulltext.documents import Document
from search.fulltext.matching import Held, Library, common
from search.fulltext.wanted import Chunk, Wanted

# A hit is first of all as good as the way it was found; its score is this number plus its weight, which stays below 1.
CALLED, MEANT, IN_NAME, TOGETHER, ALL_WORDS, BY_SYNONYM, WITH_TASK, SLIP, SOME_WORDS = 8, 7, 6, 5, 4, 3, 2, 1, 0
TOP = CALLED + 1  # above every score
BESIDE = 0.002  # of what goes with a hit: the place that a row concerns
ROW_OF = 0.001  # of a row that holds no word itself, of a task that does
_SINGLE = 0.3  # a single character's part in telling what is meant, next to a word's
_GENERAL = 0.3  # that of a word that may be said of anything
_LONG, _LONGER = 3, 1.5  # characters of a word that tells more than others, and its part: 养老院 more than 医生
_ENOUGH = 0.5  # of what a chunk says, by the words' rarity; 火星基地 is not answered by every 基地
_ENOUGH_OF_ALL = (
    0.3  # of what was typed apart; 企业 火星 is not answered by every 企业, nor a pasted text by a word of it
)
_ENOUGH_HITS = 25  # with all words: two pages and more, and nobody looks for those with some of them
_FEW_HITS, _FEW_TASKS = 10, 3  # hits that leave room for the rows of the tasks among them; and how many of these
_MOST_BESIDE = 3  # things that go with a hit
_LOOKED_AT = 500  # hits, the weightiest, whose texts are compared with what was typed side by side, pair by pair
_HALF_WEIGHT = 5.0  # the sum of BM25F weights that counts for half of 1; about that of a rare word met in a name
# A row before the place or programme of its name, things of the plan before those who serve on it and what it lays down
# for all of them, a person before the post, and all before what is said about them.
_PLACES = dict.fromkeys(("Platform", "Park", "Programme"), 0.95)
_KINDS: Mapping[str, float] = {**_PLACES, "Person": 0.6, "Post": 0.4, "Plan": 0.5, "Finding": 0.3}
_BORROWED_NAMES = ("Post", "Finding")  # 区科技局局长 is not what someone who types 区科技局 means


@dataclass(frozen=True, slots=True)
class Scored:
    """A hit: how well it was found, and where the document stands."""

    score: float
    at: int


@dataclass(frozen=True, slots=True)
class _Match:
    """How one chunk is met: where its words are held, and what each of them counts for in the chunk, and at all."""

    chunk: Chunk
    held: Sequence[Held]
    rarities: Sequence[float]

    @property
    def rarity(self) -> float:
        return sum(self.rarities)

    def share(self, at: int) -> float:
        """How much of what the chunk says the document holds, by the words' rarity."""
        return sum(rarity for rarity, held in zip(self.rarities, self.held, strict=True) if at in held.weights)

    def enough(self, at: int) -> bool:
        """Whether the document holds enough to be a hit, and more than single characters."""
        words = [held.word.text for held in self.held if at in held.weights]
        telling = any(len(word) > 1 for word in words) or len(words) == len(self.held)
        return telling and self.share(at) >= _ENOUGH * self.rarity


class Ranking:
    """One search: its words looked up, its hits scored. `called` goes by the whole of the words, `meant` by sense."""

    def __init__(self, wanted: Wanted, library: Library, called: Iterable[str] = (), meant: Iterable[str] = ()) -> None:
        self._wanted, self._library = wanted, library
        self._called = self._places(called)
        self._meant = self._places(meant)
        held = iter(library.held(wanted.words))
        self._all = [(chunk, [next(held) for _ in chunk.words]) for chunk in wanted.chunks]
        self._matches = self._matched(self._all)
        self._apart = self._matched([(chunk, [*_apart(found)]) for chunk, found in self._all])
        self._own: set[int] = set().union(
            *(each.own for match in (*self._matches, *self._apart) for each in match.held)
        )

    def _matched(self, found: Iterable[tuple[Chunk, Sequence[Held]]]) -> list[_Match]:
        required = ((chunk, [*_required(held)]) for chunk, held in found)
        return [_Match(chunk, held, [*map(self._rarity, held)]) for chunk, held in required if held]

    def hits(self) -> list[Scored]:
        """All hits, best first; those of one score in the documents' order."""
        scores = self._with_all()
        if len(scores) < _ENOUGH_HITS:
            scores |= {at: score for at, score in self._with_some(scores).items() if at not in scores}
        if len(scores) < _FEW_HITS:
            scores |= self._rows_of(scores)
        for way, places in ((MEANT, self._meant), (CALLED, self._called)):
            scores |= {at: way + self._weight(at) for at in places}
        scores |= self._beside(scores)
        found = [Scored(score, at) for at, score in scores.items()]
        return sorted(found, key=lambda hit: (-hit.score, hit.at))

    def _rows_of(self, scores: Mapping[int, float]) -> dict[int, float]:
        """The rows of the tasks that are meant, where these are few: they tell how the task is measured.

        Not where a figure was typed, which is the task's alone.
        """
        if any(char.isdigit() for word in self._wanted.words for char in word.text):
            return {}
        held = (self._document(at) for at, score in scores.items() if score >= BY_SYNONYM)
        tasks = [each.id for each in held if each.kind == "Task"]
        rows = (at for task in tasks for at in self._library.rows.get(task, ()) if at not in scores)
        return dict.fromkeys(rows, ROW_OF) if len(tasks) <= _FEW_TASKS else {}

    def _beside(self, scores: Mapping[int, float]) -> dict[int, float]:
        """What goes with the few things that were found: a person's units after the posts; last the places that a row
        concerns, and the task of a row that is meant.
        """
        first = [at for at, score in scores.items() if score >= BY_SYNONYM]
        called = [at for at in first if scores[at] >= CALLED]
        found: dict[int, float] = {}
        for at in first if len(first) <= _FEW_TASKS else called if len(called) <= _FEW_TASKS else ():
            of = self._document(at)
            ids = [*of.beside[:_MOST_BESIDE], *([of.task] if at in self._meant and of.task else [])]
            score = WITH_TASK if of.kind == "Person" else BESIDE
            found |= {each: score for each in self._places(ids) if score > scores.get(each, 0.0)}
        return found

    def _places(self, ids: Iterable[str]) -> set[int]:
        return {self._library.places[ref] for ref in ids if ref in self._library.places}

    def _rarity(self, held: Held) -> float:
        return log(1 + len(self._library.documents) / (1 + len(held.weights))) * _extent(held.word.text)

    def _weight(self, at: int) -> float:
        """From 0 to 1: how much all words weigh in the document, and how likely such a thing was meant.

        What is of the kind that was named (知识产权 指标) comes before all else that was found in the same way.
        """
        weight = sum(each.weights.get(at, 0.0) for _, held in self._all for each in held)
        of = self._document(at).kind
        weight = weight / (weight + _HALF_WEIGHT) * _KINDS.get(of, 1.0)
        return weight if not self._wanted.kinds else (weight + (of in self._wanted.kinds)) / 2

    def _document(self, at: int) -> Document:
        return self._library.documents[at]

    def _with_all(self) -> dict[int, float]:
        """What holds all words that are needed."""
        every = [held for match in self._matches for held in match.held]
        if not every:
            return {}
        found = common([held.weights.keys() for held in every])
        typed = common([held.typed for held in every])
        weights = {at: self._weight(at) for at in found}
        near = weights if len(weights) <= _LOOKED_AT else nlargest(_LOOKED_AT, weights, key=weights.__getitem__)
        sides = [self._library.together(match.chunk, near) for match in self._matches] if found else []
        named, together = common([side.named for side in sides]), common([side.own for side in sides])
        return {at: self._way(at, typed, named, together) + weight for at, weight in weights.items()}

    def _way(self, at: int, typed: Collection[int], named: Collection[int], together: Collection[int]) -> int:
        if not self._holds_own(at):
            return SOME_WORDS if self._document(at).kind in ROW_KINDS else WITH_TASK
        if self._document(at).kind == "Finding":
            return WITH_TASK
        if at in named and self._document(at).kind not in _BORROWED_NAMES:
            return IN_NAME
        return TOGETHER if at in together else ALL_WORDS if at in typed else BY_SYNONYM

    def _with_some(self, whole: Mapping[int, float]) -> dict[int, float]:
        """What holds some of the words, or those that its task lacks."""
        whole_rarity = sum(match.rarity for match in self._apart) or 1.0
        shares: dict[int, float] = defaultdict(float)
        for match in self._apart:
            for rarity, held in zip(match.rarities, match.held, strict=True):
                for at in held.weights:
                    shares[at] += rarity / whole_rarity
        enough = {at: share for at, share in shares.items() if share >= _ENOUGH_OF_ALL and self._enough(at, whole)}
        near = nlargest(_LOOKED_AT, enough, key=lambda at: (shares[at], self._weight(at), -at))
        return {at: self._some(at, shares[at], whole) for at in near}

    def _enough(self, at: int, whole: Mapping[int, float]) -> bool:
        return at not in whole and (self._with_task(at, whole) or any(match.enough(at) for match in self._apart))

    def _some(self, at: int, share: float, whole: Mapping[int, float]) -> float:
        near = sum(self._pairs_held(at, match.chunk) for match in self._apart) / len(self._apart)
        way = WITH_TASK if self._with_task(at, whole) else SOME_WORDS
        return way + (share + near) / 2 * (1 + self._weight(at)) / 2

    def _with_task(self, at: int, whole: Mapping[int, float]) -> bool:
        """Whether it is a row with words of its own, whose task has them all."""
        task = self._document(at).task
        return task is not None and self._library.places.get(task) in whole and self._holds_own(at)

    def _holds_own(self, at: int) -> bool:
        return at in self._own

    def _pairs_held(self, at: int, chunk: Chunk) -> float:
        """How much of the chunk the document holds, in pairs of characters."""
        wanted = pairs(chunk.text)
        text = "\n".join(passage.plain.text for passage in self._library.passages(at))
        return sum(pair in text for pair in wanted) / len(wanted)


def _extent(word: str) -> float:
    """What the word counts for in telling what is meant, however rare it is."""
    if is_general(word):
        return _GENERAL
    if not is_han(word) or len(word) in range(2, _LONG):
        return 1.0
    return _SINGLE if len(word) == 1 else _LONGER


def _required(found: Sequence[Held]) -> Iterator[Held]:
    """The words that are needed: of those that ask how much of a thing there is, and of those that may be said of
    anything, only the ones that something holds, the latter as they were typed.
    """
    needed = [each for each in found if not each.word.optional]
    yield from [each for each in needed if _is_held(each)] or needed


def _is_held(held: Held) -> bool:
    if is_general(held.word.text):
        return bool(held.typed)
    return bool(held.weights) or not is_measure(held.word.text)


def _apart(found: Iterable[Held]) -> Iterator[Held]:
    """The words with the parts of compounds in place of these."""
    for held in found:
        yield from held.parts or (held,)
