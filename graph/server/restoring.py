"""All of another store into an empty database: in many transactions, which nobody reads before the last one is done."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace as altered
from functools import partial
from itertools import groupby
from typing import TypeVar
from uuid import uuid4

from graph.server.changing import Check, changed
from graph.server.driver import Connection
from graph.server.ledger import Ledger
from graph.server.schema import Header
from graph.state import State
from graph.store import StoreError
from ontology import Reading

_CLAIMS = 20_000  # in a transaction: a server with half a gigabyte of heap holds some three times as many
_ROWS = 2000
_SHEETS = 20
_WIPE = (
    "MATCH (n:Entity|Document|Sheet|Shared|Report|Decision) WITH n LIMIT $rows DETACH DELETE n RETURN count(*) AS gone"
)

Row = TypeVar("Row")
Done = TypeVar("Done")


def restore(connection: Connection, state: State) -> None:
    """Puts the state into a prepared database, which holds nothing, or only a copy that was broken off."""
    token = uuid4().hex

    def step(work: Callable[[Ledger], Done], claims: int = 0) -> Done:
        return changed(connection, work, claims, _is_of(token))

    changed(connection, lambda ledger: _begin(ledger, token), check=_is_free)
    while step(_wiped):
        pass
    for sheets in _some(state.sheets, _SHEETS):
        step(partial(Ledger.keep_sheets, sheets=sheets))
    for entries in _some(state.entries, _ROWS):
        step(partial(Ledger.keep_entries, entries=entries))
    for decisions in _some(state.decisions, _ROWS):
        step(partial(Ledger.keep_decisions, decisions=decisions))
    for readings in _portions(state.readings):
        step(partial(_add, readings=readings), _CLAIMS)
    step(partial(Ledger.set, filling=None, revision=state.revision))


def _is_free(found: Header, connection: Connection) -> None:
    """Raises StoreError where the store is in use. A copy may have been broken off, and is then begun anew."""
    if found.revision and found.filling is None:
        told = f"{connection.address.shown} 里的库已有内容，不能迁入"
        raise StoreError(f"{told}，请换一个空的数据库，或先清空它。")


def _is_of(token: str) -> Check:
    def check(found: Header, connection: Connection) -> None:
        if found.filling != token:
            told = f"另有人正在向 {connection.address.shown} 里的库迁入"
            raise StoreError(f"{told}，这一次没有做完，请等那一次做完。")

    return check


def _begin(ledger: Ledger, token: str) -> None:
    ledger.header = altered(ledger.header, seal=0, sheets=0, reports=0, decisions=0)
    ledger.set(token, revision=0)


def _wiped(ledger: Ledger) -> bool:
    """Takes out some of what a broken copy left; whether there may be more."""
    gone: int = ledger.tx.run(_WIPE, rows=_ROWS).single(strict=True)["gone"]
    return gone > 0


def _add(ledger: Ledger, readings: Sequence[Reading]) -> None:
    part = ledger.part(readings)
    ledger.post(part.change((), lambda state: altered(state, readings=(*state.readings, *readings))))


def _some(rows: Sequence[Row], size: int) -> Iterator[Sequence[Row]]:
    return (rows[start : start + size] for start in range(0, len(rows), size))


def _portions(readings: Sequence[Reading]) -> Iterator[list[Reading]]:
    """The readings in portions of some size, those of a plan together."""
    portion: list[Reading] = []
    for _, plan in groupby(sorted(readings, key=lambda each: each.plan), key=lambda each: each.plan):
        portion += plan
        if sum(len(each.nodes) + len(each.edges) for each in portion) >= _CLAIMS:
            yield portion
            portion = []
    if portion:
        yield portion
