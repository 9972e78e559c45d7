"""The Neo4j store: shared by many users, the rules of every store applied to the part that a change can touch."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace as altered
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from graph.admission import UNCHANGED, admit, admit_sheet, check, outcomes
from graph.judgement import check_verdict, standing
from graph.server.address import Address
from graph.server.around import around
from graph.server.changing import EmptyStoreError, changed, refuse_filling
from graph.server.days import last_report
from graph.server.directory import directory
from graph.server.driver import Connection, Limits
from graph.server.ledger import Ledger, entered
from graph.server.migrating import migrate
from graph.server.raw import decision_of, entry_of
from graph.server.reading import Known, state_id, whole
from graph.server.restoring import restore
from graph.server.schema import Header, header, prepare
from graph.state import State
from graph.store import Decision, Entry, Filed, Outcome, Report, StoreError
from graph.view import Graph
from ontology import Document, Reading

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

Done = TypeVar("Done")

_HISTORY = "MATCH (r:Report {item: $item}) RETURN properties(r) AS row ORDER BY r.as_of, r.no"
_LOG = "MATCH (d:Decision) RETURN properties(d) AS row ORDER BY d.no"
_SHARING = "MATCH (:Shared {id: $id})<-[:SHARES]-(d:Document) RETURN count(DISTINCT d.plan) AS plans"
_OF_A_PLAN = 5000  # claims


class ServerStore:
    """Keeps the contract of `Store` on a Neo4j database. An empty database reads as an empty store; ingest prepares it."""

    def __init__(self, address: Address, limits: Limits | None = None) -> None:
        self.connection = Connection(address, limits or Limits())
        self._shown = address.shown
        self._kept = State()
        self._known: Known = {}
        self._called: tuple[str, Graph] | None = None
        self._current = False  # no database grows old again while a program runs

    @property
    def revision(self) -> int:
        """Grows with every change; 0 where there is nothing yet."""
        found = self._header()
        return found.revision if found else 0

    @property
    def stamp(self) -> str:
        """Differs wherever the graph does, in this database and any other."""
        found = self._header()
        return state_id(found) if found else ""

    def graph(self) -> Graph:
        """The whole state; read anew only after a change."""
        return self.state().graph

    def state(self) -> State:
        """All that the store holds."""
        found, kept = self._header(), self._kept
        if found is None:
            return State()
        if (found.revision, state_id(found)) != (kept.revision, kept.seal):
            self._kept, self._known = kept, _ = whole(self.connection, self._known)
        return kept

    def directory(self) -> Graph:
        """What things are called, and where they stand; read anew only after a change."""
        found = self._header()
        if found is None:
            return Graph((), (), ())
        refuse_filling(found, self.connection)
        if self._called is None or self._called[0] != state_id(found):
            self._called = state_id(found), directory(self.connection, state_id(found))
        return self._called[1]

    def around(self, ids: Iterable[str]) -> Graph:
        """The nodes and edges of these ids, all edges at these nodes, and the ends of them all."""
        asked = frozenset(ids)
        return self._read(lambda tx: around(tx, self.connection, asked), Graph((), (), ()))

    def ingest(self, readings: Sequence[Reading], replace: bool = False) -> list[Outcome]:
        """Adds plans, all or none; the outcomes come in the order of the readings."""
        check(readings)
        if not readings:
            return []

        def work(ledger: Ledger) -> list[Outcome]:
            part = ledger.part(readings)
            sheets = ledger.sheets([reading.document.id for reading in readings])
            given: list[Outcome] = []

            def alter(state: State) -> State:
                admissions = admit(state, readings, replace)
                given[:] = outcomes(state, admissions)
                fresh = [each for each in admissions if each.what != UNCHANGED]
                gone = {each.held.document.id for each in fresh if each.held}
                kept = [each for each in state.readings if each.document.id not in gone]
                return altered(state, readings=(*kept, *(each.reading for each in fresh)))

            ledger.post(part.change(part.of_documents(each.document.id for each in readings), alter, sheets))
            return given

        claims = sum(len(each.nodes) + len(each.edges) for each in readings)
        try:
            return self._changed(work, claims)
        except EmptyStoreError:
            prepare(self.connection)
            return self._changed(work, claims)

    def report(self, sheet: Document, reports: Sequence[Report]) -> Filed:
        """Adds the rows of a progress sheet; a row that is the latest already changes nothing."""

        def work(ledger: Ledger) -> Filed:
            part = ledger.part()
            plans = part.holding(each.item for each in reports) | part.of_documents([sheet.id])
            sheets = ledger.sheets([sheet.id, f"{sheet.id}/{sheet.sha256[:12]}"])
            done = Filed(0, 0)

            def alter(state: State) -> State:
                nonlocal done
                filed, fresh = admit_sheet(state, sheet, reports)
                done = Filed(len(fresh), sum(each.key in state.latest for each in fresh))
                return entered(state, filed, fresh)

            ledger.post(part.change(plans, alter, sheets))
            return done

        return self._changed(work, len(reports))

    def restore(self, state: State) -> None:
        """Takes all of another store in; StoreError unless this one is empty, or holds a copy that was broken off."""
        if self._header() is None:
            prepare(self.connection)
        restore(self.connection, state)

    def history(self, item: str) -> list[Entry]:
        """All reports of an item, the replaced ones too, by date and then by arrival."""
        return self._read(lambda tx: [entry_of(record["row"]) for record in tx.run(_HISTORY, item=item)], [])

    def decide(self, decision: Decision) -> None:
        """Stores a person's word on a claim that exists, rejected or not."""
        check_verdict(decision)

        def work(ledger: Ledger) -> None:
            part = ledger.part()
            ledger.post(part.change(part.holding([decision.claim]), alter))

        def alter(state: State) -> State:
            if not state.holds(decision.claim):
                told = f"库 {self._shown} 里没有编号为“{decision.claim}”的内容"
                raise StoreError(f"{told}，请用 lutu search 查到编号再试。")
            return altered(state, decisions=(*state.decisions, decision))

        self._changed(work, self._reach(decision.claim))

    def undo(self, claim: str) -> Decision:
        """Takes back the last decision on a claim that still holds; StoreError where there is none."""

        def work(ledger: Ledger) -> Decision:
            part = ledger.part()
            change = part.change(part.holding([claim]), alter)
            ledger.post(change)
            return altered(standing(change.before.decisions)[claim], undone=True)

        def alter(state: State) -> State:
            held = standing(state.decisions).get(claim)
            if held is None:
                raise StoreError(f"库 {self._shown} 里没有对“{claim}”仍有效的核定，没有什么可撤销。")
            return altered(state, decisions=tuple(each for each in state.decisions if each is not held))

        return self._changed(work, self._reach(claim))

    def decisions(self) -> list[Decision]:
        """All decisions in the order they were made, the undone ones too."""
        return self._read(lambda tx: [decision_of(record["row"]) for record in tx.run(_LOG)], [])

    def last_report(self, today: date) -> date | None:
        """The day of the latest report that the graph shows and that is not after `today`."""
        return self._read(lambda tx: last_report(tx, today), None)

    def close(self) -> None:
        """Forgets what was read and ends the connections."""
        self._kept, self._known, self._called = State(), {}, None
        self.connection.close()

    def _reach(self, claim: str) -> int:
        """How many claims a word on this one may touch: where plans share it, all of theirs."""
        record = self.connection.read(lambda tx: tx.run(_SHARING, id=claim).single(strict=True))
        return int(record["plans"]) * _OF_A_PLAN

    def _changed(self, work: Callable[[Ledger], Done], claims: int) -> Done:
        if not self._current:
            self._header()
        try:
            return changed(self.connection, work, claims)
        except StoreError:
            self._current = False  # it may have been emptied, or be another
            raise

    def _header(self) -> Header | None:
        """The Store node, up to date."""
        found = self._told()
        if found is not None and found.old:
            migrate(self.connection)
            found = self._told()
        self._current = found is not None
        return found

    def _told(self) -> Header | None:
        return self.connection.read(lambda tx: header(tx, self.connection))

    def _read(self, work: Callable[["ManagedTransaction"], Done], nothing: Done) -> Done:
        """What `work` finds; `nothing` where the database is empty."""
        if not self._current:
            self._header()

        def checked(tx: "ManagedTransaction") -> Done:
            found = header(tx, self.connection)
            if found is None:
                return nothing
            refuse_filling(found, self.connection)
            return work(tx)

        return self.connection.read(checked)
