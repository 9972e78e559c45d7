"""Rows to the server: a few statements for each kind, many rows a statement, all in the caller's transaction.

Kinds and types stand in the text of the statements, because Cypher takes no parameters there; they come from the
vocabulary or are refused. Everything else is a parameter.
"""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from graph.server.difference import Difference
from graph.server.records import ENTITY, Row
from graph.store import StoreError
from ontology import schema

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Result

BATCH = 2000  # rows a statement
_WIDE = 20  # the same, of rows that hold a whole document
_WORD = re.compile(r"[A-Z][A-Z_]*")
_MATCHED = f"UNWIND $rows AS row MATCH (n:{ENTITY} {{id: row.id}})"
_ENDS = f"UNWIND $rows AS row MATCH (s:{ENTITY} {{id: row.source}}) MATCH (t:{ENTITY} {{id: row.target}})"

_NEW_ENDS = f"UNWIND $rows AS row MATCH (s:{ENTITY} {{id: row[0]}}) MATCH (t:{ENTITY} {{id: row[1]}})"


class Pen:
    """Writes rows in a transaction. A statement is sent before the one before it is done, so that none waits for both."""

    def __init__(self, tx: "ManagedTransaction") -> None:
        self._tx = tx
        self._sent: Result | None = None

    def run(self, statement: str, rows: Sequence[Row | list[Any]], batch: int = BATCH) -> None:
        """Sends the statement for all rows, as `$rows`, a batch at a time."""
        for start in range(0, len(rows), batch):
            sent = self._tx.run(statement, rows=rows[start : start + batch])
            self.finish()
            self._sent = sent

    def finish(self) -> None:
        """Waits until all is written; raises what went wrong with it."""
        if self._sent is not None:
            self._sent.consume()
            self._sent = None


def write(pen: Pen, difference: Difference) -> None:
    """Changes entities and relationships as the difference says."""
    for kind, rows in difference.cut.items():
        pen.run(f"{_ENDS} MATCH (s)-[r:{_type(kind)} {{id: row.id}}]->(t) DELETE r", rows)
    for rows in difference.gone.values():
        pen.run(f"{_MATCHED} DETACH DELETE n", rows)
    for kind, rows in difference.nodes.items():
        pen.run(f"UNWIND $rows AS row CREATE (n:{ENTITY}:{_label(kind)}) SET n = row", rows)
    for (was, now), rows in difference.altered.items():
        renamed = "" if was == now else f"REMOVE n:{_label(was)} SET n:{_label(now)} "
        pen.run(f"{_MATCHED} {renamed}SET n = row", rows)
    for kind, ties in difference.joined.items():
        pen.run(f"{_NEW_ENDS} CREATE (s)-[r:{_type(kind)}]->(t) SET r = row[2]", ties)
    for kind, rows in difference.retold.items():
        pen.run(f"{_ENDS} MATCH (s)-[r:{_type(kind)} {{id: row.id}}]->(t) SET r = row.properties", rows)


def keep_readings(pen: Pen, rows: Sequence[Row], links: Sequence[Row]) -> None:
    """Keeps plans' documents with their raw claims, and the ids that each of them shares."""
    pen.run("UNWIND $rows AS row CREATE (d:Document) SET d = row", rows, _WIDE)
    pen.run("UNWIND $rows AS row MERGE (:Shared {id: row.id})", links)
    linked = "MATCH (d:Document {id: row.document}) MATCH (s:Shared {id: row.id})"
    made = "CREATE (d)-[:SHARES {close: row.close, claim: row.claim}]->(s)"
    pen.run(f"UNWIND $rows AS row {linked} {made}", links)


def drop_readings(pen: Pen, ids: Iterable[str]) -> None:
    """Takes plans' documents out, and what they say of shared ids; `tidy` takes out what nothing names any more."""
    rows = [{"id": key} for key in ids]
    pen.run("UNWIND $rows AS row MATCH (:Document {id: row.id})-[r:SHARES]->(s:Shared) DELETE r", rows)
    pen.run("UNWIND $rows AS row MATCH (d:Document {id: row.id}) DELETE d", rows)


def tidy(pen: Pen, ids: Iterable[str]) -> None:
    """Takes those of the shared ids out that no document names any more."""
    rows = [{"id": key} for key in ids]
    pen.run("UNWIND $rows AS row MATCH (s:Shared {id: row.id}) WHERE NOT (s)<-[:SHARES]-() DELETE s", rows)


def keep_sheets(pen: Pen, rows: Sequence[Row]) -> None:
    """Keeps progress sheets."""
    pen.run("UNWIND $rows AS row CREATE (s:Sheet) SET s = row", rows, _WIDE)


def keep_reports(pen: Pen, rows: Sequence[Row]) -> None:
    """Adds to the history of reports."""
    pen.run("UNWIND $rows AS row CREATE (r:Report) SET r = row", rows)


def mark_replaced(pen: Pen, rows: Sequence[Row]) -> None:
    """Marks the reports that are the latest of their item and day as replaced."""
    found = "UNWIND $rows AS row MATCH (r:Report {item: row.item}) WHERE r.as_of = row.as_of AND r.replaced_by IS NULL"
    pen.run(f"{found} SET r.replaced_by = row.replaced_by, r.seal = row.seal", rows)


def keep_decisions(pen: Pen, rows: Sequence[Row]) -> None:
    """Appends to the log of decisions."""
    pen.run("UNWIND $rows AS row CREATE (d:Decision) SET d = row", rows)


def mark_undone(pen: Pen, row: Row) -> None:
    """Marks the last decision on a claim that still holds as undone."""
    last = "MATCH (d:Decision {claim: row.claim}) WHERE NOT d.undone WITH row, d ORDER BY d.no DESC LIMIT 1"
    pen.run(f"UNWIND $rows AS row {last} SET d.undone = true, d.seal = row.seal", [row])


def _label(kind: str) -> str:
    if kind not in schema().nodes:
        raise StoreError(f"词汇表里没有“{kind}”这种内容，什么都没有改动，请报告这一问题。")
    return kind


def _type(kind: str) -> str:
    if kind not in schema().edges and not _WORD.fullmatch(kind):
        raise StoreError(f"词汇表里没有“{kind}”这种关系，什么都没有改动，请报告这一问题。")
    return kind
