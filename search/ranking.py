"""Which documents answer the words searched for, best first."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from search.analyzer import is_han, pairs
from search.documents import NAME, TEXT, UNITS, ZONES, Document
from search.passage import Passage
from search.wanted import Chunk, Word

if TYPE_CHECKING:
    from search.inverted import Inverted

# A hit is first of all as good as the way it was found; its score is this number plus its weight, which stays below 1.
CALLED, IN_NAME, TOGETHER, ALL_WORDS, SOME_WORDS, SLIP = 5, 4, 3, 2, 1, 0
TOP = CALLED + 1  # above every score
_OTHER_SPELLING = 0.6  # a synonym's weight: whoever types 高企 sees texts with 高企 before those with 高新技术企业
_SINGLE = 0.3  # a single character's part in telling what is meant, next to a word's
_ENOUGH = 0.5  # of what a chunk says, by the words' rarity; 火星基地 is not answered by every 基地
_PART_OF_CHUNKS = 0.25  # of what was typed apart; a pasted paragraph is not answered by all that shares a word with it
_HALF_WEIGHT = 12.0  # the sum of BM25F weights that counts for half of 1; about that of a name met word for word
# Things of the plan before those who serve on it, a person before the post, and all before what is said about them.
_KINDS: Mapping[str, float] = {"Person": 0.6, "Post": 0.4, "Finding": 0.3}
_OWN = (NAME, TEXT, UNITS)  # what its surroundings say in one piece is not its own word
_BORROWED_NAMES = ("Post", "Finding")  # 区科技局局长 is not what someone who types 区科技局 means


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that is searched: documents, their texts, and the index of these."""

    documents: Sequence[Document]
    passages: Callable[[int], Sequence[Passage]]
    inverted: "Inverted"

    def holding(self, word: Word) -> dict[int, float]:
        """The documents that hold the word in one of its spellings, with its weight in each."""
        found = self._holding(word.text)
        for other in word.others:
            for document, weight in self._holding(other).items():
                found[document] = max(found.get(document, 0.0), weight * _OTHER_SPELLING)
        return found

    def _holding(self, term: str) -> dict[int, float]:
        scores = self.inverted.scores(term).items()
        return {document: score for document, score in scores if self.holds(document, term)}

    def holds(self, document: int, term: str, zones: Container[str] = ZONES) -> bool:
        """Whether a text of the document (in one of the zones) holds the term."""
        return any(each.zone in zones and each.holds(term) for each in self.passages(document))


@dataclass(frozen=True, slots=True)
class _Match:
    """How one chunk is met: for each of its words the documents that hold it, and what each word counts for."""

    chunk: Chunk
    holding: Sequence[Mapping[int, float]]
    shares: Sequence[float]

    def share(self, document: int) -> float:
        """How much of what the chunk says the document holds, from 0 to 1."""
        return sum(share for share, held in zip(self.shares, self.holding, strict=True) if document in held)

    def weight(self, document: int) -> float:
        """The sum of the words' weights in the document."""
        return sum(held.get(document, 0.0) for held in self.holding)

    def enough(self, document: int) -> bool:
        """Whether it holds enough to be a hit, and more than single characters."""
        words = [word.text for word, held in zip(self.chunk.words, self.holding, strict=True) if document in held]
        telling = any(len(word) > 1 for word in words) or len(words) == len(self.chunk.words)
        return telling and self.share(document) >= _ENOUGH


def rank(wanted: Sequence[Chunk], called: Iterable[str], library: Library) -> list[tuple[float, int]]:
    """All hits as (score, document), best first; `called` are the ids of what goes by the whole of the words."""
    matches = [_match(chunk, library) for chunk in wanted]
    named = set(called)
    hits = []
    for document in sorted({document for match in matches for held in match.holding for document in held}):
        score = _score(document, matches, named, library)
        if score is not None:
            hits.append((score, document))
    missing = named - {library.documents[document].id for _, document in hits}
    hits += [(float(CALLED), at) for at, document in enumerate(library.documents) if document.id in missing]
    return sorted(hits, key=lambda hit: (-hit[0], hit[1]))


def _match(chunk: Chunk, library: Library) -> _Match:
    holding = [library.holding(word) for word in chunk.words]
    total = len(library.documents)
    parts = [log(1 + total / (1 + len(held))) * _extent(word) for word, held in zip(chunk.words, holding, strict=True)]
    whole = sum(parts) or 1.0
    return _Match(chunk, holding, [part / whole for part in parts])


def _extent(word: Word) -> float:
    return _SINGLE if len(word.text) == 1 and is_han(word.text) else 1.0


def _score(document: int, matches: Sequence[_Match], named: set[str], library: Library) -> float | None:
    of = library.documents[document]
    weight = sum(match.weight(document) for match in matches)
    weight = weight / (weight + _HALF_WEIGHT) * _KINDS.get(of.kind, 1.0)
    if of.id in named:
        return CALLED + weight
    if all(len(match.chunk.words) == sum(document in held for held in match.holding) for match in matches):
        return _way(document, matches, library) + weight
    if sum(match.enough(document) for match in matches) < _PART_OF_CHUNKS * len(matches):
        return None
    return SOME_WORDS + _closeness(document, matches, library) * (1 + weight) / 2


def _way(document: int, matches: Sequence[_Match], library: Library) -> int:
    """How a document with all words has them."""
    texts = [match.chunk.text for match in matches]
    own_name = library.documents[document].kind not in _BORROWED_NAMES
    if own_name and all(library.holds(document, text, (NAME,)) for text in texts):
        return IN_NAME
    return TOGETHER if all(library.holds(document, text, _OWN) for text in texts) else ALL_WORDS


def _closeness(document: int, matches: Sequence[_Match], library: Library) -> float:
    """From 0 to 1: how much of the words, and of their pairs of characters, a document with some of them holds."""
    shares = [match.share(document) for match in matches]
    near = [_pairs_held(document, match.chunk, library) for match in matches]
    return sum((share + pair) / 2 for share, pair in zip(shares, near, strict=True)) / len(matches)


def _pairs_held(document: int, chunk: Chunk, library: Library) -> float:
    wanted = pairs(chunk.text)
    text = "\n".join(passage.plain.text for passage in library.passages(document))
    return sum(pair in text for pair in wanted) / len(wanted)
