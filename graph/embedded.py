"""The embedded store: one SQLite file in a folder, read as a whole and changed in one transaction for each call."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace as altered
from datetime import date
from pathlib import Path

from graph import rows
from graph.admission import REPLACED, UNCHANGED, admit, admit_sheet, check, outcomes
from graph.around import around
from graph.judgement import check_verdict, standing
from graph.sqlite_file import SqliteFile
from graph.state import State
from graph.store import Decision, Entry, Filed, Outcome, Report, StoreError
from graph.view import Graph
from ontology import Document, Reading

WAIT = 30.0  # seconds that a writer waits for another


class EmbeddedStore:
    """Keeps the contract of `Store` in a folder. A folder that is not there reads as empty; ingest makes it."""

    def __init__(self, folder: Path, wait: float = WAIT) -> None:
        self._folder = folder
        self._file = SqliteFile(folder, wait)
        self._kept = State()

    @property
    def revision(self) -> int:
        """Grows with every change; 0 where there is nothing yet."""
        return self._state().revision

    def graph(self) -> Graph:
        """The whole state; made anew only after a change."""
        return self._state().graph

    def state(self) -> State:
        """All that the store holds."""
        return self._state()

    def directory(self) -> Graph:
        """The whole graph, for it is in memory anyhow."""
        return self.graph()

    def around(self, ids: Iterable[str]) -> Graph:
        """The nodes and edges of these ids, all edges at these nodes, and the ends of them all."""
        return around(self.graph(), ids)

    def ingest(self, readings: Sequence[Reading], replace: bool = False) -> list[Outcome]:
        """Adds plans, all or none; the outcomes come in the order of the readings."""
        check(readings)
        if not readings:
            return []
        if not self._file.exists():
            self._file.create(rows.prepare)
        with self._change() as (db, state):
            admissions = admit(state, readings, replace)
            for each in admissions:
                if each.held and each.what == REPLACED:
                    rows.remove_reading(db, each.held.document.id)
            for each in admissions:
                if each.what != UNCHANGED:
                    rows.add_reading(db, each.reading)
            return outcomes(state, admissions)

    def report(self, sheet: Document, reports: Sequence[Report]) -> Filed:
        """Adds the rows of a progress sheet; a row that is the latest already changes nothing."""
        with self._change() as (db, state):
            filed, fresh = admit_sheet(state, sheet, reports)
            if fresh and filed.id not in {held.id for held in state.sheets}:
                rows.add_document(db, filed)
            return Filed(len(fresh), sum(rows.add_report(db, each, filed.id) for each in fresh))

    def restore(self, state: State) -> None:
        """Takes all of another store in, wholly or not at all; StoreError unless this one is empty."""
        if not self._file.exists():
            self._file.create(rows.prepare)
        with self._file.writing() as db:
            if rows.load(db).revision:
                raise StoreError(f"库 {self._folder} 里已有内容，不能迁入，请换一个空的文件夹。")
            rows.fill(db, state)

    def history(self, item: str) -> list[Entry]:
        """All reports of an item, the replaced ones too, by date and then by arrival."""
        entries = [entry for entry in self._state().entries if entry.report.item == item]
        return sorted(entries, key=lambda entry: entry.report.key)

    def decide(self, decision: Decision) -> None:
        """Stores a person's word on a claim that exists, rejected or not."""
        check_verdict(decision)
        with self._change() as (db, state):
            if not state.holds(decision.claim):
                told = f"库 {self._folder} 里没有编号为“{decision.claim}”的内容"
                raise StoreError(f"{told}，请用 lutu search 查到编号再试。")
            rows.add_decision(db, decision)

    def undo(self, claim: str) -> Decision:
        """Takes back the last decision on a claim that still holds; StoreError where there is none."""
        with self._change() as (db, state):
            held = standing(state.decisions).get(claim)
            if held is None:
                raise StoreError(f"库 {self._folder} 里没有对“{claim}”仍有效的核定，没有什么可撤销。")
            rows.undo_decision(db, claim)
            return altered(held, undone=True)

    def decisions(self) -> list[Decision]:
        """All decisions in the order they were made, the undone ones too."""
        return list(self._state().decisions)

    def last_report(self, today: date) -> date | None:
        """The day of the latest report that the graph shows and that is not after `today`."""
        reports = [each for each in self.graph().of("Observation") if each.get("origin") == "report"]
        days = [date.fromisoformat(each.get("as_of")) for each in reports]
        return max((day for day in days if day <= today), default=None)

    def close(self) -> None:
        """Forgets what was read; no connection outlives a call."""
        self._kept = State()

    def _state(self) -> State:
        if not self._file.exists():
            return State()
        with self._file.reading() as db:
            kept = self._kept
            if rows.mark(db) != (kept.revision, kept.seal):
                self._kept = kept = rows.load(db)
            return kept

    @contextmanager
    def _change(self) -> Iterator[tuple[sqlite3.Connection, State]]:
        """A transaction and the state it starts from; the revision grows if rows changed."""
        if not self._file.exists():
            raise StoreError(f"库 {self._folder} 里还没有方案，请先用 lutu ingest 导入。")
        with self._file.writing() as db:
            state = rows.load(db)
            before = db.total_changes
            yield db, state
            if db.total_changes != before:
                rows.sign(db, state.revision + 1)
