"""The store at an address, and how much of its graph a command needs."""

from graph import Graph, Store, open_store
from ontology import LutuError


class RequestError(LutuError):
    """What was asked for can't be had from what the store holds."""


def stored(uri: str) -> tuple[Store, Graph]:
    """The store at the address and its graph; RequestError if it holds nothing."""
    store = open_store(uri)
    return store, filled(uri, store.graph())


def asked(uri: str) -> tuple[Store, Graph]:
    """The store at the address and what understanding a question needs of its graph; RequestError if it holds nothing."""
    store = open_store(uri)
    return store, filled(uri, store.directory())


def filled(uri: str, graph: Graph) -> Graph:
    """The graph of the store at the address; RequestError if it holds nothing."""
    if not graph.documents:
        raise _empty(uri)
    return graph


def _empty(uri: str) -> RequestError:
    return RequestError(f"库 {uri} 里还没有方案，请先用 lutu ingest 导入，或用 --store 指到已有的库。")


def opened(uri: str) -> Store:
    """The store at the address; RequestError if it holds nothing."""
    store = open_store(uri)
    if not store.revision:
        raise _empty(uri)
    return store
