"""The engine of an embedded store: Whoosh keeps the postings, BM25F weighs them. All that knows Whoosh is here.

Importing it imports Whoosh, which takes a tenth of a second.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import chain
from math import log
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any

import whoosh
from whoosh.codec.whoosh3 import W3Codec
from whoosh.fields import TEXT, Schema
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.reading import TermNotFound

from search.analyzer import Analyzer
from search.fulltext.documents import NAME, ZONES, Document
from search.fulltext.engine import OWN, Asked, Posting, zone_terms

VERSION = ".".join(map(str, whoosh.__version__))
_MEMORY = 256  # megabytes: one run without spilling to disk, for plans by the dozen
_K1 = 1.2  # how soon more of a word stops to count; the usual value
_LENGTHS = ".lengths"  # files of our own: Whoosh keeps lengths too, but gives them one by one
_Frequencies = dict[int, float]


class _Memory(RamStorage):  # type: ignore[misc]  # Whoosh has no types
    """Whoosh's own puts temporary files of all processes into one folder, where they are in each other's way."""

    def __init__(self, spill: str | None = None) -> None:
        super().__init__()
        self._spill = spill

    def temp_storage(self, name: str | None = None) -> Any:
        """Where a writer puts what it can't keep in memory."""
        return FileStorage(self._spill)


def build(documents: Iterable[Document], analyzer: Analyzer) -> dict[str, bytes]:
    """The index as files by name."""
    with TemporaryDirectory() as spill:
        return _built(_Memory(spill), documents, analyzer)


def _built(storage: _Memory, documents: Iterable[Document], analyzer: Analyzer) -> dict[str, bytes]:
    index = storage.create_index(Schema(**{zone: TEXT(phrase=False) for zone in ZONES}))
    writer = index.writer(limitmb=_MEMORY, codec=W3Codec(compression=0))
    lengths = {zone: array("I") for zone in ZONES}
    for document in documents:
        terms = zone_terms(document, analyzer)
        writer.add_document(**terms)
        for zone, told in lengths.items():
            told.append(len(terms.get(zone, ())))
    writer.commit()
    files = {name: bytes(storage.files[name]) for name in storage.list()}
    return files | {f"{zone}{_LENGTHS}": told.tobytes() for zone, told in lengths.items()}


class WhooshEngine:
    """Reads the files that `build` made, wholly in memory, so that they may be replaced meanwhile."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        storage = _Memory()
        storage.files = dict(files)
        self._reader: Any = storage.open_index().reader()
        self._lengths = {zone: array("I", files[f"{zone}{_LENGTHS}"]) for zone in ZONES}
        self._usual = {zone: sum(told) / max(len(told), 1) or 1.0 for zone, told in self._lengths.items()}
        self._lock = Lock()  # the files' places in reading are shared

    def __len__(self) -> int:
        return int(self._reader.doc_count_all())

    def postings(self, asked: Sequence[Asked]) -> list[Posting]:
        """A posting for each thing asked for, weighed by BM25F over the zones."""
        with self._lock:
            return [self._posting(each) for each in asked]

    def _posting(self, asked: Asked) -> Posting:
        zones = {zone: self._in_zone(zone, asked) for zone in ZONES}
        norms: _Frequencies = {}
        for zone, found in zones.items():
            self._add(norms, zone, found)
        rarity = log(1 + (len(self) - len(norms) + 0.5) / (len(norms) + 0.5))
        weights = {at: rarity * norm / (_K1 + norm) for at, norm in norms.items()}
        return Posting(weights, zones[NAME].keys(), set(chain.from_iterable(zones[zone] for zone in OWN)))

    def _add(self, norms: _Frequencies, zone: str, found: Mapping[int, float]) -> None:
        """What the zone adds: its boost for each time the term is there, less in a long text."""
        told, lengths = ZONES[zone], self._lengths[zone]
        per_term, flat = told.b / self._usual[zone], 1 - told.b
        for at, frequency in found.items():
            norms[at] = norms.get(at, 0.0) + told.boost * frequency / (flat + per_term * lengths[at])

    def _in_zone(self, zone: str, asked: Asked) -> _Frequencies:
        """How often the zone of each document holds all that is needed: as often as the rarest part of it."""
        found = self._any(zone, asked.needed[0])
        for part in asked.needed[1:]:
            if not found:
                return found
            other = self._any(zone, part)
            found = {at: min(found[at], other[at]) for at in found.keys() & other.keys()}
        if found and asked.word:
            for at, frequency in self._read(zone, asked.word).items():
                found[at] = found.get(at, 0.0) + frequency
        return found

    def _any(self, zone: str, terms: Sequence[str]) -> _Frequencies:
        found = self._read(zone, terms[0])
        for term in terms[1:]:
            for at, frequency in self._read(zone, term).items():
                found[at] = found.get(at, 0.0) + frequency
        return found

    def _read(self, zone: str, term: str) -> _Frequencies:
        found: _Frequencies = {}
        with suppress(TermNotFound):
            matcher = self._reader.postings(zone, term)
            while matcher.is_active():
                found[matcher.id()] = matcher.weight()
                matcher.next()
        return found
