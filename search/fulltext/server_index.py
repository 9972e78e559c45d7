"""The index of a store on a Neo4j server: made once for a state of the graph and kept there, for whoever searches."""

import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from graph import Graph
from search.analyzer import Analyzer, Tokenizer, default_engine
from search.fulltext.documents import Document, documents
from search.fulltext.index import Index
from search.fulltext.meaning import Runner
from search.fulltext.respelling import neighbours
from search.fulltext.shelf import FORMAT, Kept, digest
from search.fulltext.spellings import Spellings, spellings
from search.fulltext.suggest import Entry, entries
from search.fulltext.synonyms import all_synonyms, own_synonyms

if TYPE_CHECKING:
    from pathlib import Path

    from search.fulltext.server_engine import Connection

_FIELDS = [each.name for each in fields(Document)]
_LEVEL = 3  # of zlib: a tenth of the size, at a third of the time that level 6 takes


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the graph comes from: `names` is the part of it by which things are called, `whole` is read once to make an
    index. `stamp` differs wherever the graph does; `runner` runs a query where the graph is.
    """

    stamp: str
    names: Callable[[], Graph]
    whole: Callable[[], Graph]
    runner: Runner | None = None


def open_server_index(origin: Origin, connection: "Connection", synonyms: "Path | None" = None) -> Index:
    """The index of the graph, searched by the server's own full-text index; made anew where the kept one is of another.

    `synonyms` is the operator's file, as in `open_index`; whoever has another one makes the index anew.
    """
    from search.fulltext.server_engine import Contents, server_engine

    own = own_synonyms(synonyms)
    known = all_synonyms(own.groups)

    def contents() -> Contents:
        graph = origin.whole()
        found, names = documents(graph), spellings(graph, known)
        analyzer = Analyzer(Tokenizer(names.words))
        kept = Kept(names, entries(found, analyzer, names.by_id()), {}, neighbours(found))
        return Contents(found, analyzer, _packed(found, kept))

    key = digest((origin.stamp, default_engine(), FORMAT, repr(known)), ())
    engine, packed = server_engine(connection, key, contents)
    found, kept = _unpacked(packed)
    return Index(origin.names(), found, kept, engine, origin.runner, own.flaws)


def _packed(found: Sequence[Document], kept: Kept) -> bytes:
    told = {
        "documents": [[getattr(each, name) for name in _FIELDS] for each in found],
        "spellings": asdict(kept.spellings),
        "entries": [[each.text, each.kind, each.id, each.forms] for each in kept.entries],
        "pairs": kept.pairs,
    }
    return zlib.compress(json.dumps(told, ensure_ascii=False).encode("utf8", "surrogatepass"), _LEVEL)


def _unpacked(packed: bytes) -> tuple[list[Document], Kept]:
    told = json.loads(zlib.decompress(packed).decode("utf8", "surrogatepass"))
    found = [Document(**dict(zip(_FIELDS, map(_frozen, each), strict=True))) for each in told["documents"]]
    names = Spellings(**_frozen(told["spellings"]))
    offered = [Entry(text, kind, ref, tuple(forms)) for text, kind, ref, forms in told["entries"]]
    return found, Kept(names, offered, {}, told["pairs"])


def _frozen(value: Any) -> Any:
    """What JSON has as lists as the tuples that they were."""
    if isinstance(value, list):
        return tuple(map(_frozen, value))
    return {key: _frozen(each) for key, each in value.items()} if isinstance(value, dict) else value
