"""Graphs of plans: where they are kept, how they are read and what leaves them."""

import re
from pathlib import Path

from graph.export import export_json
from graph.store import Decision, Entry, Outcome, Report, Store, StoreError
from graph.view import ROW_KINDS, Graph

__all__ = [
    "ROW_KINDS",
    "Decision",
    "Entry",
    "Graph",
    "Outcome",
    "Report",
    "Store",
    "StoreError",
    "export_json",
    "open_store",
]


def open_store(uri: str) -> Store:
    """The store at `uri`: a folder's path for the embedded one, bolt:// or neo4j:// for Neo4j; nothing is made yet.

    Reading a folder that is not there finds an empty store; the first ingest makes it.
    """
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*)://", uri)
    if scheme and scheme[1].partition("+")[0].lower() in ("bolt", "neo4j"):
        raise StoreError(f"本版路图还不能使用 Neo4j（{scheme[1]}://），请用 --store 指定一个文件夹。")
    if scheme or not uri.strip():
        raise StoreError(f"“{uri}”不是可用的库地址，请用 --store 指定一个文件夹。")
    from graph.embedded import EmbeddedStore

    return EmbeddedStore(Path(uri).expanduser())
