"""Graphs of plans: where they are kept, how they are read and what leaves them."""

import re
from pathlib import Path

from graph.doubts import doubts
from graph.export import export_json
from graph.figures import figures
from graph.impact import Impact, impact_of
from graph.items import Item, items
from graph.normal import normal_query
from graph.query import (
    ANYTHING,
    HEAD,
    INVERSE,
    NOTHING,
    Comparison,
    Condition,
    Counting,
    Every,
    Figures,
    Give,
    HasFigure,
    HasStatus,
    Is,
    Linked,
    Listing,
    Missing,
    Named,
    Narrow,
    Not,
    OfKind,
    Query,
    Says,
    Some,
    Spread,
    Standing,
    Starred,
    Tally,
    Whether,
    Wording,
    leaves,
)
from graph.relations import Link, Relations
from graph.reports import SheetRefusedError, fit
from graph.run_embedded import Group, Hit, Result, run
from graph.status import ItemStatus, StatusReport, default_as_of, last_report, refusal, statuses
from graph.store import Decision, Entry, Outcome, Report, Store, StoreError
from graph.view import ROW_KINDS, Graph
from graph.words import folded

__all__ = [
    "ANYTHING",
    "HEAD",
    "INVERSE",
    "NOTHING",
    "ROW_KINDS",
    "Comparison",
    "Condition",
    "Counting",
    "Decision",
    "Entry",
    "Every",
    "Figures",
    "Give",
    "Graph",
    "Group",
    "HasFigure",
    "HasStatus",
    "Hit",
    "Impact",
    "Is",
    "Item",
    "ItemStatus",
    "Link",
    "Linked",
    "Listing",
    "Missing",
    "Named",
    "Narrow",
    "Not",
    "OfKind",
    "Outcome",
    "Query",
    "Relations",
    "Report",
    "Result",
    "Says",
    "SheetRefusedError",
    "Some",
    "Spread",
    "Standing",
    "Starred",
    "StatusReport",
    "Store",
    "StoreError",
    "Tally",
    "Whether",
    "Wording",
    "default_as_of",
    "doubts",
    "export_json",
    "figures",
    "fit",
    "folded",
    "impact_of",
    "items",
    "last_report",
    "leaves",
    "normal_query",
    "open_store",
    "refusal",
    "run",
    "statuses",
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
