"""Graphs of plans: where they are kept, how they are read and what leaves them."""

import re
from pathlib import Path

from graph.change import Changed, aimed_year, changed, last_year, left, told_in
from graph.condition import (
    ANYTHING,
    HEAD,
    INVERSE,
    NOTHING,
    Aimed,
    Comparison,
    Condition,
    Every,
    Has,
    HasFigure,
    HasStatus,
    Is,
    Linked,
    Missing,
    Moved,
    Named,
    Not,
    OfKind,
    Says,
    Some,
    Starred,
)
from graph.copy import copy_store
from graph.doubts import doubts
from graph.executor import TOLD_MEMBERS, Executor, GraphExecutor, Scene, executor
from graph.export import export_json
from graph.figures import figures, rank_of
from graph.gauges import Due, Gauge, Ranks, dues, gauges, ranks, reported_days
from graph.give import (
    LONGEST,
    Chain,
    Change,
    Counting,
    Fact,
    Figures,
    Give,
    Listing,
    Ranked,
    Share,
    Spread,
    Standing,
    Tally,
    Whether,
    Wording,
)
from graph.impact import Impact, impact_of
from graph.items import Item, items
from graph.link import Link
from graph.normal import normal_query
from graph.preview import preview
from graph.query import Narrow, Query, leaves, rebuilt
from graph.reach import reached, sought
from graph.relations import Relations
from graph.reports import SheetRefusedError, fit
from graph.result import Group, Hit, Result, best
from graph.run_embedded import run
from graph.server.cypher import Statement, statement
from graph.status import ItemStatus, StatusReport, default_as_of, last_report, refusal, statuses
from graph.store import Decision, Entry, Filed, Outcome, Report, Store, StoreError
from graph.view import ROW_KINDS, Graph
from graph.words import folded

__all__ = [
    "ANYTHING",
    "HEAD",
    "INVERSE",
    "LONGEST",
    "NOTHING",
    "ROW_KINDS",
    "TOLD_MEMBERS",
    "Aimed",
    "Chain",
    "Change",
    "Changed",
    "Comparison",
    "Condition",
    "Counting",
    "Decision",
    "Due",
    "Entry",
    "Every",
    "Executor",
    "Fact",
    "Figures",
    "Filed",
    "Gauge",
    "Give",
    "Graph",
    "GraphExecutor",
    "Group",
    "Has",
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
    "Moved",
    "Named",
    "Narrow",
    "Not",
    "OfKind",
    "Outcome",
    "Query",
    "Ranked",
    "Ranks",
    "Relations",
    "Report",
    "Result",
    "Says",
    "Scene",
    "Share",
    "SheetRefusedError",
    "Some",
    "Spread",
    "Standing",
    "Starred",
    "Statement",
    "StatusReport",
    "Store",
    "StoreError",
    "Tally",
    "Whether",
    "Wording",
    "aimed_year",
    "best",
    "changed",
    "copy_store",
    "default_as_of",
    "doubts",
    "dues",
    "executor",
    "export_json",
    "figures",
    "fit",
    "folded",
    "gauges",
    "impact_of",
    "items",
    "last_report",
    "last_year",
    "leaves",
    "left",
    "normal_query",
    "open_store",
    "preview",
    "rank_of",
    "ranks",
    "reached",
    "rebuilt",
    "refusal",
    "reported_days",
    "run",
    "sought",
    "statement",
    "statuses",
    "told_in",
]


_SERVER_SCHEMES = {f"{name}{security}" for name in ("bolt", "neo4j") for security in ("", "+s", "+ssc")}


def open_store(uri: str) -> Store:
    """The store at `uri`: a folder's path for the embedded one, bolt:// or neo4j:// for Neo4j; nothing is made yet.

    Reading a folder that is not there, or an empty database, finds an empty store; the first ingest makes it.
    """
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*)://", uri)
    if scheme and scheme[1].lower() in _SERVER_SCHEMES:
        from graph.server.address import address_of
        from graph.server.store import ServerStore

        return ServerStore(address_of(uri))
    if scheme or not uri.strip():
        told = f"“{scheme[1]}://”开头的" if scheme else "空的"
        raise StoreError(f"{told}地址不能作库，请用 --store 指定一个文件夹，或 bolt://、neo4j:// 开头的 Neo4j 地址。")
    from graph.embedded import EmbeddedStore

    return EmbeddedStore(Path(uri).expanduser())
