"""The tables of the embedded store: rows to the state that they hold, and back. A seal over all rows tells damage."""

import json
import sqlite3
from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

from graph.export import claim_line
from graph.state import State
from graph.store import Decision, Entry, Report
from ontology import Document, Reading, edge_from_json, node_from_json

# No index: all rows are read at once, and an index could be damaged where the seal does not look.
# A document without a plan is a progress sheet.
SCHEMA = """
CREATE TABLE meta (revision INTEGER NOT NULL, seal TEXT NOT NULL);
CREATE TABLE documents (no INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL,
  text TEXT NOT NULL, plan TEXT);
CREATE TABLE claims (no INTEGER PRIMARY KEY, document TEXT NOT NULL, id TEXT NOT NULL, what TEXT NOT NULL,
  body TEXT NOT NULL);
CREATE TABLE reports (no INTEGER PRIMARY KEY, item TEXT NOT NULL, as_of TEXT NOT NULL, body TEXT NOT NULL,
  document TEXT NOT NULL, replaced_by TEXT);
CREATE TABLE decisions (no INTEGER PRIMARY KEY, claim TEXT NOT NULL, verdict TEXT NOT NULL, because TEXT NOT NULL,
  at TEXT NOT NULL, undone INTEGER NOT NULL);
"""
_COLUMNS = {
    "documents": "id, name, sha256, text, plan",
    "claims": "document, id, what, body",
    "reports": "item, as_of, body, document, replaced_by",
    "decisions": "claim, verdict, because, at, undone",
}

Rows = dict[str, list[tuple[Any, ...]]]


def prepare(db: sqlite3.Connection) -> None:
    """Makes the tables of an empty store."""
    for statement in SCHEMA.split(";"):
        db.execute(statement)
    db.execute("INSERT INTO meta VALUES (0, ?)", (_seal(0, _rows(db)),))


def mark(db: sqlite3.Connection) -> tuple[int, str]:
    """The revision and the seal that the database bears."""
    row: tuple[int, str] | None = db.execute("SELECT revision, seal FROM meta").fetchone()
    if row is None:
        raise sqlite3.DatabaseError("缺少版本记录")
    return row


def load(db: sqlite3.Connection) -> State:
    """All that the database holds; sqlite3.DatabaseError where a row is not as it was written."""
    revision, seal = mark(db)
    rows = _rows(db)
    if seal != _seal(revision, rows):
        raise sqlite3.DatabaseError("校验和不符")
    return _state(revision, seal, rows)


def sign(db: sqlite3.Connection, revision: int) -> None:
    """Ends a change: its revision, sealed over all rows."""
    db.execute("UPDATE meta SET revision = ?, seal = ?", (revision, _seal(revision, _rows(db))))


def fill(db: sqlite3.Connection, state: State) -> None:
    """Puts a whole state, its revision too, into tables that are empty."""
    for reading in state.readings:
        add_reading(db, reading)
    for sheet in state.sheets:
        add_document(db, sheet)
    told = ((entry, entry.report) for entry in state.entries)
    lines = ((*report.key, claim_line(report.observation), entry.document, entry.replaced_by) for entry, report in told)
    _insert(db, "reports", lines)
    for decision in state.decisions:
        add_decision(db, decision)
    sign(db, state.revision)


def add_reading(db: sqlite3.Connection, reading: Reading) -> None:
    """Stores a plan's document with its claims."""
    add_document(db, reading.document, reading.plan)
    claims = [("node", node) for node in reading.nodes] + [("edge", each) for each in reading.edges]
    _insert(db, "claims", ((reading.document.id, claim.id, what, claim_line(claim)) for what, claim in claims))


def remove_reading(db: sqlite3.Connection, document: str) -> None:
    """Takes a plan's document and its claims out."""
    db.execute("DELETE FROM claims WHERE document = ?", (document,))
    db.execute("DELETE FROM documents WHERE id = ?", (document,))


def add_document(db: sqlite3.Connection, document: Document, plan: str | None = None) -> None:
    """Stores a document: the plan's own, or a progress sheet."""
    _insert(db, "documents", [(document.id, document.name, document.sha256, document.text, plan)])


def add_report(db: sqlite3.Connection, report: Report, sheet: str) -> int:
    """Stores a report; gives how many it replaces: one or none."""
    marked = "UPDATE reports SET replaced_by = ? WHERE item = ? AND as_of = ? AND replaced_by IS NULL"
    replaced = db.execute(marked, (sheet, *report.key)).rowcount
    _insert(db, "reports", [(*report.key, claim_line(report.observation), sheet, None)])
    return replaced


def add_decision(db: sqlite3.Connection, decision: Decision) -> None:
    """Appends to the log of decisions."""
    _insert(db, "decisions", [(decision.claim, decision.verdict, decision.because, decision.at, int(decision.undone))])


def undo_decision(db: sqlite3.Connection, claim: str) -> None:
    """Marks the last decision on a claim that holds as undone."""
    last = "SELECT max(no) FROM decisions WHERE claim = ? AND NOT undone"
    db.execute(f"UPDATE decisions SET undone = 1 WHERE no = ({last})", (claim,))


def _insert(db: sqlite3.Connection, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    columns = _COLUMNS[table]
    places = ", ".join("?" for _ in columns.split(","))
    db.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", rows)


def _rows(db: sqlite3.Connection) -> Rows:
    tables = _COLUMNS.items()
    return {table: db.execute(f"SELECT {columns} FROM {table} ORDER BY no").fetchall() for table, columns in tables}


def _seal(revision: int, rows: Rows) -> str:
    total = blake2b(str(revision).encode(), digest_size=16)
    for table, held in rows.items():
        total.update(f"\x1d{table}".encode())
        for row in held:
            total.update("\x1f".join(map(str, row)).encode())
            total.update(b"\x1e")
    return total.hexdigest()


def _state(revision: int, seal: str, rows: Rows) -> State:
    claims: dict[str, tuple[list[Any], list[Any]]] = {}
    for document, _, what, body in rows["claims"]:
        nodes, edges = claims.setdefault(document, ([], []))
        if what == "node":
            nodes.append(node_from_json(json.loads(body)))
        else:
            edges.append(edge_from_json(json.loads(body)))
    readings, sheets = [], []
    for *columns, plan in rows["documents"]:
        document = Document(*columns)
        if plan is None:
            sheets.append(document)
        else:
            nodes, edges = claims.get(document.id, ([], []))
            readings.append(Reading(document, plan, tuple(nodes), tuple(edges)))
    entries = (
        Entry(Report(item, node_from_json(json.loads(body))), document, replaced_by)
        for item, _, body, document, replaced_by in rows["reports"]
    )
    decisions = (Decision(row[0], row[1], row[2], row[3], bool(row[4])) for row in rows["decisions"])
    return State(revision, seal, tuple(readings), tuple(sheets), tuple(entries), tuple(decisions))
