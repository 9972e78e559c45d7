"""Which engine keeps the index beside a store: Whoosh, or tantivy where it is installed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec

from search.analyzer import Analyzer
from search.fulltext.documents import Document
from search.fulltext.engine import Engine

WHOOSH, TANTIVY = "whoosh", "tantivy"


@dataclass(frozen=True, slots=True)
class Maker:
    """An engine's version, and how its files are made and opened."""

    version: str
    build: Callable[[Iterable[Document], Analyzer], dict[str, bytes]]
    open: Callable[[Mapping[str, bytes]], Engine]


def installed() -> list[str]:
    """The engines that can be had here, the best first."""
    return [name for name in (TANTIVY, WHOOSH) if find_spec(name)]


def maker(name: str | None = None) -> Maker:
    """The engine of this name; the best that is installed without one."""
    if (name or installed()[0]) == TANTIVY:
        from search.fulltext import tantivy_engine

        return Maker(tantivy_engine.VERSION, tantivy_engine.build, tantivy_engine.TantivyEngine)
    from search.fulltext import whoosh_engine

    return Maker(whoosh_engine.VERSION, whoosh_engine.build, whoosh_engine.WhooshEngine)
