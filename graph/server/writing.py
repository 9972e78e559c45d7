"""Rows to the server: a few statements, each for the rows of many kinds, all in the caller's transaction.

Kinds and types stand in the text of the statements, because Cypher takes no parameters there; they come from the
vocabulary or are refused. Everything else is a parameter.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from graph.server.difference import Difference
from graph.server.records import ENTITY, Row
from graph.store import StoreError
from ontology import schema

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

BATCH = 2000  # rows a statement
_WIDE = 20  # the same, of rows that hold a whole document
# Makes one line of what a part of a statement did, before the next part begins.
_THEN = " WITH count(*) AS done "
_WORD = re.compile(r"[A-Z][A-Z_]*")
_MATCHED = f"UNWIND $rows AS row MATCH (n:{ENTITY} {{id: row.id}})"
_ENDS = f"UNWIND $rows AS row MATCH (s:{ENTITY} {{id: row.source}}) MATCH (t:{ENTITY} {{id: row.target}})"
# Each end is looked up once for all its relationships, which name it by its place; one that is not there is null.
_PLACED = f"""UNWIND range(0, size($ends) - 1) AS at OPTIONAL MATCH (n:{ENTITY} {{id: $ends[at]}})
WITH at, n ORDER BY at WITH collect([n]) AS ends """
_AND_THEN = " WITH ends, count(*) AS done "
_BETWEEN = "UNWIND $rows AS row WITH ends, row, ends[row[0]][0] AS s, ends[row[1]][0] AS t"

Tie = list[Any]  # a new relationship: source, target, properties
Rows = Sequence[Row] | Sequence[Tie]


class Pen:
    """Writes rows in a transaction, which is the pen's own until `finish`: another thread sends the statements meanwhile.

    Most of a change is the server's work, and much of ours can be done beside it.
    """

    def __init__(self, tx: "ManagedTransaction") -> None:
        self._tx = tx
        self._sender: ThreadPoolExecutor | None = None
        self._sent: list[Future[None]] = []

    def run(self, statement: str, rows: Rows, batch: int = BATCH) -> None:
        """Sends the statement for all rows, as `$rows`, a batch at a time."""
        self.run_all([(statement, rows)], batch)

    def run_all(self, parts: Iterable[tuple[str, Rows]], batch: int = BATCH) -> None:
        """Sends each statement for its rows, several together: by far the most of a small statement is its sending."""
        for packed in _packed(parts, batch):
            self._submit(*_together(packed, _THEN))

    def join(self, ties: Mapping[str, Sequence[Tie]], batch: int = BATCH) -> None:
        """Sends new relationships by type, each a list of source, target and properties, a batch at a time."""
        for packed in _packed(((_tied(kind), rows) for kind, rows in sorted(ties.items())), batch):
            places: dict[str, int] = {}
            placed = [(part, [_placed(tie, places) for tie in rows]) for part, rows in packed]
            text, parameters = _together(placed, _AND_THEN)
            self._submit(_PLACED + text, {"ends": list(places), **parameters})

    def finish(self) -> None:
        """Waits until all is written; raises what went wrong with it first."""
        sent, self._sent = self._sent, []
        for each in sent:
            each.result()
        self.close()

    def close(self) -> None:
        """Gives the transaction back, once nothing is under way; what was not sent yet never is."""
        if self._sender is not None:
            self._sender.shutdown(cancel_futures=True)
            self._sender = None

    def _submit(self, text: str, parameters: Row) -> None:
        self._sender = self._sender or ThreadPoolExecutor(1)
        self._sent.append(self._sender.submit(self._send, text, parameters))

    def _send(self, text: str, parameters: Row) -> None:
        self._tx.run(text, parameters).consume()


def write(pen: Pen, difference: Difference) -> None:
    """Changes entities and relationships as the difference says."""
    pen.run_all((f"{_found(kind)} DELETE r", rows) for kind, rows in difference.cut.items())
    pen.run_all((f"{_MATCHED} DETACH DELETE n", rows) for rows in difference.gone.values())
    pen.run_all(
        (f"UNWIND $rows AS row CREATE (n:{ENTITY}:{_label(kind)}) SET n = row", rows)
        for kind, rows in sorted(difference.nodes.items())
    )
    pen.run_all((f"{_MATCHED} {_renamed(*kinds)}SET n = row", rows) for kinds, rows in difference.altered.items())
    pen.join(difference.joined)
    pen.run_all((f"{_found(kind)} SET r = row.properties", rows) for kind, rows in difference.retold.items())


def keep_readings(pen: Pen, rows: Sequence[Row], links: Sequence[Row]) -> None:
    """Keeps plans' documents with their raw claims, and the ids that each of them shares."""
    pen.run("UNWIND $rows AS row CREATE (d:Document) SET d = row", rows, _WIDE)
    linked = "MATCH (d:Document {id: row.document}) MATCH (s:Shared {id: row.id})"
    made = "CREATE (d)-[:SHARES {close: row.close, claim: row.claim}]->(s)"
    shared = "UNWIND $rows AS row MERGE (:Shared {id: row.id})"
    pen.run_all([(shared, links), (f"UNWIND $rows AS row {linked} {made}", links)])


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


def _packed(parts: Iterable[tuple[str, Sequence[Any]]], batch: int) -> Iterator[list[tuple[str, Sequence[Any]]]]:
    """The parts in their order, so many together that they have no more than `batch` rows; a greater one is cut."""
    packed: list[tuple[str, Sequence[Any]]] = []
    room = batch
    for statement, rows in parts:
        start = 0
        while start < len(rows):
            packed.append((statement, rows[start : start + room]))
            start, room = start + room, room - len(packed[-1][1])
            if not room:
                yield packed
                packed, room = [], batch
    if packed:
        yield packed


def _together(packed: Sequence[tuple[str, Rows]], then: str) -> tuple[str, Row]:
    """The parts as one statement with its parameters; `then` stands between them."""
    text = then.join(part.replace("$rows", f"$rows{no}") for no, (part, _) in enumerate(packed))
    return text, {f"rows{no}": rows for no, (_, rows) in enumerate(packed)}


def _placed(tie: Tie, places: dict[str, int]) -> Tie:
    """The tie with its ends' places instead of their ids; an end that is met for the first time is given the next."""
    source, target, properties = tie
    return [places.setdefault(source, len(places)), places.setdefault(target, len(places)), properties]


def _tied(kind: str) -> str:
    return f"{_BETWEEN} WHERE s IS NOT NULL AND t IS NOT NULL CREATE (s)-[r:{_type(kind)}]->(t) SET r = row[2]"


def _found(kind: str) -> str:
    return f"{_ENDS} MATCH (s)-[r:{_type(kind)} {{id: row.id}}]->(t)"


def _renamed(was: str, now: str) -> str:
    return "" if was == now else f"REMOVE n:{_label(was)} SET n:{_label(now)} "


def _label(kind: str) -> str:
    if kind not in schema().nodes:
        raise StoreError(f"词汇表里没有“{kind}”这种内容，什么都没有改动，请报告这一问题。")
    return kind


def _type(kind: str) -> str:
    if kind not in schema().edges and not _WORD.fullmatch(kind):
        raise StoreError(f"词汇表里没有“{kind}”这种关系，什么都没有改动，请报告这一问题。")
    return kind
