"""Full-text search: an index derived from a graph, kept beside its store, and what is found with it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from graph import Graph
from search.analyzer import Analyzer, Tokenizer, default_engine
from search.documents import Document, documents
from search.passage import Passage
from search.ranking import SLIP, TOP, Library, rank
from search.shelf import Kept, digest, load, store
from search.slips import corrected
from search.snippet import snippet
from search.spellings import Spellings
from search.wanted import Chunk, chunks


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: `no` is its own or its task's number, `marks` are places in `snippet`, in order and apart."""

    id: str
    kind: str
    name: str | None
    no: str | None
    score: float
    snippet: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What was found, best first; `total` counts what is beyond the limit too, `terms` are the words searched for."""

    query: str
    terms: tuple[str, ...]
    total: int
    results: tuple[Hit, ...]

    def to_json(self) -> dict[str, Any]:
        """The object of `lutu search --json` (contract), of lists and plain values."""
        results = [asdict(hit) | {"marks": [list(mark) for mark in hit.marks]} for hit in self.results]
        return {"query": self.query, "terms": list(self.terms), "total": self.total, "results": results}


def open_index(graph: Graph, folder: Path | None, stamp: str | int) -> "Index":
    """The index of a graph: the one kept in the folder where it is of this graph, else a new one, which is kept there.

    `stamp` is the store's revision. The index stays in memory alone where there is no folder, or none to write to.
    """
    from search.inverted import VERSION, build
    from search.spellings import spellings

    found = documents(graph)
    key = digest((str(stamp), default_engine(), VERSION), found)
    kept = load(folder, key) if folder else None
    if kept is None:
        names = spellings(graph)
        kept = Kept(names, build(found, _analyzer(names)))
        if folder:
            store(folder, key, stamp, kept)
    return Index(found, kept)


def _analyzer(names: Spellings) -> Analyzer:
    return Analyzer(Tokenizer(names.words))


class Index:
    """Finds documents by words. It never changes; a changed graph has another one. Threads may share it."""

    def __init__(self, found: Sequence[Document], kept: Kept) -> None:
        from search.inverted import Inverted

        self._documents = found
        self._spellings = kept.spellings
        self._analyzer = _analyzer(kept.spellings)
        self._passages: dict[int, tuple[Passage, ...]] = {}
        self._library = Library(found, self._texts, Inverted(kept.files, self._analyzer))

    def search(self, words: str, kind: str | None = None, limit: int = 10) -> SearchResult:
        """What holds the words, all of them before some; of one kind of node if given, at most `limit` of them.

        A phrase in quotes is found only as it stands; no other sign has a meaning. Where nothing holds the words, names
        that differ from them by a slip of the pen are looked for. Finding nothing is no error.
        """
        wanted = chunks(words, self._analyzer, self._spellings.others)
        hits = rank(wanted, self._spellings.called(words), self._library)
        if not hits and wanted:
            wanted, hits = self._slips(wanted)
        kept = [(score, at) for score, at in hits if kind in (None, self._documents[at].kind)]
        results = tuple(self._hit(score, at, wanted) for score, at in kept[: max(limit, 0)])
        terms = dict.fromkeys(word.text for chunk in wanted for word in chunk.words)
        return SearchResult(words, tuple(terms), len(kept), results)

    def _slips(self, wanted: list[Chunk]) -> tuple[list[Chunk], list[tuple[float, int]]]:
        """The chunks as they were probably meant, and what holds them, scored below everything that holds the words."""
        meant = [again for chunk in wanted for again in self._meant(chunk)]
        if meant == wanted:
            return wanted, []
        called = self._spellings.called("".join(chunk.text for chunk in meant))
        return meant, [(SLIP + score / TOP, at) for score, at in rank(meant, called, self._library)]

    def _meant(self, chunk: Chunk) -> list[Chunk]:
        meant = None if chunk.phrase else corrected(chunk.text, self._spellings.owners)
        return chunks(meant, self._analyzer, self._spellings.others) if meant else [chunk]

    def _texts(self, at: int) -> tuple[Passage, ...]:
        if at not in self._passages:
            zones = self._documents[at].zones.items()
            made = (Passage(zone, text, self._analyzer) for zone, texts in zones for text in texts)
            self._passages[at] = tuple(made)
        return self._passages[at]

    def _hit(self, score: float, at: int, wanted: Sequence[Chunk]) -> Hit:
        of = self._documents[at]
        shown = snippet(self._texts(at), wanted)
        return Hit(of.id, of.kind, of.name, of.no, round(score, 4), shown.text, shown.marks)
