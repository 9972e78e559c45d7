"""What the pages read: one store, its graph and what is derived of it, kept for all sessions until the store changes."""

import gc
from collections.abc import Callable
from datetime import date
from functools import cached_property, lru_cache, wraps
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

import streamlit

from app import settings, wiring
from graph import Executor, Graph, Relations, StatusReport, Store, executor, open_store

if TYPE_CHECKING:
    from search import Index

_KEPT = 2  # revisions: that of the sessions still drawing, and the newest
_KEPT_DAYS = 32
_READ: set[tuple[str, int]] = set()  # stores and their revisions
T = TypeVar("T")


class Source:
    """A store at one revision. Nothing in it changes; what takes time is made once, when it is first asked for."""

    def __init__(self, uri: str, store: Store, revision: int) -> None:
        self.uri, self.store, self.revision = uri, store, revision
        self.status_at = lru_cache(_KEPT_DAYS)(self._status_at)
        self.executor_at = lru_cache(_KEPT_DAYS)(self._executor_at)

    @cached_property
    def graph(self) -> Graph:
        """The whole graph; RequestError where the store is empty."""
        return wiring.filled(self.uri, self.store.graph())

    @cached_property
    def relations(self) -> Relations:
        """The relations of the whole graph."""
        return Relations(self.graph)

    @cached_property
    def directory(self) -> Graph:
        """What understanding a question needs of the graph."""
        return wiring.filled(self.uri, self.store.directory())

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

    def _executor_at(self, as_of: date) -> Executor:
        return executor(self.store, self.relations, as_of)

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


@streamlit.cache_resource(max_entries=_KEPT, show_spinner=False)
def _source(uri: str, revision: int) -> Source:
    made = Source(uri, _store(uri), revision)
    _ = made.graph
    set_aside()
    _READ.add((uri, revision))
    return made


def set_aside() -> None:
    """Spares the garbage collector all that is there now, the graph above all, until this is called again."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def once(derive: Callable[[Source], T]) -> Callable[[Source], T]:
    """A function that derives something of a source once, also where several visitors want it at the same moment."""
    kept, lock = lru_cache(_KEPT)(derive), RLock()

    @wraps(derive)
    def derived(shared: Source) -> T:
        with lock:
            return kept(shared)

    return derived


def source() -> Source:
    """The store that the surroundings name, as it is now; RequestError where it is empty."""
    uri, revision = _present()
    if (uri, revision) in _READ:
        return _source(uri, revision)
    with streamlit.spinner("正在读取方案……"):
        return _source(uri, revision)


def source_unseen() -> Source:
    """The same where no one looks on."""
    return _source(*_present())


def _present() -> tuple[str, int]:
    uri = settings.store_uri()
    return uri, _store(uri).revision
