"""Full-text search as plain functions: in the folder of a store, or on its server without its graph."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import settings
from app.opening import opened
from graph import Executor, Graph, Query, Relations, Store, executor

if TYPE_CHECKING:
    from search import Index

INDEX = "index"
SYNONYMS = "synonyms.tsv"


def search(uri: str, words: str, kind: str | None, limit: int, synonyms: Path | None, today: date) -> dict[str, Any]:
    """What full-text search finds, as `search --json` prints it; `synonyms` is the operator's file of them."""
    store = opened(uri)
    index = index_of(uri, store, None, synonyms)
    return (_faultless(index) if synonyms else index).search(words, kind, limit, _statuses(store, today)).to_json()


def expansions(uri: str, words: str, synonyms: Path | None) -> list[dict[str, Any]]:
    """What each of the words is searched for as well; SynonymError where the operator's file has a flaw."""
    from dataclasses import asdict

    index = index_of(uri, opened(uri), None, synonyms)
    return [asdict(each) for each in _faultless(index).expansions(words)]


def suggestions(uri: str, typed: str, limit: int) -> list[dict[str, Any]]:
    """What someone who begins to type so may mean."""
    from dataclasses import asdict

    return [asdict(each) for each in index_of(uri, opened(uri), None, None).suggest(typed, limit)]


def _faultless(index: "Index") -> "Index":
    """The index, where the file of synonyms that it was to be made with is whole."""
    from search import SynonymError

    if index.flaws:
        raise SynonymError(index.flaws[0])
    return index


def index_of(uri: str, store: Store, graph: Graph | None, synonyms: Path | None) -> "Index":
    """The full-text index of the store: in its folder, where the operator's synonyms are too, or on its server.

    `graph` is the store's, where it is at hand; the index of a server is opened without it.
    """
    from search import open_index

    if hasattr(store, "connection"):
        return _on_server(store, graph, synonyms)
    home = Path(uri).expanduser()
    return open_index(graph or store.graph(), home / INDEX, store.revision, synonyms or home / SYNONYMS)


def _on_server(store: Any, graph: Graph | None, synonyms: Path | None) -> "Index":
    """What a phrase asks for is found where the graph is, unless it is at hand."""
    from search import Origin, open_server_index

    def found(query: Query) -> list[str]:
        return [hit.node.id for hit in _executor(store, settings.today()).run(query).result.hits]

    if graph is not None:
        return open_server_index(Origin(store.stamp, lambda: graph, lambda: graph), store.connection, synonyms)
    return open_server_index(Origin(store.stamp, store.directory, store.graph, found), store.connection, synonyms)


def _executor(store: Store, today: date) -> Executor:
    return executor(store, Relations(store.directory()), store.last_report(today) or today)


def _statuses(store: Store, today: date) -> Mapping[str, str]:
    """The statuses at the day of the latest report, by the id of a task or item."""
    return _executor(store, today).statuses()
