"""What the pages read: one store, its graph and what is derived of it, kept for all sessions until the store changes."""

from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import streamlit

from app import settings, wiring
from graph import Graph, Relations, StatusReport, Store, open_store

if TYPE_CHECKING:
    from search import Index

_KEPT = 2  # revisions: that of the sessions still drawing, and the newest
_KEPT_DAYS = 32


class Source:
    """A store at one revision. Nothing in it changes; what takes time is made once, when it is first asked for."""

    def __init__(self, uri: str, store: Store, revision: int) -> None:
        self.uri, self.store, self.revision = uri, store, revision
        self.status_at = lru_cache(_KEPT_DAYS)(self._status_at)

    @cached_property
    def graph(self) -> Graph:
        """The whole graph; RequestError where the store is empty."""
        return wiring.stored(self.uri)[1]

    @cached_property
    def relations(self) -> Relations:
        """The relations of the whole graph."""
        return Relations(self.graph)

    @cached_property
    def directory(self) -> Graph:
        """What understanding a question needs of the graph."""
        return wiring.asked(self.uri)[1]

    @cached_property
    def samples(self) -> bool:
        """Whether some of the reports are samples."""
        return wiring.shows_samples(self.graph)

    @property
    def status(self) -> StatusReport:
        """All statuses at the day of the latest report."""
        return self.status_at(None)

    def _status_at(self, as_of: date | None) -> StatusReport:
        return wiring.status(self.graph, as_of, settings.today())

    @cached_property
    def index(self) -> "Index":
        """The full-text index of the graph."""
        return wiring.index_of(self.uri, self.store, self.graph, None)

    def ask(self, question: str) -> dict[str, Any]:
        """The answer as `ask --json` prints it."""
        return wiring.ask(self.store, self.directory, question, None, settings.today())


@streamlit.cache_resource(show_spinner=False)
def _store(uri: str) -> Store:
    return open_store(uri)


@streamlit.cache_resource(max_entries=_KEPT, show_spinner="正在读取方案……")
def _source(uri: str, revision: int) -> Source:
    return Source(uri, _store(uri), revision)


def source() -> Source:
    """The store that the surroundings name, as it is now; RequestError where it is empty."""
    uri = settings.store_uri()
    found = _source(uri, _store(uri).revision)
    _ = found.graph.documents
    return found
