"""The whole of what the server keeps, as one state; what was read before and is still so is not fetched again."""

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from graph.server.changing import refuse_filling
from graph.server.driver import Connection
from graph.server.raw import added_up, decision_of, document_of, entry_of, reading_of, seal_of
from graph.server.schema import Header, header
from graph.state import State
from graph.store import StoreError
from ontology import Reading

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

Known = Mapping[str, tuple[int, Reading]]

_SEALS = "MATCH (d:Document) RETURN d.id AS id, d.seal AS seal"
_DOCUMENTS = "MATCH (d:Document) WHERE d.id IN $ids RETURN properties(d) AS row"
_SHEETS = "MATCH (s:Sheet) RETURN properties(s) AS row ORDER BY s.no"
_REPORTS = "MATCH (r:Report) RETURN properties(r) AS row ORDER BY r.no"
_DECISIONS = "MATCH (d:Decision) RETURN properties(d) AS row ORDER BY d.no"
_PATIENCE = 10.0  # seconds in which a reader meets one whole state, however often others write
_TOGETHER = 50  # documents a statement


class _TornError(Exception):
    """Rows of two states were read, because a writer's commit was under way; or a row was changed by hand."""


def whole(connection: Connection, known: Known) -> tuple[State, Known]:
    """The state, and its readings by document with their seals; StoreError where it does not add up to its seal."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            return connection.read(lambda tx: _whole(tx, connection, known))
        except _TornError:
            if time.monotonic() > end:
                told = f"{connection.address.shown} 里的库与它的校验和不符，像是被别的程序改动过"
                raise StoreError(f"{told}，请从备份恢复，或清空后重新导入方案。") from None
            time.sleep(0.2)


def state_id(found: Header) -> str:
    """What differs wherever two states of a store differ."""
    return f"{found.seal:x} {found.changes[0] if found.changes else ''}"


def _whole(tx: "ManagedTransaction", connection: Connection, known: Known) -> tuple[State, Known]:
    found = header(tx, connection)
    if found is None:
        return State(), {}
    refuse_filling(found, connection)
    readings = _readings(tx, known)
    rows = {name: _rows(tx, text) for name, text in (("s", _SHEETS), ("r", _REPORTS), ("d", _DECISIONS))}
    seals = [seal for seal, _ in readings.values()] + [_checked(row) for each in rows.values() for row in each]
    if added_up(*seals) != found.seal:
        raise _TornError
    state = State(
        found.revision,
        state_id(found),
        tuple(reading for _, reading in readings.values()),
        tuple(map(document_of, rows["s"])),
        tuple(map(entry_of, rows["r"])),
        tuple(map(decision_of, rows["d"])),
    )
    return state, readings


def _readings(tx: "ManagedTransaction", known: Known) -> dict[str, tuple[int, Reading]]:
    seals = {record["id"]: record["seal"] for record in tx.run(_SEALS)}
    found = {key: known[key] for key, seal in seals.items() if key in known and known[key][0] == seal}
    wanted = [key for key in seals if key not in found]
    for start in range(0, len(wanted), _TOGETHER):
        for row in _rows(tx, _DOCUMENTS, ids=wanted[start : start + _TOGETHER]):
            found[row["id"]] = (_checked(row), reading_of(row))
    return found


def _checked(row: Mapping[str, Any]) -> int:
    seal: int = row["seal"]
    if seal_of(row) != seal:
        raise _TornError
    return seal


def _rows(tx: "ManagedTransaction", statement: str, **parameters: Any) -> list[dict[str, Any]]:
    return [record["row"] for record in tx.run(statement, parameters)]
