"""The database itself: whose it is, its form and version, its constraints and indexes, and the one Store node."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.server.driver import Connection
from graph.store import StoreError

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Record

VERSION = 3
STORE = "lutu"  # the id of the one Store node
_CHANGES = 100  # how many of the last changes are remembered, for writers whose acknowledgement was lost

_UNIQUE = (("Store", "id"), ("Entity", "id"), ("Document", "id"), ("Sheet", "id"), ("Shared", "id"))
_INDEXED = (
    ("Document", "plan"),
    ("Report", "item"),
    ("Report", "observation"),
    ("Decision", "claim"),
    ("Observation", "as_of"),
    ("Unit", "name"),
)
SCHEMA = (
    *(f"CREATE CONSTRAINT {a}_{b} IF NOT EXISTS FOR (n:{a}) REQUIRE n.{b} IS UNIQUE" for a, b in _UNIQUE),
    *(f"CREATE INDEX {a}_{b} IF NOT EXISTS FOR (n:{a}) ON (n.{b})" for a, b in _INDEXED),
)
_ANYTHING = "MATCH (n) RETURN 1 LIMIT 1"
_MADE = "AlreadyExists"  # how the code ends that says that another was first
_INDEXING = 240  # seconds, less than any other reading may take
_AWAIT = "CALL db.awaitIndexes($seconds)"
_HEADER = "MATCH (s:Store {id: $store}) RETURN properties(s) AS store"
# What is told of the node is read after the lock is had, and so after the last writer.
_LOCK = "MATCH (s:Store {id: $store}) SET s.writer = $change WITH s RETURN properties(s) AS store"
_BEGIN = "MERGE (s:Store {id: $store}) ON CREATE SET s += $fresh"
_TELL = "MATCH (s:Store {id: $store}) SET s += $header"


@dataclass(frozen=True, slots=True)
class Header:
    """The Store node: `seal` adds up all rows that are kept, `filling` is the token of a copy that is under way.

    `behind` is set while the database is brought up to this version: the last plan that has been.
    """

    version: int = VERSION
    revision: int = 0
    seal: int = 0
    sheets: int = 0
    reports: int = 0
    decisions: int = 0
    changes: tuple[str, ...] = ()
    filling: str | None = None
    behind: str | None = None

    @property
    def old(self) -> bool:
        """Whether an earlier program prepared it, and it is not up to date yet."""
        return self.version < VERSION or self.behind is not None


def header(tx: "ManagedTransaction", connection: Connection) -> Header | None:
    """The Store node; None where there is none, StoreError where a newer program wrote it."""
    return _header(tx.run(_HEADER, store=STORE).single(), connection)


def locked(tx: "ManagedTransaction", connection: Connection, change: str) -> Header | None:
    """The Store node, held until the transaction ends, so that writers come one after the other; None without one."""
    return _header(tx.run(_LOCK, store=STORE, change=change).single(), connection)


def _header(record: "Record | None", connection: Connection) -> Header | None:
    if record is None:
        return None
    kept: dict[str, Any] = {key: record["store"][key] for key in Header.__slots__ if key in record["store"]}
    found = Header(**kept | {"changes": tuple(kept.get("changes", ()))})
    if found.version > VERSION:
        told = f"{connection.address.shown} 里的库由更新的路图写成（格式第 {found.version} 版，本程序只认到第 {VERSION} 版）"
        raise StoreError(f"{told}，请升级路图，或用 --store 另指定一个库。")
    return found


def sign(tx: "ManagedTransaction", after: Header, change: str) -> None:
    """Ends a change: the Store node as it is from now on."""
    told = {key: getattr(after, key) for key in Header.__slots__}
    tx.run(_TELL, store=STORE, header=told | {"changes": [change, *after.changes][:_CHANGES]}).consume()


def mark(tx: "ManagedTransaction", **told: Any) -> None:
    """Tells something of the Store node; the graph stays what it was, and so does its revision."""
    tx.run(_TELL, store=STORE, header=told).consume()


def prepare(connection: Connection) -> None:
    """Makes the constraints, the indexes and the Store node; StoreError where the database is somebody else's."""
    if connection.read(lambda tx: tx.run(_ANYTHING).single()) is not None:
        told = f"数据库 {connection.address.shown} 里已有别的程序的数据，路图不去动它"
        raise StoreError(f"{told}，请用一个空的数据库，或用 --store 另指定一个库。")
    make(connection)
    fresh = {"version": VERSION, "revision": 0, "seal": 0}
    connection.write(lambda tx: tx.run(_BEGIN, store=STORE, fresh=fresh).consume())


def make(connection: Connection) -> None:
    """Makes the constraints and indexes that are not there yet; others may be making them at the same moment."""
    for statement in SCHEMA:
        try:
            connection.write(lambda tx, text=statement: tx.run(text).consume())  # type: ignore[misc]
        except StoreError as error:
            if not str(getattr(error.__cause__, "code", "")).endswith(_MADE):
                raise
    connection.read(lambda tx: tx.run(_AWAIT, seconds=_INDEXING).consume())
