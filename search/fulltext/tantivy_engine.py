"""The engine for many documents: tantivy, where it is installed (the extra `fast`). All that knows tantivy is here."""

import shutil
import tempfile
import weakref
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import tantivy

from search.analyzer import Analyzer
from search.fulltext.documents import NAME, ZONES, Document
from search.fulltext.engine import OWN, Asked, Posting, zone_terms

VERSION = f"tantivy {version('tantivy')}"
_MEMORY = 256_000_000  # bytes that its writer may take
_PLACE, _TOKENIZER, _OPTION = "at", "cut", "freq"  # of terms only their number counts


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    for zone in ZONES:
        builder.add_text_field(zone, tokenizer_name=_TOKENIZER, index_option=_OPTION)
    builder.add_integer_field(_PLACE, fast=True)
    return builder.build()


def _opened(folder: Path) -> Any:
    index = tantivy.Index(_schema(), path=str(folder))
    index.register_tokenizer(_TOKENIZER, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    return index


def build(documents: Iterable[Document], analyzer: Analyzer) -> dict[str, bytes]:
    """The index as files by name."""
    with tempfile.TemporaryDirectory() as name:
        writer = _opened(Path(name)).writer(heap_size=_MEMORY, num_threads=1)
        for at, document in enumerate(documents):
            texts = {zone: [" ".join(terms)] for zone, terms in zone_terms(document, analyzer).items()}
            writer.add_document(tantivy.Document(**texts, **{_PLACE: [at]}))
        writer.commit()
        writer.wait_merging_threads()
        return {file.name: file.read_bytes() for file in Path(name).iterdir() if not file.name.endswith(".lock")}


class TantivyEngine:
    """Searches the files that `build` made, in a folder of its own that goes when it does."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        folder = Path(tempfile.mkdtemp(prefix="lutu-index-"))
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
        self._schema = _schema()
        self._searcher = _opened(folder).searcher()

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def postings(self, asked: Sequence[Asked]) -> list[Posting]:
        """A posting for each thing asked for, weighed by BM25 in each zone."""
        return [self._posting(each) for each in asked]

    def _posting(self, asked: Asked) -> Posting:
        weights = self._found(asked, ZONES)
        return Posting(weights, self._found(asked, [NAME]).keys(), self._found(asked, OWN).keys())

    def _found(self, asked: Asked, zones: Iterable[str]) -> dict[int, float]:
        query = _any(self._in_zone(asked, zone) for zone in zones)
        hits = self._searcher.search(query, max(len(self), 1), count=False).hits
        places = self._searcher.fast_field_values(_PLACE, [address for _, address in hits])
        return dict(zip(places, (score for score, _ in hits), strict=True))

    def _in_zone(self, asked: Asked, zone: str) -> Any:
        """All that is needed, in the zone; what the tokenizer cut as one word adds to the weight."""
        parts = [_any(self._term(zone, term) for term in terms) for terms in asked.needed]
        whole = tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts])
        word = [self._term(zone, asked.word)] if asked.word else []
        return tantivy.Query.boost_query(_any([whole, *word]), ZONES[zone].boost / len(parts))

    def _term(self, zone: str, term: str) -> Any:
        return tantivy.Query.term_query(self._schema, zone, term, _OPTION)


def _any(queries: Iterable[Any]) -> Any:
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])
