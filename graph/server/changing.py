"""A change as one transaction: after that of every other writer, wholly or not at all, and never twice."""

from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING, TypeVar
from uuid import uuid4

from graph.server.driver import Connection
from graph.server.ledger import Ledger
from graph.server.schema import Header, locked
from graph.server.uncollected import uncollected
from graph.server.writing import Pen
from graph.store import StoreError

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

_CLAIMS_A_SECOND = 200  # far below what any server takes in; a change that takes longer is stuck

# What the server says of a transaction that ran out of time while it waited for a lock.
_OUTWAITED = ("LockClientStopped", "TransactionTimedOut", "TransactionTimedOutClientConfiguration")

Done = TypeVar("Done")
Check = Callable[[Header, Connection], None]


class EmptyStoreError(StoreError):
    """There is nothing to change yet, or not any more."""


def changed(
    connection: Connection, work: Callable[[Ledger], Done], claims: int = 0, check: Check | None = None
) -> Done:
    """What `work` gives, in one transaction; `claims` is how many it may write. `check` may refuse the store as it is.

    The driver may run it again, even after a commit whose acknowledgement was lost; the change has an id by which it
    finds itself, so that it is never in twice.
    """
    change = uuid4().hex
    done: list[Done] = []

    def once(tx: "ManagedTransaction") -> Done:
        found = _waited(tx, connection, change)
        if found is None:
            raise EmptyStoreError(f"库 {connection.address.shown} 里还没有方案，请先用 lutu ingest 导入。")
        if change in found.changes:
            return done[-1]
        (check or refuse_filling)(found, connection)
        with uncollected(), closing(Pen(tx)) as pen:
            ledger = Ledger(tx, found, pen)
            done.append(work(ledger))
            if ledger.changed:
                ledger.sign(change)
        return done[-1]

    return connection.write(once, claims / _CLAIMS_A_SECOND)


def _waited(tx: "ManagedTransaction", connection: Connection, change: str) -> Header | None:
    """The Store node, once no other writer holds it; StoreError where that takes longer than a transaction may."""
    from neo4j.exceptions import ClientError

    try:
        return locked(tx, connection, change)
    except ClientError as error:
        if not str(error.code).endswith(_OUTWAITED):
            raise
        told = f"{connection.address.shown} 里的库正被另一个程序写入，等了 {connection.limits.write:g} 秒仍未轮到"
        raise StoreError(f"{told}，请稍后再试。") from error


def refuse_filling(found: Header, connection: Connection) -> None:
    """Raises StoreError where a copy into the store was begun and not ended."""
    if found.filling is not None:
        told = f"{connection.address.shown} 里的库正在迁入，或上次迁入没有做完"
        raise StoreError(f"{told}，请等它做完，或重新执行 lutu copy。")
