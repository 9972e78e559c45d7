"""The inverted index: which documents hold a term, and how much it weighs in each. All that knows Whoosh is here.

Importing it imports Whoosh, which takes a sixth of a second.
"""

from collections.abc import Iterable, Mapping, Sequence
from threading import Lock
from typing import Any

import whoosh
from whoosh.codec.whoosh3 import W3Codec
from whoosh.fields import TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.query import And, Or, Term
from whoosh.scoring import BM25F

from search.analyzer import Analyzer
from search.documents import ZONES, Document
from search.plain import plain

VERSION = ".".join(map(str, whoosh.__version__))
_WORD = 1.5  # a word that jieba cut as one says more than its characters side by side
_MEMORY = 256  # megabytes: one run without spilling to disk, for plans by the hundred


class _Memory(RamStorage):  # type: ignore[misc]  # Whoosh has no types
    """Whoosh's own puts temporary files of all processes into one folder, where they are in each other's way."""

    def temp_storage(self, name: str | None = None) -> "_Memory":
        """Memory too."""
        return _Memory()


def build(documents: Iterable[Document], analyzer: Analyzer) -> dict[str, bytes]:
    """The index as files by name; documents are known by their place in the order given."""
    storage = _Memory()
    index = storage.create_index(Schema(**{zone: TEXT(phrase=False) for zone in ZONES}))
    writer = index.writer(limitmb=_MEMORY, codec=W3Codec(compression=0))
    for document in documents:
        writer.add_document(**{zone: _terms(texts, analyzer) for zone, texts in document.zones.items()})
    writer.commit()
    return {name: bytes(storage.files[name]) for name in storage.list()}


def _terms(texts: Iterable[str], analyzer: Analyzer) -> list[str]:
    return [term for text in texts for term in analyzer.terms(plain(text).text)]


class Inverted:
    """Reads the files that `build` made, wholly in memory, so that they may be replaced meanwhile."""

    def __init__(self, files: Mapping[str, bytes], analyzer: Analyzer) -> None:
        storage = _Memory()
        storage.files = dict(files)
        lengths = {f"{name}_B": zone.b for name, zone in ZONES.items()}
        self._searcher: Any = storage.open_index().searcher(weighting=BM25F(**lengths))
        self._analyzer = analyzer
        self._lock = Lock()  # the files' places in reading are shared

    def __len__(self) -> int:
        return int(self._searcher.doc_count())

    def scores(self, term: str) -> dict[int, float]:
        """The documents that may hold the term, with its weight in each (BM25F); all of them for a single character.

        All that hold it are among them; whether a document really does is for its passages to say.
        """
        needed = self._analyzer.needed(term)
        if not needed:
            return dict.fromkeys(range(len(self)), 1.0)
        ways: list[Any] = []
        for name, zone in ZONES.items():
            ways.append(And([Term(name, each) for each in needed], boost=zone.boost / len(needed)))
            if needed != [term]:
                ways.append(Term(name, term, boost=zone.boost * _WORD))
        with self._lock:
            found: Sequence[tuple[float, int]] = self._searcher.search(Or(ways), limit=None).top_n
        return {document: score for score, document in found}
