"""One change of the store: the lock, the part that it starts from, the rows that it writes, its sign at the end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from dataclasses import replace as altered
from typing import TYPE_CHECKING

from graph.server import writing
from graph.server.difference import differences
from graph.server.part import Change, Part
from graph.server.raw import added_up, decision_row, document_of, entry_row, reading_row, sheet_row
from graph.server.records import Row
from graph.server.schema import Header, sign
from graph.server.shared import shares
from graph.server.writing import Pen
from graph.state import State
from graph.store import Decision, Entry, Report
from ontology import Document, Reading

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

_SEALS = "MATCH (d:Document) WHERE d.id IN $ids RETURN d.seal AS seal"
_SHEETS = "MATCH (s:Sheet) WHERE s.id IN $ids RETURN properties(s) AS row"


@dataclass
class Ledger:
    """A writing transaction that holds the Store node; `header` says how the store stands, and `seal` how it will."""

    tx: "ManagedTransaction"
    header: Header
    pen: Pen
    changed: bool = False
    _seals: list[int] = field(default_factory=list)

    def part(self, offered: Sequence[Reading] = ()) -> Part:
        """A part to load, with the readings that are offered to it."""
        return Part(self.tx, self.header, offered)

    def sheets(self, ids: Iterable[str]) -> list[Document]:
        """The progress sheets of these ids, as far as they are there."""
        if not self.header.sheets:
            return []
        return [document_of(record["row"]) for record in self.tx.run(_SHEETS, ids=sorted(set(ids)))]

    def post(self, change: Change) -> None:
        """Writes all that differs before and after, what is kept word for word and what is shown."""
        self._post_readings(change.before.readings, change.after.readings)
        self.keep_sheets(change.after.sheets[len(change.before.sheets) :])
        self._post_entries(change.before.entries, change.after.entries)
        self._post_decisions(change.before.decisions, change.after.decisions)
        if self.changed:
            for each in differences(change):
                writing.write(self.pen, each)

    def keep_sheets(self, sheets: Sequence[Document]) -> None:
        """Keeps further progress sheets."""
        first = self.header.sheets
        rows = [sheet_row(each) | {"no": no} for no, each in enumerate(sheets, first + 1)]
        self.header = altered(self.header, sheets=first + len(rows))
        writing.keep_sheets(self.pen, self._in(rows))

    def keep_entries(self, entries: Sequence[Entry]) -> None:
        """Appends to the history of reports."""
        first = self.header.reports
        rows = [entry_row(each) | {"no": no} for no, each in enumerate(entries, first + 1)]
        self.header = altered(self.header, reports=first + len(rows))
        writing.keep_reports(self.pen, self._in(rows))

    def keep_decisions(self, decisions: Sequence[Decision]) -> None:
        """Appends to the log of decisions."""
        first = self.header.decisions
        rows = [decision_row(each) | {"no": no} for no, each in enumerate(decisions, first + 1)]
        self.header = altered(self.header, decisions=first + len(rows))
        writing.keep_decisions(self.pen, self._in(rows))

    def set(self, filling: str | None, revision: int) -> None:
        """Begins or ends a copy from another store, whose revision it ends with."""
        self.header = altered(self.header, filling=filling, revision=revision - 1)
        self.changed = True

    def sign(self, change: str) -> None:
        """Ends the change; the revision grows by one."""
        self.pen.finish()
        header = altered(self.header, seal=added_up(self.header.seal, *self._seals))
        sign(self.tx, altered(header, revision=header.revision + 1), change)

    def _post_readings(self, before: Sequence[Reading], after: Sequence[Reading]) -> None:
        held, left = {id(each) for each in before}, {id(each) for each in after}
        gone = [each for each in before if id(each) not in left]
        fresh = [each for each in after if id(each) not in held]
        ids = [each.document.id for each in gone]
        self._out([record["seal"] for record in self.tx.run(_SEALS, ids=ids)] if ids else [])
        writing.drop_readings(self.pen, ids)
        rows = self._in([reading_row(each) for each in fresh])
        links = [
            {"document": each.document.id, "id": share.id, "claim": share.claim, "close": share.close}
            for each in fresh
            for share in shares(each)
        ]
        writing.keep_readings(self.pen, rows, links)
        writing.tidy(self.pen, {share.id for each in gone for share in shares(each)} - {link["id"] for link in links})

    def _post_entries(self, before: Sequence[Entry], after: Sequence[Entry]) -> None:
        marked = [(was, now) for was, now in zip(before, after, strict=False) if was != now]
        self._out([entry_row(was)["seal"] for was, _ in marked])
        writing.mark_replaced(self.pen, self._in([entry_row(now) for _, now in marked]))
        self.keep_entries(after[len(before) :])

    def _post_decisions(self, before: Sequence[Decision], after: Sequence[Decision]) -> None:
        left = {id(each) for each in after}
        for each in (each for each in before if id(each) not in left):
            self._out([decision_row(each)["seal"]])
            writing.mark_undone(self.pen, self._in([decision_row(altered(each, undone=True))])[0])
        self.keep_decisions(after[len(before) :])

    def _in(self, rows: Sequence[Row]) -> Sequence[Row]:
        self.changed = self.changed or bool(rows)
        self._seals += [row["seal"] for row in rows]
        return rows

    def _out(self, seals: Sequence[int]) -> None:
        self.changed = self.changed or bool(seals)
        self._seals += [-seal for seal in seals]


def entered(state: State, sheet: Document, reports: Sequence[Report]) -> State:
    """The state with the rows of a sheet at the end of its history; each replaces the one of the same item and day."""
    if not reports:
        return state
    fresh = {report.key for report in reports}
    marked = (
        altered(entry, replaced_by=sheet.id) if entry.replaced_by is None and entry.report.key in fresh else entry
        for entry in state.entries
    )
    held = sheet.id in {each.id for each in state.sheets}
    return altered(
        state,
        sheets=state.sheets if held else (*state.sheets, sheet),
        entries=(*marked, *(Entry(report, sheet.id, None) for report in reports)),
    )
